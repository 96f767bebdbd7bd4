"""What a misspelt word is likely meant to be, from the words of the index itself.

A word of four letters or more that hardly any release has is looked for among the words
one edit away, or two where there are none and it is long enough; one of three letters,
beside others, among those with a letter more. Of several, those come first that stand
in many releases together with the other words of the query, and if some do, no others.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import log

from whoosh.query import And, AndNot, Or, Phrase, Term

from index.alike import words_alike
from index.analysis import spans
from index.dictionary import FIELD_MARK
from index.filtered import count
from index.results import Correction
from index.search import Search
from index.segment import Segment
from index.state import State
from index.trees import Meant, Tree, bare_words, disjunction, mapped

__all__ = ["corrected", "respelt"]

_RARE = 2  # releases; a word that more of them have is taken as it is
_FEW = 500
_SHORTEST, _SHORTEST_FAR = 4, 6  # letters of a word looked for 1 and 2 edits away
_LONGEST = 40
_MOST = 5  # words that join in
_LOOKED_AT = 12  # of which the other words of the query are asked
_NEAR, _FAR = 0.8, 0.5  # what the likeliest counts, 1 and 2 edits away
_FIRST_LETTER = 1.5  # people mistype the first letter of a word less often
_FIRST_WORD = chr(ord(FIELD_MARK) + 1)


def corrected(state: State, tree: Tree) -> tuple[Tree, tuple[Correction, ...]]:
    """Return the tree in which likely forms of rare words may match too, and which.

    Only bare words are looked at: what stands in quotation marks is meant as written.
    """
    words, slots = bare_words(tree).words, bare_words(tree).slots
    written = dict.fromkeys(_as_written(tree))
    rare = [word for word in written if _may_be_misspelt(state, word, len(slots))]
    every = dict.fromkeys(slot[0].text for slot in slots)
    known = [word for word in every if state.terms.stemmed(word).frequency]
    found: dict[str, Correction] = {}
    weights: dict[str, list[float]] = {}
    for word in rare:
        likely = _likeliest(state, word, [one for one in known if one != word])
        if likely:
            forms = tuple(form for form, _ in likely)
            found[word] = Correction(word, forms, _frequency(state, word))
            weights[word] = [weight for _, weight in likely]

    def widened(leaf: Tree) -> Tree:
        if leaf not in words or leaf.text not in found:
            return leaf
        pairs = zip(found[leaf.text].forms, weights[leaf.text], strict=True)
        return Meant([leaf, *(Term("text", form, boost=w) for form, w in pairs)])

    return (mapped(tree, widened) if found else tree), tuple(found.values())


def _as_written(tree: Tree) -> Iterator[str]:
    """Yield the bare words that stand for nothing else: one with synonyms is a word."""
    if isinstance(tree, AndNot):
        yield from _as_written(tree.a)
    elif isinstance(tree, And | Or) and not isinstance(tree, Meant):
        for part in tree:
            yield from _as_written(part)
    elif type(tree) is Term and tree.fieldname == "text":
        yield tree.text


def _may_be_misspelt(state: State, word: str, words: int) -> bool:
    """Return whether hardly any release has one of so many words; a short one is only
    looked for where no release has it, and others tell what is meant."""
    if not (len(word) <= _LONGEST and word.isalpha()):
        return False
    frequency = _frequency(state, word)
    if len(word) == _SHORTEST - 1:
        return words > 1 and not frequency
    return len(word) >= _SHORTEST and frequency <= _RARE


def _frequency(state: State, word: str) -> int:
    """Return how many releases have a word in any form, if those are few; else with
    those that are withdrawn."""
    frequency = state.terms.stemmed(word).frequency
    if not state.deleted or frequency > _RARE + state.deleted:
        return frequency
    return count(state, Term("text", word), Search())


def _is_in_more(state: State, form: str, having: int, least: int) -> bool:
    """Return whether more than `least` releases have a form as it is written; `having`
    is how many have it together with those that are withdrawn."""
    if having <= least or having - state.deleted > least:
        return having > least
    return count(state, Phrase("text", [form]), Search()) > least


def _likeliest(
    state: State, word: str, others: Sequence[str]
) -> list[tuple[str, float]]:
    """Return what the word may mean and what each counts, likeliest first."""
    # few releases have any word where there are few releases
    least = min(_RARE, state.documents // _FEW)
    least = max(least, 2 * _frequency(state, word))
    for distance, most in ((1, _NEAR), (2, _FAR)):
        near = _near(state, word, distance)
        # ties A-Z: in which segment a word is met first must not matter
        ordered = sorted(near, key=lambda form: (-near[form], form))[:_LOOKED_AT]
        forms = [f for f in ordered if _is_in_more(state, f, near[f], least)]
        if forms:
            forms = _most_plausible_first(state, word, forms, near, others)
            # words of one stem find the same releases
            apart = {state.terms.stemmed(form).ranges: form for form in reversed(forms)}
            chosen = [form for form in forms if form in apart.values()][:_MOST]
            return [(form, most / n) for n, form in enumerate(chosen, 1)]
    return []


def _near(state: State, word: str, distance: int) -> Counter[str]:
    """Return the words so far away with how many releases have each."""
    kept, key = state.terms.spellings, (word, distance)
    if key not in kept:
        found: Counter[str] = Counter()
        if distance == 1 or len(word) >= _SHORTEST_FAR:
            for segment in state.segments:
                found.update(dict(_in_segment(segment, word, distance)))
        kept[key] = found
    return kept[key]


def _in_segment(
    segment: Segment, word: str, distance: int
) -> Iterator[tuple[str, int]]:
    # two edits are looked for among words of the same first letter, to be quick
    first = segment.words.place(_FIRST_WORD), len(segment.words)
    low, high = first if distance == 1 else segment.prefixed(word[0])
    for number, edits in words_alike(segment, word, low, high, distance):
        form = segment.words[number]
        # a short word has lost a letter, or it is like everything
        if edits == distance and (len(form) > len(word) or len(word) >= _SHORTEST):
            start, end = segment.postings(number)
            yield form, end - start


def _most_plausible_first(
    state: State,
    word: str,
    forms: Sequence[str],
    near: Counter[str],
    others: Sequence[str],
) -> list[str]:
    """Return the forms, but for those that never stand with the other words of the
    query, where some do."""
    together = {form: _together(state, form, others) for form in forms}
    if any(together.values()):
        forms = [form for form in forms if together[form]]

    def plausible(form: str) -> float:
        likely = log(1 + together[form]) + 0.3 * log(near[form])
        return likely - _FIRST_LETTER * (word[0] != form[0])

    return sorted(forms, key=plausible, reverse=True)


def _together(state: State, form: str, others: Sequence[str]) -> int:
    """Return how many releases have the form with any of the other words."""
    if not others:
        return 0
    any_other = disjunction(Term("text", word) for word in others)
    return count(state, And([Term("text", form), any_other]), Search())


def respelt(text: str, corrections: Sequence[Correction]) -> str:
    """Return a query as typed, with the likeliest form of each corrected word."""
    meant = {one.word: one.forms[0] for one in corrections}
    found = [(meant[w], start, end) for w, start, end in spans(text) if w in meant]
    for form, start, end in reversed(found):
        typed = text[start:end]
        spelt = form.capitalize() if typed.istitle() else form
        text = text[:start] + (form.upper() if typed.isupper() else spelt) + text[end:]
    return text
