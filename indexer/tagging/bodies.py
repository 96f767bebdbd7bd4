"""The organisations of a release: one tag each, acronyms and short forms joined."""

from collections.abc import Iterator
from functools import cache

from index.release import Span, Tag
from indexer.lexicon import rows
from indexer.tagging.headings import heading_tokens
from indexer.tagging.marked import Marked
from indexer.tagging.spans import Candidate
from indexer.tagging.words import BODY, BREAK, CAPITAL

__all__ = ["organisation_tags"]

_FIELD = "organisations"
MOST_IN_BRACKETS = 4


Found = tuple[Marked, Candidate]


def organisation_tags(texts: list[tuple[Marked, list[Candidate]]]) -> list[Tag]:
    """Return one tag for each organisation in the texts, acronyms joined to names."""
    found = _without_headings(
        [(m, c) for m, decided in texts for c in decided if c.field == _FIELD]
    )
    groups: dict[str, list[Found]] = {}
    joined = _joined_names([_name(m, c) for m, c in found])
    for marked, candidate in found:
        key = _name(marked, candidate).lower()
        groups.setdefault(joined.get(key, key), []).append((marked, candidate))
    acronyms = {w: k for k, group in groups.items() for w in _acronyms(group)}
    for acronym, key in acronyms.items():
        if acronym.lower() != key and acronym.lower() in groups:
            groups[key] += groups.pop(acronym.lower())
    for marked, decided in texts:
        for candidate in _bare_acronyms(marked, decided, acronyms):
            groups[acronyms[marked.text.words[candidate.start]]].append(
                (marked, candidate)
            )
    return [_tag(group) for group in groups.values()]


def _without_headings(found: list[Found]) -> list[Found]:
    """Leave out what only a heading names, where capitals do not show the name."""
    texts = {m.text.where: m.text for m, _ in found}
    headings = {where: heading_tokens(text) for where, text in texts.items()}
    in_prose = {
        _name(m, c).lower() for m, c in found if c.start not in headings[m.text.where]
    }
    return [
        (m, c)
        for m, c in found
        if c.start not in headings[m.text.where]
        or c.rule == "listed-name"
        or _name(m, c).lower() in in_prose
        or _begins_clearly(m, c)
    ]


def _begins_clearly(marked: Marked, candidate: Candidate) -> bool:
    # "Grants for the Elm Fire Department"; in "House Backs Elm Fire Department" the
    # name might begin anywhere, and in A LINE OF CAPITALS end anywhere
    text, start = marked.text, candidate.start
    if text.words[start].isupper():
        return False
    before = text.kinds[start - 1] if start else BREAK
    if before & CAPITAL or text.kinds[candidate.end] & CAPITAL:
        return False
    return not before & BREAK or bool(text.kinds[start] & BODY)


def _tag(group: list[tuple[Marked, Candidate]]) -> Tag:
    name = max((_name(m, c) for m, c in group), key=lambda n: (len(n), not n.isupper()))
    spans = dict.fromkeys(
        Span(m.text.where, m.text.starts[c.start], m.text.ends[c.end - 1])
        for m, c in group
    )
    return Tag(_FIELD, name, tuple(spans), group[0][1].rule, 0.7)


def _name(marked: Marked, candidate: Candidate) -> str:
    return " ".join(marked.text.cut(candidate.start, candidate.end).split())


def _joined_names(names: list[str]) -> dict[str, str]:
    """Return the key of the group for each name that the list gives two forms."""
    first: dict[str, str] = {}
    joined = {}
    for key in dict.fromkeys(name.lower() for name in names):
        if key in _listed_forms():
            joined[key] = first.setdefault(_listed_forms()[key], key)
    return joined


@cache
def _listed_forms() -> dict[str, str]:
    """Return the usual name for each form of the listed names, in small letters."""
    return {
        form.lower(): name
        for name, *others in rows("organisations")
        for form in (name, *"".join(others).split(";"))
        if form
    }


def _acronyms(group: list[Found]) -> Iterator[str]:
    """Yield the short forms given in brackets after an organisation: (“MinLaw”)."""
    for marked, candidate in group:
        words, at = marked.text.words, candidate.end
        if words[at] != "(":
            continue
        for word in words[at + 1 : at + 1 + MOST_IN_BRACKETS]:
            if word == ")":
                break
            if sum(letter.isupper() for letter in word) > 1 and word[0].isupper():
                yield word


def _bare_acronyms(
    marked: Marked, decided: list[Candidate], acronyms: dict[str, str]
) -> Iterator[Candidate]:
    taken = {at for c in decided for at in range(c.start, c.end)}
    for at, word in enumerate(marked.text.words):
        if word in acronyms and at not in taken:
            yield Candidate(at, at + 1, _FIELD, 0.0, "acronym")
