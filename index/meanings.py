"""Words that mean the same: the list that comes with the program, and one's own.

One's own is the file `synonyms.txt` in the folder of the index, written as the one here
is; its first lines say how. What it says of a spelling is added to what ours says.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path

from msgspec import Struct, field

from index.analysis import words
from index.manifest import SYNONYMS
from index.stopwords import STOP_WORDS

__all__ = ["Meanings", "Words", "meanings", "own_synonyms"]

_MOST_BYTES = 10_000_000  # of one's own list; the shipped one has 5,000

Words = tuple[str, ...]


class Meanings(Struct, dict=True):
    """Spellings by the words that tell something of another; `capitals` are words meant
    only as they are written there, `instead` what stands for a word no release has;
    `faults` are lines of one's own list that cannot be read, and why."""

    same: dict[Words, list[Words]] = field(default_factory=lambda: defaultdict(list))
    capitals: dict[str, str] = {}
    instead: dict[Words, list[Words]] = {}
    faults: list[str] = []

    @cached_property
    def longest(self) -> int:
        """How many words the longest spelling has."""
        return max(map(len, self.same))

    def read(self, text: str) -> None:
        """Take in the lines of a list; those that say nothing are `faults`."""
        for number, line in enumerate(text.splitlines(), 1):
            line = line.removeprefix("\ufeff").partition("#")[0].strip()
            if line and not self._understood(line):
                self.faults.append(
                    f"Line {number} of {SYNONYMS} was left out ({line[:40]}): write "
                    "spellings of one meaning with = between them, or word > other."
                )

    def _understood(self, line: str) -> bool:
        word, sign, other = line.partition(">")
        if sign:
            if both := bool(words(word) and words(other)):
                self.instead[_kept(words(word))] = [tuple(words(other))]
            return both
        spellings = [part.strip() for part in line.split("=")]
        cut = {spelling: tuple(words(spelling)) for spelling in spellings}
        if len(spellings) < 2 or not all(cut.values()):
            return False
        self._are_one(cut)
        return True

    def _are_one(self, cut: dict[str, Words]) -> None:
        for spelling in cut:
            if spelling.startswith("!"):
                self.capitals[cut[spelling][0]] = spelling[1:]
            others = dict.fromkeys(cut.values())
            known = self.same[_kept(cut[spelling])]
            known += [one for one in others if one not in (cut[spelling], *known)]


@lru_cache(maxsize=4)
def meanings(own: str = "") -> Meanings:
    """Return what the shipped list says, and one's own, whose text is `own`."""
    found = Meanings()
    found.read(Path(__file__).with_name(SYNONYMS).read_text("utf-8"))
    found.read(own)
    return found


def own_synonyms(folder: Path) -> str:
    """Return the text of one's own list in an index folder, "" where there is none."""
    try:
        with (folder / SYNONYMS).open("rb") as file:
            return file.read(_MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""


def _kept(found: Sequence[str]) -> Words:
    """Return those words of a spelling that a query keeps."""
    return tuple(w for w in found if w not in STOP_WORDS) or tuple(found)
