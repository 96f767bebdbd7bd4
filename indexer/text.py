"""Text as we keep it: composed, tidy, and with every word it came with."""

import re
import unicodedata

__all__ = ["normalise"]

# What UTF-8 looks like after it was read as Latin-1. A C1 control in the middle is the
# proof: real text has none.
_TWICE_ENCODED = re.compile(
    "[\xc2-\xdf][\x80-\x9f]"
    "|[\xe0-\xef](?:[\x80-\x9f][\x80-\xbf]|[\x80-\xbf][\x80-\x9f])"
    "|[\xf0-\xf4][\x80-\x9f][\x80-\xbf]{2}"
)
_C1 = re.compile("[\x80-\x9f]")
# A zero width space parts words only in scripts that write none between them.
_SILENT_SPACE = re.compile("(?<=[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\u200b")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028]")
_PARAGRAPH_END = re.compile("\u2029")
# Invisible in print: hyphenation hints, joiners, directions, byte order marks. The
# joiners stay where Persian and Indian scripts spell with them.
_INVISIBLE = re.compile(
    "[\x02\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
    "|(?<![\u0600-\u06ff\u0900-\u0dff])[\u200c\u200d]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SYMBOL_BULLET = re.compile("[\uf0a7\uf0b7]")
# All that the above may have to mend; most texts have none of it.
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\uf0a7\uf0b7\ufeff\ufff9-\ufffb]"
)
_BLANKS = re.compile(r"[^\S\n ][^\S\n]*| [^\S\n]+")
# Marks on one letter beyond this are no writing, and putting thousands in order takes
# time by their square. None of them is part of a word (\w).
_MOST_MARKS = 30
_PILE = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS + 1},}}")
_LINE_EDGES = re.compile(r" \n ?|\n ")
_BLANK_LINES = re.compile("\n{3,}")


def normalise(text: str) -> str:
    """Return `text` in NFC, without control or invisible characters, with single
    spaces, line breaks kept, and one blank line between paragraphs."""
    if _ODD.search(text):
        text = _readable(text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", _PILE.sub(_lower, text))
    text = _BLANKS.sub(" ", text)
    text = _LINE_EDGES.sub("\n", text)
    return _BLANK_LINES.sub("\n\n", text).strip()


def _readable(text: str) -> str:
    text = _TWICE_ENCODED.sub(_once_encoded, text)
    text = _LINE_ENDS.sub("\n", _PARAGRAPH_END.sub("\n\n", text))
    text = _C1.sub(_as_windows, text)
    text = _INVISIBLE.sub("", _SILENT_SPACE.sub(" ", text))
    text = _SYMBOL_BULLET.sub("•", _SURROGATE.sub("\ufffd", text))
    return _CONTROL.sub(" ", text)


def _lower(pile: re.Match[str]) -> str:
    """Return signs without the marks that make one letter a pile of them."""
    kept, marks = [], 0
    for sign in pile[0]:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= _MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def _once_encoded(match: re.Match[str]) -> str:
    return match[0].encode("latin-1").decode("utf-8", "replace")


def _as_windows(match: re.Match[str]) -> str:
    # browsers read these bytes as Windows-1252, whatever the page declares
    return match[0].encode("latin-1").decode("cp1252", "replace")
