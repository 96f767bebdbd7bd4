"""Files written and read back, as the tests of reading need them."""

from pathlib import Path

from index.errors import ReleaseError
from index.release import Release
from indexer.sources import Options, find, read


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def everything(*paths: str | Path, **options: object) -> list[Release | ReleaseError]:
    settings = Options(**options)  # type: ignore[arg-type]  # names as a test gives them
    return [found for item in find(paths, settings) for found in read(item, settings)]


def one(*paths: str | Path, **options: object) -> Release:
    (release,) = everything(*paths, **options)
    assert isinstance(release, Release), release
    return release


def refusal(*paths: str | Path, **options: object) -> str:
    (error,) = everything(*paths, **options)
    assert isinstance(error, ReleaseError), error
    return str(error)


def page_of(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
