"""The releases of a page, each with its versions."""

from collections.abc import Sequence

from msgspec import Struct

from index.release import Release
from index.results import Hit

__all__ = ["Group", "grouped"]


class Group(Struct, frozen=True):
    """A release found, its versions on this page, and those on `later` pages; `first`
    is None where that is on a page before."""

    first: Hit | None
    versions: tuple[Hit, ...]
    later: tuple[Release, ...] = ()

    @property
    def size(self) -> int:
        """How many versions there are beside the first."""
        return len(self.versions) + len(self.later)


def grouped(hits: Sequence[Hit]) -> list[Group]:
    """Return the releases in order, each with its versions; at the end, as one group,
    the versions of releases that stand on pages before."""
    firsts = [hit for hit in hits if not hit.version_of]
    versions: dict[str, list[Hit]] = {hit.release.id: [] for hit in firsts}
    before: list[Hit] = []
    for hit in hits:
        if hit.version_of:
            versions.get(hit.version_of, before).append(hit)
    groups = [Group(hit, tuple(versions[hit.release.id]), hit.later) for hit in firsts]
    return [*groups, Group(None, tuple(before))] if before else groups
