"""What a query's words are in each segment: posting lists to read, releases that have
them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

from msgspec import Struct, field

from index.alike import LONGEST, words_alike
from index.dictionary import FIELD_MARK, field_word
from index.rank import OTHER_FORM
from index.segment import Segment
from index.stemming import rules_of, stem
from index.stems import ANY_RULES

__all__ = [
    *("MOST_ALIKE", "MOST_BEGUN"),
    *("Bounds", "Entry", "Lists", "Ranges", "Terms", "WordList", "united"),
]

Bounds = tuple[int, int]
Ranges = tuple[Bounds, ...]

_FIRST_WORD = chr(ord(FIELD_MARK) + 1)  # words of tag fields all come before it
_MAX_KEPT = 20_000
# Words that a prefix and a near spelling may stand for.
MOST_BEGUN, MOST_ALIKE = 5000, 200
_NO_FORMS: frozenset[str] = frozenset()


class WordList(NamedTuple):
    """A posting list of one word, with positions: it counts in documents of the `rules`
    of stemming with this number, each occurrence as `share` of one."""

    start: int
    end: int
    rules: int = ANY_RULES
    share: float = 1.0


Lists = tuple[WordList, ...]


class Entry(Struct, frozen=True):
    """One leaf of a query. `ranges` are, per segment, the posting lists to unite;
    `frequency` counts releases that have any (deleted ones too; for prefixes and
    likenesses an upper bound); `forms` are the words it stands for, none for prefixes,
    and `spoken` those it stands for where words are stemmed by certain rules.
    `words` are the lists that have positions, of each word by itself. `merged`: a range
    runs over the lists of several words, one behind another. `left_out`: words that it
    stands for too, which are rarer than those looked for."""

    frequency: int
    ranges: tuple[Ranges, ...]
    forms: frozenset[str]
    words: tuple[Lists, ...]
    merged: bool = False
    left_out: int = 0
    spoken: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def forms_in(self, language: str | None) -> frozenset[str]:
        """Return the words it stands for in a release of a language."""
        return self.forms | self.spoken.get(rules_of(language), _NO_FORMS)


def united(entries: Sequence[Entry]) -> Entry:
    """Return the entries as one; their releases are counted as often as they occur."""
    if len(entries) == 1:
        return entries[0]
    parts = zip(*(entry.ranges for entry in entries), strict=True)
    words = zip(*(entry.words for entry in entries), strict=True)
    return Entry(
        sum(entry.frequency for entry in entries),
        tuple(tuple(dict.fromkeys(chain.from_iterable(found))) for found in parts),
        frozenset().union(*(entry.forms for entry in entries)),
        tuple(map(_each_once, words)),
    )


def _each_once(found: Iterable[Lists]) -> Lists:
    """Return the lists, of one that several have that with the greatest share."""
    lists = sorted(chain.from_iterable(found), key=attrgetter("share"))
    return tuple({one[:3]: one for one in lists}.values())


class Terms:
    """Looks words up in all segments of one state of an index, and remembers."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._kept: dict[tuple[str, ...], Entry] = {}
        # (word, word, from, to) -> about how many releases have them so near
        self.pair_frequencies: dict[tuple[str, str, int, int], int] = {}
        # tree -> its bare words, as proximity.py has them
        self.queries: dict[Any, Any] = {}
        # (word, edits) -> words so far away, and how many releases have each
        self.spellings: dict[tuple[str, int], Counter[str]] = {}
        # word -> what it is where it stands in two (compounds.py)
        self.compounds: dict[str, list[tuple[str, ...]]] = {}
        self._pairs: dict[tuple[str, str], tuple[Bounds | None, ...]] = {}

    def stemmed(self, word: str) -> Entry:
        """Return the words of the same stem as `word`."""
        key = "stem", word
        return self._kept.get(key) or self._keep(key, lambda: self._stemmed(word))

    def exact(self, field: str, word: str) -> Entry:
        """Return the word as written, in a tag field or (else) in the text."""
        spelt = _spelt(field, word)
        return self._keep(("word", spelt), lambda: self._exact(spelt, word))

    def pair(self, first: str, second: str) -> tuple[Bounds | None, ...]:
        """Return, per segment, the posting list of two words of the text side by side,
        None where they are not kept as a pair."""
        key = first, second
        if key not in self._pairs:
            if len(self._pairs) >= _MAX_KEPT:
                self._pairs.clear()
            self._pairs[key] = self._pair(first, second)
        return self._pairs[key]

    def prefixed(self, field: str, prefix: str) -> Entry:
        """Return all words that begin with `prefix`."""
        spelt, apart = _spelt(field, prefix), field in ("title", "body")
        key = ("prefix", spelt, str(apart))
        return self._keep(key, lambda: self._prefixed(spelt, apart))

    def alike(self, field: str, word: str, distance: int, prefix: int) -> Entry:
        """Return the words up to `distance` edits away; `prefix` letters are fixed."""
        key = ("alike", field, word, str(distance), str(prefix))
        return self._keep(key, lambda: self._alike(field, word, distance, prefix))

    def _keep(self, key: tuple[str, ...], make: Callable[[], Entry]) -> Entry:
        entry = self._kept.get(key)
        if entry is None:
            if len(self._kept) >= _MAX_KEPT:
                self._kept.clear()
            entry = self._kept[key] = make()
        return entry

    def _exact(self, spelt: str, word: str) -> Entry:
        found = [segment.words.find(spelt) for segment in self._segments]
        pairs = zip(self._segments, found, strict=True)
        ranges = tuple(() if n is None else (s.postings(n),) for s, n in pairs)
        return Entry(_sum(ranges), ranges, frozenset([word]), _lists(ranges))

    def _pair(self, first: str, second: str) -> tuple[Bounds | None, ...]:
        pairs = [
            (segment, segment.words.find(first), segment.words.find(second))
            for segment in self._segments
        ]
        return tuple(
            (0, 0) if a is None or b is None else segment.pair(a, b)
            for segment, a, b in pairs
        )

    def _prefixed(self, spelt: str, apart: bool) -> Entry:
        begun = [segment.prefixed(spelt) for segment in self._segments]
        both = list(zip(self._segments, begun, strict=True))
        if not apart and sum(high - low for low, high in begun) <= MOST_BEGUN:
            found = tuple(
                (segment.lists(low, high),) if low < high else ()
                for segment, (low, high) in both
            )
            return Entry(_sum(found), found, frozenset(), _lists(found), merged=True)
        kept, left_out = _most_frequent(both)
        each: tuple[Ranges, ...] = tuple(
            tuple(segment.lists(*run) for run in _runs(segment, part, kept, apart))
            for segment, part in both
        )
        return Entry(_sum(each), each, frozenset(), _lists(each), not apart, left_out)

    def _stemmed(self, word: str) -> Entry:
        stems = {part.rules: "" for seg in self._segments for part in seg.spoken}
        stems = {rules: self._stem(word, rules) for rules in stems}
        forms: dict[str, set[str]] = {rules: {word} for rules in stems}
        ranges: list[Ranges] = []
        lists: list[Lists] = []
        for segment in self._segments:
            parts = ((part, part.find(stems[part.rules])) for part in segment.spoken)
            found = [(part, stemmed) for part, stemmed in parts if stemmed]
            ranges.append(tuple(stemmed.bounds for _, stemmed in found))
            words: list[WordList] = []
            for part, stemmed in found:
                for number in stemmed.words:
                    form = segment.words[number]
                    forms[part.rules].add(form)
                    share = 1.0 if form == word else OTHER_FORM
                    bounds = segment.postings(number)
                    words.append(WordList(*bounds, part.number, share))
            lists.append(tuple(words))
        spoken = {rules: frozenset(found) for rules, found in forms.items()}
        return Entry(
            _sum(ranges), tuple(ranges), frozenset([word]), tuple(lists), spoken=spoken
        )

    def _stem(self, word: str, rules: str) -> str:
        """Return the stem as a segment knows it, else as `stem` finds it."""
        for segment in self._segments:
            number = segment.words.find(word)
            if number is None:
                continue
            for part in segment.spoken:
                if part.rules == rules and (name := part.stem(number)) is not None:
                    return name
        return stem(word, rules)

    def _alike(self, field: str, word: str, distance: int, prefix: int) -> Entry:
        spelt = _spelt(field, word)
        if len(spelt) > LONGEST:
            return self.exact(field, word)
        first = spelt[: len(spelt) - len(word) + prefix]
        found = [
            [
                (segment.words[number], edits, segment.postings(number))
                for number, edits in words_alike(
                    segment, spelt, *_beginning(segment, first), distance
                )
            ]
            for segment in self._segments
        ]
        forms = _likest(found)
        kept = frozenset(forms[:MOST_ALIKE])
        ranges = tuple(
            tuple(bounds for form, _, bounds in part if form in kept) for part in found
        )
        plain = frozenset(form.rsplit(FIELD_MARK, 1)[-1] for form in kept)
        left_out = len(forms) - len(kept)
        return Entry(_sum(ranges), ranges, plain, _lists(ranges), left_out=left_out)


def _runs(
    segment: Segment, part: Bounds, kept: frozenset[str], apart: bool
) -> list[Bounds]:
    """Return the ranges of the `kept` words of a part, of neighbours one unless they
    are to be `apart`: one list is read faster than its hundred parts."""
    runs: list[Bounds] = []
    for number in range(*part):
        if segment.words[number] not in kept:
            continue
        if runs and runs[-1][1] == number and not apart:
            runs[-1] = runs[-1][0], number + 1
        else:
            runs.append((number, number + 1))
    return runs


def _most_frequent(
    begun: Iterable[tuple[Segment, tuple[int, int]]],
) -> tuple[frozenset[str], int]:
    """Return the words of these ranges that most releases have, at most MOST_BEGUN, and
    how many others there are; whatever segments the releases lie in."""
    frequency: Counter[str] = Counter()
    for segment, part in begun:
        for number in range(*part):
            start, end = segment.postings(number)
            frequency[segment.words[number]] += end - start
    ordered = sorted(frequency, key=lambda word: (-frequency[word], word))
    return frozenset(ordered[:MOST_BEGUN]), max(0, len(ordered) - MOST_BEGUN)


def _likest(found: Sequence[Sequence[tuple[str, int, Bounds]]]) -> list[str]:
    """Return the distinct words of all segments, those of fewest edits first, of these
    the most frequent."""
    frequency: Counter[str] = Counter()
    edits: dict[str, int] = {}
    for form, distance, (start, end) in chain.from_iterable(found):
        frequency[form] += end - start
        edits[form] = distance
    return sorted(edits, key=lambda form: (edits[form], -frequency[form], form))


def _beginning(segment: Segment, first: str) -> Bounds:
    """Return the range of the words that begin so; of those of the text for ""."""
    if first:
        return segment.prefixed(first)
    return segment.words.place(_FIRST_WORD), len(segment.words)


def _spelt(field: str, word: str) -> str:
    return word if field in ("text", "title", "body") else field_word(field, word)


def _lists(ranges: Iterable[Ranges]) -> tuple[Lists, ...]:
    return tuple(tuple(WordList(*bounds) for bounds in found) for found in ranges)


def _sum(ranges: Iterable[Ranges]) -> int:
    return sum(end - start for found in ranges for start, end in found)
