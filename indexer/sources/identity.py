"""The id of a release: the same wherever and whenever it is read again."""

import hashlib
import re
import unicodedata
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

from indexer.sources.fields import is_url
from indexer.sources.item import Raw

__all__ = ["release_id", "slug"]

LONGEST_SLUG = 60
_TRACKING = re.compile(r"utm_|fbclid$|gclid$")
_NOT_ALPHANUMERIC = re.compile(r"[^a-z0-9]+")


def release_id(raw: Raw, title: str, body: str, path: str, alone: bool) -> str:
    """Return the id: from the source URL; else from the id of the record, which means
    something for one publisher or, without one, in one file; else from the place of a
    file that holds this release alone, so that an edited file is a new version of the
    same release; else from the content."""
    if is_url(raw.url):
        return _id(_last_segment(raw.url), _address(raw.url))
    place = "" if path == "-" else str(Path(path).absolute())
    if raw.id:
        return _id(raw.id, f"{raw.publisher or place}\n{raw.id}")
    if alone and place:
        return _id(Path(path).stem, place)
    return _id(title, f"{title}\n{body}", digits=12)


def _id(name: str, identity: str, digits: int = 8) -> str:
    digest = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{slug(name)}-{digest[:digits]}"


def slug(name: str) -> str:
    """Return `name` in a-z, 0-9 and hyphens, at most 60 of them, cut between words."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    whole = _NOT_ALPHANUMERIC.sub("-", letters.lower()).strip("-")
    cut = whole[: LONGEST_SLUG + 1].rpartition("-")[0] or whole
    return (whole if len(whole) <= LONGEST_SLUG else cut[:LONGEST_SLUG]) or "release"


def _last_segment(url: str) -> str:
    parts = _split(url)
    return unquote(parts.path.rstrip("/").rpartition("/")[2] or parts.netloc)


def _address(url: str) -> str:
    """Return what is the same in all ways to write an address."""
    parts = _split(url)
    host = parts.netloc.lower().removeprefix("www.")
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode([pair for pair in pairs if not _TRACKING.match(pair[0])])
    return f"{host}{unquote(parts.path).rstrip('/')}?{query}#{parts.fragment}"


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url if "://" in url else f"https://{url}")
    except ValueError:  # brackets where a host should be
        return SplitResult("", "", url, "", "")
