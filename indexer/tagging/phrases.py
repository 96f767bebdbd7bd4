"""Capitalised phrases: as far as they go, and no further than a person's name."""

from indexer.lexicon import distinct
from indexer.tagging.honorifics import read_honorifics
from indexer.tagging.lookalikes import named_like_a_state
from indexer.tagging.marked import Marked
from indexer.tagging.names import begins_name
from indexer.tagging.words import (
    BODY,
    CAPITAL,
    COMMON,
    COMPANY,
    DATE,
    DEMONYM,
    GIVEN,
    HONORIFIC,
    INITIAL,
    LINK,
    LISTED,
    NAME,
    NUMBER,
    OFFICE,
    OPENER,
    ORGANISATION,
    STRONG,
    UPPER,
)

__all__ = ["INSIDE", "INTO", "OF", "ends_a_firm", "read_complement", "read_phrase"]

MOST_PHRASE_TOKENS = 14
MOST_LINKS = 6
LEAST_GIVEN = 4  # letters of a given name that shows a person: no Mo, Su
OF = ("of", "for", "on")
INTO = (*OF, "to", "at", "in", "with", "from")
_AND = ("and", "&", ",")
_RULERS = frozenset(
    "president premier minister chancellor king queen emir governor mayor "
    "secretary-general".split()
)
_TITLES = frozenset(  # who stands behind one, without an article, bears it
    "congressman congresswoman rep rep. representative sen sen. senator".split()
)
_ADDRESSED = ("mr", "mrs", "ms", "dr")  # no body has them in its name
_LAST = ("affairs", "services", "relations")  # what ends a list of tasks
INSIDE = ("Against", "Without", "Beyond", "Between", "Among", "Through")
_SECOND = ("second", "first", "third", "deputy", "acting", "senior", "chief", "shadow")
# what a list of tasks may name though no word list has it: Industrialization
_ABSTRACT = ("tion", "ment", "ity", "ology", "ics", "ship", "ness", "ance", "ism")
_ARTICLES = frozenset("the his her its their our a an la las los le les".split())


def read_phrase(marked: Marked, first: int) -> int:
    """Return the end of the capitalised phrase at `first`, before any name in it."""
    kinds, known = marked.text.kinds, marked.known
    end = first
    while end - first < MOST_PHRASE_TOKENS:
        if end > first and (
            named_like_a_state(marked, end) or ends_a_firm(marked, end)
        ):
            break
        if known[end] and not (end > first and begins_name(marked, end)):
            end = known[end]
        elif end > first and _owns(marked, end):
            end += 2
        elif not kinds[end] & CAPITAL:
            # Office on Violence Against Women
            if end == first or marked.text.words[end] not in INSIDE:
                break
            if not kinds[end + 1] & CAPITAL:
                break
            end += 1
        elif end > first and (_office_begins(marked, end) or _headline(marked, end)):
            break
        elif end > first and _is_title(marked, end):
            break
        elif end > first and _name_follows(marked, end):
            if not _unknown(marked, first, end) or _shouts(marked, end):
                break
            end += 1
        else:
            end += 1
    return end


def ends_a_firm(marked: Marked, end: int) -> bool:
    """Return whether the stop before a token is of a firm's form and of a sentence.

    As in "director of Elmo Ltd. ELMA Chair Ana Ruiz".
    """
    kinds = marked.text.kinds
    closed = kinds[end - 1] & COMPANY and marked.text.words[end - 1].endswith(".")
    return bool(closed) and not kinds[end] & COMPANY


def _owns(marked: Marked, at: int) -> bool:
    # of the Crown Prince's Office, of Elmland's Lund Region, but not Ruiz's Ana
    owned = marked.text.kinds[at + 1]
    many = marked.text.keys[at] == "'" and marked.text.keys[at - 1].endswith("s")
    owns = many or marked.text.keys[at] == "'s"
    return bool(owns and owned & CAPITAL and not owned & GIVEN)


def _office_begins(marked: Marked, at: int) -> bool:
    # MINISTER FOR TRADE SHADOW MINISTER FOR WATER: a second office
    text = marked.text
    while text.kinds[at] & OPENER and text.kinds[at + 1] & (OPENER | OFFICE):
        at += 1
    return bool(text.kinds[at] & OFFICE) and text.keys[at + 1] in ("for", "on")


def _is_title(marked: Marked, at: int) -> bool:
    # Head of the Elm Mission Ambassador Ana Ruiz
    title = marked.text.keys[at] in ("ambassador", "amb.") and marked.known[at] <= at
    return title and begins_name(marked, at + 1)


def _shouts(marked: Marked, at: int) -> bool:
    # Member for Lund ANA RUIZ MP: capitals set a name off
    words = marked.text.words
    return len(words[at]) > 2 and words[at].isupper() and not words[at - 1].isupper()


def _headline(marked: Marked, at: int) -> bool:
    # Member for Lund TWO MORE BOATS: behind ordinary words a headline in capitals
    words = marked.text.words
    shouts = words[at].isupper() and words[at + 1].isupper() and len(words[at]) > 2
    return shouts and len(words[at + 1]) > 2 and words[at - 1].istitle()


def _unknown(marked: Marked, first: int, at: int) -> bool:
    # for Ang Mo Kio: names of an unknown place, not of a person in office there
    kinds = marked.text.kinds
    unknown = all(kinds[i] & STRONG and not marked.known[i] for i in range(first, at))
    given = kinds[at] & GIVEN and kinds[at + 1] & STRONG and not marked.known[at + 1]
    given = given and not kinds[at + 2] & CAPITAL  # the Ana Ruiz Outreach Project
    person = given and len(marked.text.words[at]) >= LEAST_GIVEN
    return unknown and bool(kinds[at] & STRONG) and not person


def read_complement(marked: Marked, first: int, links: tuple[str, ...] = INTO) -> int:
    """Return the end of "of the … and …, for the …" at `first`, as far as it goes."""
    end = first
    for _ in range(MOST_LINKS):
        if marked.text.keys[end] not in links:
            break
        phrase = _after_article(marked, end + 1)
        after = read_phrase(marked, phrase)
        if after == phrase or marked.text.kinds[phrase] & DATE:
            break
        if marked.text.keys[end + 1] in ("a", "an") and _is_noun(marked, after):
            break  # chief executive of a Nevada drink company
        if _is_other(marked, end, phrase, after) or _holder(marked, end, after):
            break
        end = _read_coordination(marked, after)
    return end


def _holder(marked: Marked, link: int, after: int) -> bool:
    # the envoy of President Ruiz, but: Secretary to the President, Ms Ruiz
    keys, kinds = marked.text.keys, marked.text.kinds
    held = all(kinds[at] & (OFFICE | OPENER) for at in range(link + 1, after))
    if after == link + 2 and keys[link + 1] in _TITLES:
        named = after + (marked.text.words[after] == ".")
        return held and begins_name(marked, named)  # chief of staff for Sen. Ruiz
    return held and keys[after - 1] in _RULERS and begins_name(marked, after)


def _is_noun(marked: Marked, at: int) -> bool:
    word, kind = marked.text.words[at], marked.text.kinds[at]
    plain = word.islower() and kind & COMMON and not kind & LINK
    return bool(plain) and word not in distinct("function_words")


def _is_other(marked: Marked, link: int, phrase: int, after: int) -> bool:
    """Whether a link leads on to somebody or something else, and not to a body."""
    keys, kinds = marked.text.keys, marked.text.kinds
    if keys[link] == "with" and kinds[phrase] & OFFICE:
        return True  # as President with President Ruiz
    if keys[link] == "on" and any(kinds[at] & OFFICE for at in range(phrase, after)):
        return True  # a call of the Minister of Elmland on Water Minister Ruiz
    # at the Oslo 1952 games
    return keys[link] in ("at", "in") and bool(kinds[after] & NUMBER)


def _read_coordination(marked: Marked, end: int) -> int:
    """Return the end of ", Food and Water" at `end`; a comma needs an "and" later."""
    keys = marked.text.keys
    start, closed = end, False
    while keys[end] in _AND and not closed and end - start < MOST_PHRASE_TOKENS:
        phrase, closed = end + 1, keys[end] != ","
        if not closed and keys[phrase] in ("and", "&"):
            phrase, closed = phrase + 1, True
        after = _coordinated(marked, _after_article(marked, phrase))
        # Minister for Law, Customs and Border Protection: the last has its own "and"
        closed = closed or "and" in keys[phrase:after]
        if not after or not (closed or _list_is_closed(marked, after)):
            break
        end = after
    return _second_and(marked, end) if closed else end


def _second_and(marked: Marked, end: int) -> int:
    # Seas and International Coastal and Scientific Affairs
    if marked.text.keys[end] not in ("and", "&"):
        return end
    after = _coordinated(marked, end + 1)
    return after if after and marked.text.keys[after - 1] in _LAST else end


def _coordinated(marked: Marked, phrase: int) -> int:
    """Return the end of a phrase that may be the next of a list, 0 if none may."""
    keys, kinds = marked.text.keys, marked.text.kinds
    if keys[phrase].rstrip(".") in _ADDRESSED:
        return 0  # Ambassador to Elmland, and Mr Ruiz
    if kinds[phrase] & GIVEN and kinds[phrase + 1] & NAME & STRONG:
        if begins_name(marked, phrase) and not kinds[phrase + 2] & CAPITAL:
            return 0  # Director of the Office, and Rob Ruiz
    if phrase in marked.countries and kinds[marked.countries[phrase]] & OFFICE:
        return 0  # of the Tax Division and U.S. Attorney Ana Ruiz
    if kinds[phrase] & HONORIFIC and not marked.known[phrase]:
        name = read_honorifics(marked, phrase)  # to the Ministry, and Major Ruiz
        if name > phrase and begins_name(marked, name):
            return 0
    joins = kinds[phrase] & (COMMON | DEMONYM) or marked.known[phrase]
    joins = joins or keys[phrase].endswith(_ABSTRACT) and not kinds[phrase] & LISTED
    # European and Eurasian Affairs
    joins = joins or (
        kinds[phrase + 1] & COMMON & ~kinds[phrase]
        and kinds[phrase + 1] & CAPITAL
        and not kinds[phrase] & LISTED
    )
    if not kinds[phrase] & CAPITAL or not (
        joins or marked.text.keys[phrase - 1] == "&"
    ):
        return 0
    if kinds[phrase] & UPPER and marked.known[phrase]:
        return 0  # the Treasury of Elmland and the IMF
    after = read_phrase(marked, phrase)
    if keys[after - 1] in _SECOND and kinds[after] & OFFICE:
        return 0  # Minister for Law and Second Minister for Water
    if after == phrase + 1 and kinds[phrase] & DEMONYM:
        return 0  # the Council of Elms, and the Kenyan guests
    if after == phrase + 1 and marked.text.keys[phrase] == "justice":
        return after  # the Ministry of Law and Justice
    if any(kinds[i] & (OFFICE | BODY) for i in range(phrase, after)):
        # Law and Justice, but: the Treasury and Justice Ana Ruiz
        alone = after == phrase + 1 and marked.text.keys[phrase] == "justice"
        return after if alone and not begins_name(marked, after) else 0
    return after


def _list_is_closed(marked: Marked, at: int) -> bool:
    keys = marked.text.keys
    for _ in range(4):
        if keys[at] != ",":
            return keys[at] in ("and", "&") and bool(_coordinated(marked, at + 1))
        if keys[at + 1] in ("and", "&"):
            return bool(_coordinated(marked, at + 2))
        at = _coordinated(marked, at + 1)
        if not at:
            return False
    return False


def _after_article(marked: Marked, at: int) -> int:
    return at + 1 if marked.text.keys[at] in _ARTICLES else at


def _name_follows(marked: Marked, at: int) -> bool:
    """Whether a name begins inside a phrase: listed, or of two words at least."""
    kinds = marked.text.kinds
    if marked.text.keys[at].rstrip(".") in _ADDRESSED:
        return True
    if kinds[at] & HONORIFIC and not marked.known[at]:
        return begins_name(marked, read_honorifics(marked, at))
    if not begins_name(marked, at):
        return False
    if kinds[at - 1] & ORGANISATION and kinds[at] & STRONG:
        return True  # Head of the Water Council Bar-Or
    return bool(kinds[at] & (LISTED | INITIAL) or kinds[at + 1] & (NAME | INITIAL))
