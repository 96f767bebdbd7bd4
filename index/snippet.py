"""The passages of a release that answer a query."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from index.analysis import spans
from index.marker import Found, Marker
from index.results import Snippet

__all__ = ["passages"]

WINDOW = 240  # characters of a passage
MOST = 3  # passages of a release
_AROUND = 60  # characters before the first marked word of a passage
_AHEAD = 64  # characters behind a passage that tell whether its last word goes on
_MOST_MATCHES = 200  # looked at in a release; more say nothing new
_BREAK = re.compile(r"\s")
_Place = tuple[int, int, int | str]  # start, end and what in the query is meant
_NO_BLANK = re.compile(r"[^\S ]")  # white space but a blank, which most of it is


def passages(
    text: str, marker: Marker, otherwise: tuple[int, int] | None = None
) -> tuple[Snippet, ...]:
    """Return up to three passages, those with the most distinct words of the query
    first taken, of these the closest, in the order of the text; when no word is in it,
    that of the place (start, end) `otherwise`, or the beginning."""
    found = marker.find(text, _MOST_MATCHES)
    spots = _spots(found, marker) if found else [otherwise or (0, 0)]
    bounds = list(_bounds(text, spots)) if text else []
    if len(found) == _MOST_MATCHES:
        # what comes after the last that was looked at may be in a passage, too
        found = marker.find(text[: bounds[-1][1]])
    return tuple(_snippet(text, start, end, found) for start, end in bounds)


def _spots(found: Sequence[Found], marker: Marker) -> list[tuple[int, int]]:
    """Return from where on and up to where the best passages must show a text."""
    meant = marker.meant
    places = [(start, end, meant.get(word, word)) for start, end, word in found]
    chosen: list[tuple[int, int]] = []
    missing = {word for _, _, word in places}
    if len(missing) == 1:
        return [places[0][:2]]
    for first, last in _windows(places):
        words = {word for _, _, word in places[first:last]}
        apart = all(last <= other[0] or first >= other[1] for other in chosen)
        if apart and (words & missing or not chosen):
            chosen.append((first, last))
            missing -= words
        if len(chosen) == MOST or not missing:
            break
    return sorted((places[first][0], places[last - 1][1]) for first, last in chosen)


def _windows(places: list[_Place]) -> Iterator[tuple[int, int]]:
    """Yield ranges of matches that fit one passage, the most telling first."""
    by_words: dict[int, list[tuple[int, int]]] = defaultdict(list)
    inside: dict[int | str, int] = defaultdict(int)
    last = 0
    for first, (start, _, word) in enumerate(places):
        while last <= first or (
            last < len(places) and places[last][1] - start <= WINDOW - _AROUND
        ):
            inside[places[last][2]] += 1
            last += 1
        by_words[len(inside)].append((first, last))
        inside[word] -= 1
        if not inside[word]:
            del inside[word]
    for count in sorted(by_words, reverse=True):
        spread = partial(_spread, places)
        # one word alone has no spread
        yield from sorted(by_words[count], key=spread) if count > 1 else by_words[count]


def _spread(places: list[_Place], window: tuple[int, int]) -> int:
    """Return how far into a range of matches the last of its words is first met."""
    first, last = window
    # backwards, so that of each word the first place stays
    met = {word: begin for begin, _, word in places[last - 1 : first : -1]}
    met[places[first][2]] = places[first][0]
    return max(met.values()) - places[first][0]


def _bounds(text: str, spots: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where the passage around each spot begins and ends, none of it twice."""
    end = 0
    for first, last in spots:
        if first >= end:
            start = _start(text, max(end, first - _AROUND), first)
            end = _end(text, min(last, start + WINDOW), start + WINDOW)
            yield start, end


def _snippet(text: str, start: int, end: int, found: Sequence[Found]) -> Snippet:
    held = [one for one in found if start <= one[0] and one[1] <= end]
    marks = tuple((first - start, last - start) for first, last, _ in held)
    # a line break would part a passage; one character for one keeps the marks right
    shown = _NO_BLANK.sub(" ", text[start:end])
    return Snippet(shown, marks, start > 0, end < len(text))


def _start(text: str, low: int, first: int) -> int:
    """Return where a word begins, from `low` to `first`."""
    if low == 0:
        return 0
    space = _BREAK.search(text, low, first)
    return space.end() if space else first


def _end(text: str, low: int, high: int) -> int:
    """Return where a word ends, from `low` to `high`: at a blank if there is one, in
    the middle of a word if it has no end there."""
    if high >= len(text):
        return len(text)
    at = next((at for at in range(high, low, -1) if text[at].isspace()), 0)
    ends = (low + end for _, _, end in spans(text[low : high + _AHEAD]))
    return at or max((end for end in ends if end <= high), default=low or high)
