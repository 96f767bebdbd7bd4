"""Organisations by their form: Ministry of …, … Council, … Ltd, and (ACRONYMS)."""

from collections.abc import Iterator

from index.release import Span, Tag
from indexer.tagging.phrases import Marked, read_complement
from indexer.tagging.spans import Candidate
from indexer.tagging.words import (
    BODY,
    CAPITAL,
    COMMON,
    COMPANY,
    DEMONYM,
    GIVEN,
    HONORIFIC,
    INITIAL,
    LINK,
    OFFICE,
    ORGANISATION,
    STRONG,
    UPPER,
)

__all__ = ["organisation_tags", "organisations"]

MOST_TOKENS_BEFORE = 8
_VAGUE = {"administration", "group", "court", "bank", "fund", "mission", "delegation"}
_JOINTS = ("and", "&")


def organisations(marked: Marked) -> Iterator[Candidate]:
    """Yield the organisations that their form shows, in the order of their heads."""
    kinds = marked.text.kinds
    for at in range(len(marked.text.words)):
        kind = kinds[at]
        if not kind & CAPITAL:
            continue
        if kind & BODY and marked.text.keys[at + 1 : at + 2] in (
            ["of"],
            ["for"],
            ["on"],
        ):
            yield from _opened(marked, at)
        elif kind & (ORGANISATION | COMPANY):
            yield from _closed(marked, at)


def _opened(marked: Marked, at: int) -> Iterator[Candidate]:
    end = read_complement(marked, at + 1)
    if end == at + 1:
        return
    start = _start(marked, at)
    while start < at and marked.text.kinds[start] & DEMONYM or marked.known[start]:
        start = marked.known[start] or start + 1
        if start >= at:
            start = at
            break
    yield Candidate(start, end, "organisations", 3.0 + end - start, "body-of")


def _closed(marked: Marked, at: int) -> Iterator[Candidate]:
    kinds = marked.text.kinds
    end = at + 1
    if kinds[end] & (ORGANISATION | COMPANY) and kinds[end] & CAPITAL:
        return
    start = _start(marked, at)
    if start == at or (marked.known[start] == at and not kinds[at] & COMPANY and False):
        return
    if marked.text.keys[at] in _VAGUE and not kinds[at - 1] & COMMON:
        return
    rule = "company-suffix" if kinds[at] & COMPANY else "organisation-head"
    yield Candidate(start, end, "organisations", 2.0 + end - start, rule)


def _start(marked: Marked, at: int) -> int:
    """Return where the capitalised words before token `at` begin."""
    text = marked.text
    kinds = text.kinds
    start = at
    while start > 0 and at - start < MOST_TOKENS_BEFORE:
        before = start - 1
        kind = kinds[before]
        if kind & CAPITAL and not kind & (OFFICE | HONORIFIC | INITIAL):
            start -= 1
        elif before in marked.covered:
            start -= 1
        elif text.keys[before] == "," and kinds[at] & COMPANY and start == at:
            start -= 1
        elif text.keys[before] in _JOINTS and _joins(marked, before):
            start -= 2
        else:
            break
    return start


def _joins(marked: Marked, joint: int) -> bool:
    kinds = marked.text.kinds
    before = kinds[joint - 1] if joint else 0
    after = kinds[joint + 1]
    adjectives = before & after & COMMON and before & CAPITAL
    return bool(adjectives) and not (before & (ORGANISATION | OFFICE | BODY))


def acronyms(marked: Marked, found: list[Candidate]) -> dict[str, Candidate]:
    """Return the acronyms explained in brackets after an organisation."""
    text = marked.text
    explained = {}
    for candidate in found:
        end = candidate.end
        if text.words[end : end + 1] == ["("] and text.words[end + 2 : end + 3] == [
            ")"
        ]:
            word = text.words[end + 1]
            if sum(letter.isupper() for letter in word) > 1:
                explained[word] = candidate
    return explained


def organisation_tags(texts: list[tuple[Marked, list[Candidate]]]) -> list[Tag]:
    """Return one tag for each organisation in the texts, acronyms joined to names."""
    spans: dict[str, list[Span]] = {}
    rules: dict[str, str] = {}
    names: dict[str, str] = {}
    for marked, decided in texts:
        found = [c for c in decided if c.field == "organisations"]
        for candidate in found:
            name = " ".join(marked.text.cut(candidate.start, candidate.end).split())
            key = names.setdefault(name.lower(), name)
            spans.setdefault(key, []).append(_span(marked, candidate))
            rules.setdefault(key, candidate.rule)
        for word, candidate in acronyms(marked, found).items():
            name = " ".join(marked.text.cut(candidate.start, candidate.end).split())
            names[word.lower()] = names.get(name.lower(), name)
    for marked, decided in texts:
        taken = {i for c in decided for i in range(c.start, c.end)}
        for at, key in enumerate(marked.text.keys):
            if key in names and at not in taken and marked.text.kinds[at] & CAPITAL:
                spans.setdefault(names[key], []).append(
                    _span(marked, Candidate(at, at + 1, "", 0, ""))
                )
    return [
        Tag(
            "organisations",
            name,
            tuple(dict.fromkeys(found)),
            rules.get(name, "acronym"),
            0.7,
        )
        for name, found in spans.items()
    ]


def _span(marked: Marked, candidate: Candidate) -> Span:
    text = marked.text
    return Span(text.where, text.starts[candidate.start], text.ends[candidate.end - 1])
