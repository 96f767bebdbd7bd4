"""How a release is cited: so that what was read can be found and told from a change."""

from index.release import Release, content_hash
from webapp.words import day

__all__ = ["citation"]

DIGITS = 16  # of the content hash: enough that no two versions share them


def citation(release: Release, revision: str) -> str:
    """Return the release with its source, the version that was read (first digits of
    its SHA-256) and the state of the index it was read in."""
    published = day(release.published) if release.published else "no date"
    said = (release.publisher, published, release.source_url)
    version = content_hash(release).hex()[:DIGITS]
    return (
        f"“{release.title.removesuffix('.')}”. {', '.join(filter(None, said))}. "
        f"Release {release.id}, version {version}, index {revision}."
    )
