"""Where the name of a body begins, read backwards from the word it is known by."""

from indexer.lexicon import distinct
from indexer.tagging.gazetteer import places
from indexer.tagging.marked import Marked
from indexer.tagging.phrases import INSIDE, OF
from indexer.tagging.tokens import Text
from indexer.tagging.within import ends_listed_body
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
    LISTED,
    OFFICE,
    ORGANISATION,
    PLURAL,
    PUNCT,
    STRONG,
    UPPER,
    kind,
)

__all__ = ["LINKS", "OF_ONLY", "TRADING", "begin", "link_of", "owns"]

MOST_TOKENS_BEFORE = 9  # Senate Health, Education, Labor, and Pensions …
MOST_NAMED = 5  # tokens from the head of a name in another language to its "de"
# trade words make a company's name only beside a proper name
TRADING = frozenset(
    "technologies systems industries solutions services associates enterprises "
    "holdings market foods farms stores partners consulting logistics motors "
    "ministries capital energy electric insurance steel shipping petroleum mining "
    "minerals robotics software semiconductor semiconductors telecom press alliance "
    "telecommunications ventures communications entertainment tech international "
    "construction engineering media aviation radio television "
    "group news industries army force forces "
    "navy fleet nation police united network front movement spa fitness "
    "materials chemicals cement textiles plastics electronics aerospace biotech "
    "therapeutics realty exteriors".split()
)
# words that own a body, as an office does: the Children's Hospital
_MEMBERS = frozenset(
    "children women men people king queen workers girls boys magistrate magistrates "
    "coroner sheriff".split()
)
_SAID_OF_NAMES = ("-based", "-led", "-backed", "-owned", "-funded", "-run")
_IN_NAMES = ("justice", "general", "magistrates")
_NO_NAMES = ("senior",)
_NO_VERBS = ("works", "retired")  # Public Works Department
_GENERALS = frozenset(
    "attorney solicitor auditor inspector advocate prosecutor accountant comptroller "
    "controller registrar surveyor procurator".split()
)
# bodies are named after them: Queen Elizabeth II Arts Council, Duke University
_RULERS = frozenset("king queen prince princess duke duchess sultan saint sir".split())
# fields of study, which few releases write in small letters: Climatology
_FIELDS = ("logy", "physics", "nomics", "istics", "graphy", "culture", "istry")
_JOINTS = ("and", "&")
# bodies that are called after several matters: the Trade, Law, and Water Committee
_PANELS = ("committee", "subcommittee", "commission", "department", "ministry")
LINKS = (*OF, "de", "del", "da", "do", "du", "des", "dos", "di")  # Banco de …
OF_ONLY = ("parliament", "senate", "congress", "assembly", "city", "town")
# what is formed against something; a Suit Against Elm Stores is no body
_AGAINST = frozenset("force office committee commission network coalition unit".split())
_SENT = ("mission", "embassy", "delegation", "consulate")


def link_of(marked: Marked, at: int) -> int:
    """Return where the "of" after the head at `at` stands, 0 where none does."""
    keys = marked.text.keys
    if keys[at + 1] in (("of",) if keys[at] in OF_ONLY else LINKS):
        return at + 1
    if keys[at + 1] == "to" and keys[at] in _SENT:
        return at + 1  # the Elmland Mission to the United Nations
    if keys[at + 1 : at + 3] == ["general", "of"]:
        return at + 2  # the Inspectorate General of Elm Police
    # Banco Nacional de Fomento
    link = at + 1
    while marked.text.kinds[link] & CAPITAL and link - at < MOST_NAMED:
        link += 1
    return link if keys[link] in LINKS[len(OF) :] else 0


def begin(marked: Marked, at: int) -> int:
    """Return where the capitalised words before token `at` begin."""
    start = at
    while start > 0 and at - start < MOST_TOKENS_BEFORE:
        step = _step(marked, start, at)
        if not step:
            break
        start -= step
    return start


def _step(marked: Marked, start: int, at: int) -> int:
    """Return how many tokens before `start` belong to the name headed at `at`."""
    kinds, words, before = marked.text.kinds, marked.text.words, start - 1
    kind = kinds[before]
    if owns(marked, before) and kinds[start] & CAPITAL:
        return 0
    if _is_lost_owner(marked, before) and kinds[at] & BODY:
        return 0  # Elmlands Division of Water, its apostrophe lost
    if words[before].endswith(_SAID_OF_NAMES) or kind & DATE and start == at:
        return 0  # Elm-based Council; this May Congress
    verb = marked.text.keys[before] in distinct("person_verbs")
    # the Returned Services League, but: Urges Elm Council to …
    verb = verb and marked.text.keys[before - 1] != "the"
    verb = verb and before not in marked.covered  # the United States Attorney's Office
    if verb and marked.text.keys[before] not in _NO_VERBS:
        return 0  # Ruiz Urges Elm Council to …
    if _is_dateline(marked, before) or marked.text.keys[before] in _NO_NAMES:
        return 0
    if words[before] in INSIDE and marked.text.keys[at] in _AGAINST and start < at:
        return 2 * bool(kinds[before - 1] & CAPITAL)  # Crimes Against Elms Task Force
    # the John F. Kennedy Center
    if start < at and _is_middle(marked, before):
        return 2
    unlike = kind & (OFFICE | HONORIFIC | INITIAL)
    if kind & CAPITAL and (not unlike or _in_name(marked, before, at)):
        return 1
    general = marked.text.keys[start] in ("general", "generals")
    if general and marked.text.keys[before] in _GENERALS:
        return 1  # the Elmland Attorney General's Water Unit
    if before in marked.covered or _office_of_attorneys(marked, before, start, at):
        return 1
    if words[before] == "," and kinds[at] & COMPANY and start == at:
        return int(words[at] != "NV")  # Elm Village, NV: a state
    hyphen = words[before] in ("-", "–", "/") and _tight(marked.text, before)
    if hyphen or _of_an_office(marked, before) or _goes_back(marked, before, at):
        return 2
    return 3 if _ends_list(marked, before, at) or _is_majestic(marked, before) else 0


def _is_middle(marked: Marked, at: int) -> bool:
    """Whether an initial stands between two names in a text with its signs."""
    text = marked.text
    first, last = text.kinds[at - 1], text.kinds[at + 1]
    named = first & GIVEN and first & last & CAPITAL and text.kinds[at] & INITIAL
    shouts = text.words[at - 1].isupper() or text.words[at] == "A"
    return bool(named) and not text.bare and not shouts


def _is_lost_owner(marked: Marked, at: int) -> bool:
    key = marked.text.keys[at]
    return key in marked.text.lost_possessives and bool(places().get(key[:-1]))


def _is_dateline(marked: Marked, at: int) -> bool:
    # WASHINGTON Elm Resources Corp. will pay, the dash between them lost
    text = marked.text
    shouts = text.kinds[at] & UPPER and not text.words[at + 1].isupper()
    return bool(shouts) and len(text.words[at]) > 4 and text.keys[at] in places()


def _in_name(marked: Marked, before: int, at: int) -> bool:
    # General Motors, the Queen Elizabeth II Arts Council, Elm Tax Planners Inc.
    key, following = marked.text.keys[before], marked.text.kinds[before + 1]
    if following & COMPANY and before + 1 == at:
        form = marked.text.kinds[before] & (PLURAL | COMPANY)  # Elm Wells Pte Ltd
        if form:
            return True
    if key == "private":
        return marked.text.keys[before + 1] == "sector"  # no soldier
    if key == "executive":
        chief = marked.text.keys[before - 1] == "chief"
        return bool(following & ORGANISATION) and not chief
    if key in _IN_NAMES:
        return not marked.text.kinds[at] & COMPANY
    return key in _RULERS and bool(following & (LISTED | ORGANISATION))


def _goes_back(marked: Marked, joint: int, at: int) -> bool:
    """Whether the name headed at `at` goes on before the link at `joint`."""
    key, kinds = marked.text.keys[joint], marked.text.kinds
    if key in _JOINTS:
        return _joins(marked, joint, at)
    before = kinds[joint - 1]
    if key in OF and kinds[at] & COMPANY:
        # Bank of Elm Inc., but not Acquisition of Elm Inc.
        plain = before & COMMON and not before & (ORGANISATION | BODY)
        return bool(before & CAPITAL) and not before & OFFICE and not plain
    if key == ",":
        return _continues_list(marked, joint, at)
    # Anton de Kom University
    particle = key in LINKS[len(OF) :] and not before & (ORGANISATION | BODY)
    return particle and bool(before & kinds[joint + 1] & STRONG)


def owns(marked: Marked, at: int) -> bool:
    """Whether a word is the possessive of a body whose apostrophe was lost.

    As in "the Justice Departments Criminal Division", "the FBIs Field Office".
    """
    word, bits = marked.text.words[at], marked.text.kinds[at]
    if word[-1:] != "s" or not bits & CAPITAL or bits & ORGANISATION:
        return False
    # but the Markets Commission
    body = kind(word[:-1]) & ORGANISATION and word[:-1].lower() not in TRADING
    return bool(body) or (len(word) > 3 and word[:-1].isupper())


def _of_an_office(marked: Marked, before: int) -> bool:
    # the President's Council, Attorney-General's Chambers
    bits = marked.text.kinds[before - 1]
    if marked.text.keys[before] == "'" and marked.text.keys[before - 1][-1:] == "s":
        return bool(bits & CAPITAL)  # the Nurses' Union
    if marked.text.keys[before] != "'s" or not bits & CAPITAL:
        return False
    # Elm County State's Attorney's Office
    state = marked.text.keys[before - 1] == "state" and (
        marked.text.keys[before + 1] == "attorney"
    )
    return bool(bits & OFFICE) or state or marked.text.keys[before - 1] in _MEMBERS


def _office_of_attorneys(marked: Marked, before: int, start: int, at: int) -> bool:
    # U.S. Attorneys Office, its apostrophe lost
    bits = marked.text.kinds[before]
    return start == at and marked.text.keys[at] == "office" and bool(bits & PLURAL)


def _tight(text: Text, hyphen: int) -> bool:
    # U.S.-Japan Committee
    start, end = text.starts[hyphen], text.ends[hyphen]
    return (
        not text.source[start - 1].isspace()
        and not text.source[end : end + 1].isspace()
    )


def _joins(marked: Marked, joint: int, at: int) -> bool:
    if joint + 1 == at and marked.text.kinds[at] & BODY and link_of(marked, at):
        return False  # the FBI and Department of Health
    before, after = marked.text.kinds[joint - 1], marked.text.kinds[joint + 1]
    if not before & after & CAPITAL:
        return False
    firm = marked.text.keys[joint] == "&" or after & COMPANY  # McKinsey & Company
    if not firm and ends_listed_body(marked, joint):
        return False  # the United Nations and Elm-Lund Commission
    if marked.text.keys[joint] == "&" and marked.text.kinds[at] & COMPANY:
        return not before & (OFFICE | ORGANISATION)  # Rowe & Standing Ltd
    named = marked.text.keys[joint - 1] in _IN_NAMES  # the Justice and Water Committee
    if before & LISTED and not named:
        return False
    held = marked.text.kinds[at] & COMPANY and marked.text.keys[joint - 2] == "of"
    if held and not _common(marked, joint + 1):
        return False  # the Minister of Transport and Elmo Ferries Limited
    if not _common(marked, joint + 1) and (
        not _common(marked, joint - 1) or after & LISTED
    ):
        return False  # Exploitation and Obscenity Section, not Acme and Elmo Ltd
    if after & DEMONYM and not before & DEMONYM:
        return False  # the Ministry of Trade and Elmish Institute of Water
    # the Energy and Commerce Committee, the Justice and Science Subcommittee
    body = before & ORGANISATION and marked.text.keys[joint - 1] not in TRADING
    return not (body or before & OFFICE and not named or before & BODY)


def _continues_list(marked: Marked, comma: int, at: int) -> bool:
    # the Meteorology, Climatology and Geophysics Agency
    keys, kinds = marked.text.keys, marked.text.kinds
    listed = keys[comma + 2] == "," and keys[at] in _PANELS
    closed = (keys[comma + 2] in _JOINTS or listed) and comma + 3 <= at
    inner = listed and keys[comma - 2] in (",", "senate", "house")
    alone = inner or not kinds[comma - 2] & (CAPITAL | PUNCT)
    named = keys[comma - 1] in _IN_NAMES  # the Trade, Justice and Science Committee
    plain = not kinds[comma - 1] & (ORGANISATION | BODY)
    plain = plain and (named or not kinds[comma - 1] & (OFFICE | LISTED))
    common = _common(marked, comma - 1) and _common(marked, comma + 1)
    return closed and alone and plain and common


def _ends_list(marked: Marked, joint: int, at: int) -> bool:
    # the Water, Trade, and Science Committee
    keys, kinds = marked.text.keys, marked.text.kinds
    joined = keys[joint] in _JOINTS and keys[joint - 1] == "," and keys[at] in _PANELS
    plain = not kinds[joint - 2] & (OFFICE | ORGANISATION | BODY | LISTED | UPPER)
    common = joined and _common(marked, joint - 2) and _common(marked, joint + 1)
    return common and plain and not kinds[joint - 3] & CAPITAL


def _is_majestic(marked: Marked, before: int) -> bool:
    # His Majesty's Armed Forces, the Queen's Own Elm Regiment
    keys = marked.text.keys
    if marked.text.words[before] == "Own" and keys[before - 1] == "'s":
        return bool(marked.text.kinds[before - 2] & OFFICE)
    crown = keys[before] == "'s" and keys[before - 1] == "majesty"
    return crown and keys[before - 2] in ("his", "her")


def _common(marked: Marked, at: int) -> bool:
    field = marked.text.keys[at].endswith(_FIELDS)
    return bool(marked.text.kinds[at] & CAPITAL) and (
        field or bool(marked.text.kinds[at] & COMMON)
    )
