"""Where the places that a search finds lie: read once from a release of each."""

from collections.abc import Iterable, Iterator

from index.release import Location, Release
from index.results import FacetValue, Place
from index.shown import Shown
from index.state import State

__all__ = ["Atlas"]


class Atlas:
    """The places of one state of an index, looked up as they are asked for."""

    def __init__(self, state: State, shown: Shown) -> None:
        self._state = state
        self._shown = shown
        self._known: dict[str, Location | None] = {}

    def places(self, values: Iterable[FacetValue]) -> tuple[Place, ...]:
        """Return what is known of these values of the field locations, in order."""
        values = [v for v in values if v.value and v.count and not v.excluded]
        self._learn([v.value for v in values if v.value not in self._known])
        located = ((value, self._known[value.value]) for value in values)
        return tuple(_place(value, tag) for value, tag in located if tag)

    def _learn(self, values: list[str]) -> None:
        """Read one release for each value: all of them say the same of a place."""
        versions = {value: self._version(value) for value in values}
        sequences = sorted({number for number in versions.values() if number})
        releases = dict(zip(sequences, self._shown.read(sequences), strict=True))
        for value, number in versions.items():
            self._known[value] = _named(releases[number], value) if number else None

    def _version(self, value: str) -> int | None:
        return next(self._versions(value), None)

    def _versions(self, value: str) -> Iterator[int]:
        for segment in self._state.segments:
            number = segment.value("locations", value)
            if number is not None:
                starts = segment.value_starts
                for document in segment.value_docs[starts[number] : starts[number + 1]]:
                    if segment.is_live(document):
                        yield segment.sequence(document)


def _named(release: Release, value: str) -> Location | None:
    tags = release.tagged("locations")
    found = (t for t in tags if t.value == value and isinstance(t, Location))
    return next(found, None)


def _place(value: FacetValue, tag: Location) -> Place:
    return Place(
        value.value,
        value.label,
        value.count,
        tag.kind,
        tag.country,
        tag.latitude,
        tag.longitude,
    )
