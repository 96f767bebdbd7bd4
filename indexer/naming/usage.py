"""How names are used: which name, by which publisher, in what year, of whom."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b

from index.release import Participant, Release, Tag
from indexer.naming.posts import Post, post
from indexer.naming.variants import block_of
from indexer.tagging.home import home_of

__all__ = ["NAMED", "Usage", "usages"]

NAMED = ("participants", "offices", "organisations")
MOST_OFFICES = 4  # of a person in one release
_SEPARATOR = "\x1f"
_LADY = re.compile(
    r"\b(?:Mrs|Ms|Miss|Madam|Madame|Lady|Queen|Princess|Sra)\b\.? *$", re.I
)
_LORD = re.compile(r"\b(?:Mr|Sir|Lord|King|Prince|Sr)\b\.? *$", re.I)
_BEFORE = 9  # characters: the longest of these titles and a blank


@dataclass(frozen=True)
class Usage:
    """One way in which a name is used; releases that use it alike are counted together.

    `country` is that of the person, of the home of the publisher for other fields.
    `address` is `f` or `m` where Mrs or Mr says it, else "". `offices`, `address` and
    `year` (0 undated) are of persons alone.
    """

    field: str
    name: str
    publisher: str
    country: str
    offices: tuple[str, ...] = ()
    address: str = ""
    year: int = 0

    @cached_property
    def key(self) -> int:
        """A number for this usage; for ten million of them, two are alike by chance
        once in 200,000 indexes."""
        parts = (self.field, self.name, self.publisher, self.country, self.address)
        text = _SEPARATOR.join((*parts, str(self.year), *self.offices))
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        return int.from_bytes(digest) >> 1

    @cached_property
    def block(self) -> str:
        """What all names have in common that could be merged with this one."""
        return block_of(self.field, self.name)

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """The offices as they are compared."""
        return tuple(map(post, self.offices))


def usages(release: Release) -> Iterator[tuple[Tag, Usage]]:
    """Yield the tags of a release that are names, as found, each with its usage."""
    publisher = release.publisher or ""
    home = _home(publisher, release.source_url or "")
    for tag in release.tags:
        if isinstance(tag, Participant):
            yield tag, _of_person(release, publisher, tag)
        elif tag.field in NAMED:
            yield tag, _of_body(tag.field, tag.value, publisher, home)


# most names are met again, and what is worked out for a usage stays with it
@lru_cache(maxsize=1 << 15)
def _of_body(field: str, name: str, publisher: str, home: str) -> Usage:
    return Usage(field, name, publisher, home)


def _of_person(release: Release, publisher: str, tag: Participant) -> Usage:
    held = dict.fromkeys((*tag.offices, *tag.former_offices))
    return Usage(
        "participants",
        tag.value,
        publisher,
        tag.affiliation or "",
        tuple(sorted(held)[:MOST_OFFICES]),
        _address(release, tag),
        release.published.year if release.published else 0,
    )


def _address(release: Release, tag: Tag) -> str:
    for span in tag.spans:
        text = release.title if span.where == "title" else release.body
        before = text[max(0, span.start - _BEFORE) : span.start]
        if _LADY.search(before):
            return "f"
        if _LORD.search(before):
            return "m"
    return ""


def _home(publisher: str, address: str) -> str:
    return _home_at(publisher, address.partition("//")[2].partition("/")[0])


@lru_cache(maxsize=4096)
def _home_at(publisher: str, host: str) -> str:
    return home_of(publisher, f"https://{host}/").country or ""
