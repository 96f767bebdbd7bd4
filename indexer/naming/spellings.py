"""Offices and bodies that are one but for how they are spelt, and nothing else.

"US attorney" is "U.S. Attorney"; "Department of Justice" is "U.S. Department of
Justice" where an American publisher says both. More than that is for the names ledger.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from indexer.tagging.words import fold

__all__ = ["Spelling", "spelling"]

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_BETWEEN = re.compile(r"([A-Z.])[-–](?=[A-Z])")
# as states stand before their own bodies; what is American need not be of the state
_SAME = {"us": "united states", "usa": "united states", "uk": "united kingdom"}
_STATES = {"united states": "US", "united kingdom": "GB"}


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as compared: its words without the state they begin with, and that."""

    core: str
    state: str = ""

    @property
    def country(self) -> str:
        """The state as its ISO code, "" for none."""
        return _STATES.get(self.state, "")


@lru_cache(maxsize=1 << 15)
def spelling(name: str) -> Spelling:
    """Return how a name of a body or an office is compared with others."""
    text = _BETWEEN.sub(r"\1 and ", name)  # U.S.-EU is two parties
    text = _INITIALS.sub(lambda found: found.group().replace(".", ""), text)
    words = [word for word in _WORD.findall(fold(text).replace("&", " and "))]
    words = " ".join(_SAME.get(word, word) for word in words).split()
    words = _department_of([word for word in words if word != "the"])
    at = _country_end(words)
    if at and words[at:] and words[at] not in ("and", "of"):
        return Spelling(" ".join(words[at:]), " ".join(words[:at]))
    return Spelling(" ".join(words) or name)


def _department_of(words: list[str]) -> list[str]:
    """Return Justice Department as Department of Justice."""
    *before, last = words or [""]
    if last not in ("department", "ministry") or "of" in before or not before:
        return words
    at = _country_end(before)
    named = before[at:]
    return [*before[:at], last, "of", *named] if named else words


def _country_end(words: list[str]) -> int:
    return 2 if " ".join(words[:2]) in _STATES else 0
