"""One number for every facet value of the whole index: its field and its ordinal.

Counting a value is then adding one to the bin of its number. Bins are reserved for all
numbers there can be, and those in use lie together, one field after another: memory
that is never touched costs nothing.
"""

from index.release import STORED_FIELDS

__all__ = ["BLOCK", "FIRST_ORDINAL", "GIVEN", "NO_VALUE", "NUMBERS", "SPAN", "packed"]

BLOCK = 16  # numbers that share a mark while they are counted
# ordinals of a field; no power of two, as adding to bins that are a multiple of 4 KB
# apart one after another is slow (the processor takes them for the same)
SPAN = 250_001 * BLOCK
NO_VALUE = 0  # fills rows up; no field has it
# ordinal 0 is "none given", the next "some given", which is of short rows only; the
# others begin with a block of their own
GIVEN = 1
FIRST_ORDINAL = BLOCK
NUMBERS = (len(STORED_FIELDS) + 1) * SPAN


def packed(field: str, ordinal: int) -> int:
    """Return the number of a value: number of the field, from 1, x SPAN + ordinal."""
    return (STORED_FIELDS.index(field) + 1) * SPAN + ordinal
