"""The releases of a page as they are shown: marked, with passages and versions."""

from collections import defaultdict
from collections.abc import Callable

from index.marker import Marker
from index.order import Page
from index.results import Hit
from index.shown import Shown
from index.snippet import passages
from index.told import Told
from index.translations import translated
from index.versions import first_versions

__all__ = ["shown_hits"]


def shown_hits(
    page: Page,
    shown: Shown,
    marker_for: Callable[[str | None], Marker],
    told: Told,
) -> tuple[Hit, ...]:
    """Return the releases of a page; `marker_for` gives what to mark in releases of a
    language, `told` what tags are asked for."""
    if not page.hits:
        return ()
    ranked = [*page.before, *page.hits, *page.ahead]
    start, end = page.start, page.start + len(page.hits)
    firsts = translated(ranked, range(start, end), first_versions(ranked), shown)
    later: dict[int, list[int]] = defaultdict(list)
    for place in range(end, len(ranked)):
        if start <= firsts[place] < end:
            later[firsts[place]].append(place)
    wanted = {*range(start, end), *firsts[start:end]}.union(*later.values())
    numbers = {at: ranked[at].segment.sequence(ranked[at].document) for at in wanted}
    releases = dict(zip(numbers, shown.read([*numbers.values()]), strict=True))
    hits = []
    for place in range(start, end):
        release, first = releases[place], firsts[place]
        marker = marker_for(release.language)
        hits.append(
            Hit(
                release,
                ranked[place].score,
                marker.marks(release.title),
                passages(release.body, marker, told.spot(release)),
                None if first == place else releases[first].id,
                tuple(releases[version] for version in later.get(place, ())),
            )
        )
    return tuple(hits)
