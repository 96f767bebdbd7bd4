"""The organisations of a release: one tag each, acronyms and short forms joined."""

from collections.abc import Iterator, Mapping

from index.release import Span, Tag
from indexer.tagging.body_ends import shortens
from indexer.tagging.closed_bodies import OWNER
from indexer.tagging.headings import heading_tokens
from indexer.tagging.marked import Marked
from indexer.tagging.namesakes import same_bodies
from indexer.tagging.spans import Candidate
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    ORGANISATION,
    PUNCT,
    UPPER,
    fold,
    kind,
)

__all__ = ["full_names", "organisation_tags"]

_FIELD = "organisations"
# what bodies are named after that are not one: the Council of Ministers
_MANY = frozenset(
    "services ministers resources sciences communications veterans representatives "
    "governors directors deputies delegates arts affairs women lords".split()
)
LEAST_OF_PLURAL = 5  # letters: clubs
MOST_IN_BRACKETS = 4
LETTERHEAD = 40  # tokens in which one stands
MOST_IN_SIGNATURE = 4  # tokens of a body that fills a line: Public Affairs Unit


_Found = tuple[Marked, Candidate, str]  # with its name


def organisation_tags(texts: list[tuple[Marked, list[Candidate]]]) -> list[Tag]:
    """Return one tag for each organisation in the texts, acronyms joined to names."""
    found = _without_headings(
        [
            (m, c, _name(m, c))
            for m, decided in texts
            for c in decided
            if c.field == _FIELD
        ]
    )
    short = {
        form: name for m, c, name in found for form in _explained(m, c.start, c.end)
    }
    for _, c, name in found:
        if c.rule == "learned-body":  # seen as a body once, it is one everywhere
            short.setdefault(name, name)
    found += [
        (marked, candidate, _name(marked, candidate))
        for marked, decided in texts
        for candidate in _bare_acronyms(marked, decided, short)
    ]
    leader = same_bodies([name for _, _, name in found], short)
    groups: dict[str, list[_Found]] = {}
    for one in found:
        groups.setdefault(leader[one[2]], []).append(one)
    return [_tag(group) for group in groups.values()]


def full_names(tags: list[Tag], sources: Mapping[str, str]) -> dict[str, str]:
    """Return the name of each organisation by each form of it in the texts."""
    return {
        sources[span.where][span.start : span.end]: tag.value
        for tag in tags
        for span in tag.spans
    }


def _without_headings(found: list[_Found]) -> list[_Found]:
    """Leave out what only a heading names, where capitals do not show the name."""
    texts = {m.text.where: m.text for m, _, _ in found}
    headings = {where: heading_tokens(text) for where, text in texts.items()}
    in_prose = {
        name.lower() for m, c, name in found if c.start not in headings[m.text.where]
    }
    return [
        (m, c, name)
        for m, c, name in found
        if c.start not in headings[m.text.where]
        or c.rule == "listed-name"
        or name.lower() in in_prose
        or _begins_clearly(m, c)
    ]


def _begins_clearly(marked: Marked, candidate: Candidate) -> bool:
    # "Grants for the Elm Fire Department"; in "House Backs Elm Fire Department" the
    # name might begin anywhere, and in A LINE OF CAPITALS end anywhere
    text, start = marked.text, candidate.start
    begun = start - (start > 0 and text.words[start - 1] == "THE")
    before = text.kinds[begun - 1] if begun else BREAK
    after = text.kinds[candidate.end]
    opened = candidate.rule == "body-of"
    # a letterhead or signature: MINISTRY OF FOREIGN AFFAIRS, Colombo
    alone = before & BREAK and after & (BREAK | PUNCT) and text.where == "body"
    first = start or text.words[0].isupper()  # the first line may be the headline
    short = first and candidate.end - start <= MOST_IN_SIGNATURE
    head = start < LETTERHEAD or not text.words[start].isupper()
    if alone and (opened or short and head):
        return True
    if text.words[start].isupper() or before & CAPITAL or after & CAPITAL:
        return False
    if opened:
        return bool(after & (BREAK | PUNCT))
    return not before & BREAK


def _tag(group: list[_Found]) -> Tag:
    forms = dict.fromkeys(name for _, _, name in group)
    name = max(forms, key=lambda n: (len(n), not n.isupper()))
    spans = dict.fromkeys(
        Span(m.text.where, m.text.starts[c.start], m.text.ends[c.end - 1])
        for m, c, _ in group
    )
    return Tag(_FIELD, name, tuple(spans), group[0][1].rule, 0.7)


def _name(marked: Marked, candidate: Candidate) -> str:
    name = " ".join(marked.text.cut(candidate.start, candidate.end).split())
    many = candidate.rule == "body-of" and marked.text.keys[candidate.end - 1] in _MANY
    many = many or candidate.rule == "listed-name"
    many = many or _ends_in_bodies(marked, candidate)
    lost = _owns(marked, candidate.end - 1) and not many
    owner = candidate.rule == OWNER or lost
    return name[:-1] if owner else name


def _ends_in_bodies(marked: Marked, candidate: Candidate) -> bool:
    # the Armed Forces, the Congress of Elmish Trade Unions, no apostrophe being lost
    key = marked.text.keys[candidate.end - 1]
    if candidate.rule != "body-of" or len(key) < LEAST_OF_PLURAL:
        before = marked.text.keys[candidate.end - 2]
        return key == "forces" and before == "armed"
    return bool(kind(key[:-1]) & ORGANISATION)


def _owns(marked: Marked, last: int) -> bool:
    # the Department of Agricultures grants, beside one without the s
    key = marked.text.keys[last]
    return key != "news" and key in marked.text.lost_possessives


def _explained(marked: Marked, start: int, end: int) -> Iterator[str]:
    """Yield the short forms given in brackets after an organisation: (“MinLaw”)."""
    words = marked.text.words
    if marked.text.kinds[end] & UPPER and shortens(marked.text, start, end):
        yield words[end]  # Office for Elm Affairs OEA, its brackets lost
    end += marked.text.keys[end] == "'s"  # Elm Motors Limited's (ELMO) works
    if words[end] == "(":
        for word in words[end + 1 : end + 1 + MOST_IN_BRACKETS]:
            if word == ")":
                break
            if sum(letter.isupper() for letter in word) > 1 and word[0].isupper():
                yield word


def _bare_acronyms(
    marked: Marked, decided: list[Candidate], acronyms: Mapping[str, str]
) -> Iterator[Candidate]:
    text = marked.text
    found = [
        at for at in text.find({*map(fold, acronyms)}) if text.words[at] in acronyms
    ]
    taken = {at for c in decided for at in range(c.start, c.end)} if found else ()
    for at in found:
        if at not in taken:
            yield Candidate(at, at + 1, _FIELD, 0.0, "acronym")
