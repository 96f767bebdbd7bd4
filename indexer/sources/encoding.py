"""Bytes to text, whatever they were written in."""

import codecs

from charset_normalizer import from_bytes

__all__ = ["decode", "marked_encoding"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins as UTF-16's mark does, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# charset-normalizer takes the bytes 0x80 to 0x9F of Western text for a neighbour's.
_WESTERN = {
    "Danish", "Dutch", "English", "Finnish", "French", "German", "Indonesian",
    "Italian", "Norwegian", "Portuguese", "Spanish", "Swedish", "Unknown",
}  # fmt: skip
_SAMPLE = 65_536


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of `data`: by its byte order mark, as UTF-8, as declared, or as
    it looks most like; never a failure, at worst replacement characters."""
    marked = marked_encoding(data)
    for encoding in (marked, "utf-8", declared):
        text = _strictly(data, encoding)
        if text is not None:
            return text
    return data.decode(marked or _likeliest(data[:_SAMPLE]), "replace")


def marked_encoding(data: bytes) -> str | None:
    """Return the encoding a byte order mark names, None without a mark."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def _strictly(data: bytes, encoding: str | None) -> str | None:
    try:
        return data.decode(encoding) if encoding else None
    except (LookupError, UnicodeError):
        return None


def _likeliest(sample: bytes) -> str:
    best = from_bytes(sample).best()
    if (
        best is None
        or best.encoding.startswith("utf")
        or _is_western(best.language, sample)
    ):
        return "latin-1"  # `normalise` makes Windows-1252 of it
    return best.encoding


def _is_western(language: str, sample: bytes) -> bool:
    marks = sum(byte > 127 for byte in sample)
    return language in _WESTERN and marks * 4 < len(sample)
