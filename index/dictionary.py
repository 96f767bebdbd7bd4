"""How words of tag fields and pairs of words stand in the dictionary of a segment."""

__all__ = ["FIELD_MARK", "GAP", "PAIR_SHIFT", "field_word"]

# Words that no phrase can bridge: between title and body, between values of a field.
GAP = 1000
# Words of tag fields stand in the same dictionary, before all others.
FIELD_MARK = "\x1f"
# A pair is first word << PAIR_SHIFT | second.
PAIR_SHIFT = 32


def field_word(name: str, word: str) -> str:
    """Return how a word of a tag field is spelt in the dictionary."""
    return f"{FIELD_MARK}{name}{FIELD_MARK}{word}"
