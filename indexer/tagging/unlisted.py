"""Towns that no list has, known by what stands beside them: in X; Oslo and X; X – ."""

import re
from collections.abc import Iterator, Mapping, Set

from indexer.lexicon import distinct
from indexer.tagging.beside_places import is_beside_place
from indexer.tagging.gazetteer import country_of
from indexer.tagging.marked import Marked
from indexer.tagging.plausible import stands_free
from indexer.tagging.sites import ARTICLE
from indexer.tagging.spans import Candidate
from indexer.tagging.villages import countries_of_villages
from indexer.tagging.voting import Vote
from indexer.tagging.words import (
    CAPITAL,
    COMMON,
    DATE,
    DEMONYM,
    HONORIFIC,
    LISTED,
    OFFICE,
    ORGANISATION,
    STRONG,
    UPPER,
)

__all__ = ["MATTERS", "RULE", "unlisted_towns"]

RULE = "town-by-what-is-beside"
MOST_TOKENS = 2
_IN = frozenset(
    "in near outside off capital reached visit visiting visits visited toured depart "
    "departed arrive".split()
)
_SEATED = frozenset("embassy consulate university college court hospital".split())
_PARTICLES = ("de", "del", "do", "da", "dos", "las", "los", "la", "el")
# before "to": what or who goes there
_GOING = frozenset(
    "visit visits trip travel travels travelled traveled travelling flight flights "
    "flew return returned returning moved road railway highway line ambassador came "
    "coming went going go transferred evacuated relocated arrived fled way ferry bus "
    "train convoy boat route canal pipeline walked drove driving marched sailed".split()
)
_LEFT = frozenset("left leave leaves leaving departed departs sailed bound".split())
LEAST_LETTERS = 4
_PREFIX = 4  # letters of Mac before a name, and the first of that
# fields of study, peoples, what is of a place
_NO_ENDS = (
    "logy",
    "physics",
    "nomics",
    "ics",
    "ian",
    "ians",
    "ans",
    "eans",
    "ese",
    "ism",
)
# who comes from where they live: a teacher from X, and
_PERSONS = frozenset(
    "man woman men women boy girl teacher farmer student students pupil pupils "
    "resident trader traders fisherman driver nurse doctor engineer mother father "
    "widow native family families refugees migrants workers farmers traders soldier "
    "soldiers carpenter fishermen victim victims group youths".split()
)
_SIGNS = ",.;:)(–—-!”\"’'"
_SIGNS_INSIDE = re.compile("[-'‘ʻ]")  # Elm'au
# before "in" what is no place: took part in Umuganda
MATTERS = frozenset(
    "part participate participated participates participating interest interested "
    "invest invested believe believes role involved engaged expertise degree success "
    "successes progress".split()
)
_NO_TOWN = COMMON | DATE | DEMONYM | HONORIFIC | OFFICE | ORGANISATION


def unlisted_towns(
    marked: Marked, seen: list[Vote], home: str | None
) -> Iterator[Candidate]:
    """Yield unknown names that their neighbours show to be towns.

    So are villages of the country `home`, or of one that the text names. `seen` is what
    the perceptron takes for names: where only a preposition shows the town, it must not
    be a person or body to it.
    """
    labels = {at: vote.label for vote in seen for at in range(vote.start, vote.end)}
    kinds, nations = marked.text.kinds, {home, *_nations(marked)}
    ends: set[int] = set()  # of the towns found so far, for what comes after them
    for at in marked.text.capitals:
        if at and (not kinds[at] & STRONG or kinds[at - 1] & CAPITAL):
            continue  # as most are
        end = _end(marked, at, labels)
        other = not labels.keys().isdisjoint(range(at, end)) and labels.get(at) != "LOC"
        row = bool(end) and at - 1 in ends and _goes_on(marked, at, end)
        beside = row or bool(end) and is_beside_place(marked, at, end)
        told = end and (_is_told(marked, at, end) or _is_village(marked, at, nations))
        if beside or told and not other:
            ends.add(end)
            yield Candidate(at, end, "locations", 0.5 + end - at, RULE)


def _nations(marked: Marked) -> Iterator[str | None]:
    """Yield the ISO codes of the countries that a text names."""
    for start, end in marked.countries.items():
        yield country_of(marked.text.key(start, end))


def _is_village(marked: Marked, at: int, nations: Set[str | None]) -> bool:
    """Whether one of the nations has a village that is called so."""
    for end in range(at + 1, at + 1 + MOST_TOKENS):
        if countries_of_villages(marked.text.key(at, end)) & nations:
            return stands_free(marked, at, end)
    return False


def _end(marked: Marked, at: int, labels: Mapping[int, str]) -> int:
    """Return where an unknown name ends that begins at `at`, 0 where none does."""
    kinds, end = marked.text.kinds, at
    while kinds[end] & CAPITAL and end - at < MOST_TOKENS:
        shouts = at == 0 and kinds[end] & UPPER  # ELMO, 3 May
        strong = (kinds[end] & STRONG or shouts) and not kinds[end] & _NO_TOWN
        name = kinds[end] & LISTED and labels.get(end) != "LOC"
        if not strong or name or end in marked.covered or _is_no_name(marked, end):
            break
        end += 1
    end = _with_particles(marked, at, end)
    goes_on = kinds[end] & CAPITAL and not marked.known[end]
    return 0 if end == at or goes_on or not _is_whole(marked, end) else end


def _with_particles(marked: Marked, at: int, end: int) -> int:
    # at Parque de las Elmas
    if at < end and ARTICLE.match(marked.text.words[end]):
        return end + 1  # at Ksar es-Elm
    keys, link = marked.text.keys, end
    while keys[link] in _PARTICLES and link - end < MOST_TOKENS:
        link += 1
    named = marked.text.kinds[link] & STRONG and marked.text.kinds[link] & CAPITAL
    return link + 1 if at < end < link and named else end


def _is_whole(marked: Marked, end: int) -> bool:
    """Whether a name that stops before `end` is not cut, and not somebody's."""
    text, after = marked.text, marked.text.ends[end - 1]
    owned = text.keys[end] in ("'s", "s") or text.keys[end - 1] in text.lost_possessives
    sign = text.source[after : after + 1]
    return not owned and (not sign or sign.isspace() or sign in _SIGNS)


def _is_no_name(marked: Marked, at: int) -> bool:
    # Entomology, Afghans, NGOs, ElmCare
    word, key = marked.text.words[at], marked.text.keys[at]
    if not word.isupper() and any(map(_is_compound, word.split("-"))):
        return True
    short = len(word) < LEAST_LETTERS or word[:-1].isupper() and word[-1] == "s"
    listed = key in distinct("no_places") or not _SIGNS_INSIDE.sub("", word).isalpha()
    return short or listed and "’" not in word or key.endswith(_NO_ENDS)


def _is_compound(word: str) -> bool:
    return any(map(str.isupper, word[_PREFIX:]))


def _is_told(marked: Marked, at: int, end: int) -> bool:
    """Whether the words before say that somebody or something is or goes there."""
    before = marked.text.keys[at - 1] if at else ""
    if before == "to":
        return marked.text.keys[at - 2] in _GOING or _ends_way(marked, at - 1)
    if before == "for" and _LEFT.intersection(marked.text.keys[max(at - 6, 0) : at]):
        return bool(marked.known[at - 2] == at - 1 or marked.known[at - 3] == at - 1)
    if before == ",":  # at the Embassy, Elmo
        return marked.text.keys[at - 2] in _SEATED
    if before == "from":  # workers from X and Y, the road from X to Y
        going = marked.text.keys[at - 2] in _GOING
        onward = marked.known[end + 1] or going
        way = marked.text.keys[end] == "to" and bool(onward)
        whose = marked.text.keys[at - 2] in _PERSONS
        return way or whose or going or marked.text.keys[end] == "and"
    shouts = marked.text.words[at].isupper()
    if before == "at":
        return not shouts and not marked.text.kinds[end] & CAPITAL
    matter = before == "in" and marked.text.keys[at - 2] in MATTERS
    return before in _IN and not shouts and not matter


def _ends_way(marked: Marked, to: int) -> bool:
    # the ferry from Elmo to Karz
    keys = marked.text.keys
    starts = (at for at in range(to - 1, to - 2 - MOST_TOKENS, -1))
    begin = next((at for at in starts if keys[at] == "from"), 0)
    return begin > 0 and keys[begin - 1] in _GOING


def _goes_on(marked: Marked, at: int, end: int) -> bool:
    # in the villages of X, Y and Z
    keys, kinds = marked.text.keys, marked.text.kinds
    if keys[at - 1] == "and":
        return True
    after = end + 1 + (keys[end + 1] == "and")
    return (
        keys[at - 1] == ","
        and keys[end] in (",", "and")
        and bool(kinds[after] & CAPITAL)
    )
