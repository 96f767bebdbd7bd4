"""What a start of the program is told, read once at its edge."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from index.errors import ReleaseSearchError
from webapp.colours import DARK, LIGHT, readable

__all__ = ["FILE", "Settings", "SettingsError", "read_settings", "with_flags"]

FILE = "release-search.toml"
MOST_THREADS = 256


class SettingsError(ReleaseSearchError):
    """A setting that is unknown or cannot be read, and where it was given."""


class Settings(Struct, frozen=True):
    """Where the index lies, how it is served, and how the pages present themselves.

    `socket` is a file to listen on in place of host and port. `prefix` is the path the
    pages lie under behind a proxy, "" or like "/releases"; what the proxy at the
    address `proxy` says of a visitor is believed, "localhost" for a socket. `notice`
    stands on every page. `colour` and `dark_colour` are #rrggbb and replace the accent
    of the pages in light and in dark. `access_log` is the file that each request is
    written to, "-" for standard output.
    """

    index: Path = Path("release-index")
    host: str = "127.0.0.1"
    port: int = 8000
    socket: Path | None = None
    threads: int = 8
    prefix: str = ""
    proxy: str | None = None
    title: str = "Release Search"
    notice: str | None = None
    colour: str | None = None
    dark_colour: str | None = None
    access_log: str | None = None


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings: $RELEASES_INDEX, $RELEASES_TITLE … where they are set, else
    those in the file $RELEASES_SETTINGS or ./release-search.toml, else our own.

    Raise SettingsError.
    """
    told = {
        name: environment[f"RELEASES_{name.upper()}"]
        for name in _READ
        if environment.get(f"RELEASES_{name.upper()}")
    }
    named = environment.get("RELEASES_SETTINGS")
    settings = _from_file(Path(named or FILE), wanted=bool(named))
    return _with(settings, told, "$RELEASES_{}", str.upper)


def with_flags(settings: Settings, given: Mapping[str, object]) -> Settings:
    """Return the settings as changed by flags; None changes nothing.

    Raise SettingsError.
    """
    flags = {name: value for name, value in given.items() if value is not None}
    return _with(settings, flags, "--{}", lambda name: name.replace("_", "-"))


def _from_file(path: Path, wanted: bool) -> Settings:
    if not (wanted or path.is_file()):
        return Settings()
    # here, not above: a search without such a file starts without its reader
    import tomllib

    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path} cannot be read as TOML ({error})") from error
    for name in told:
        if name not in _READ:
            known = ", ".join(_READ)
            raise SettingsError(
                f'{path}: there is no setting "{name}"; there are {known}'
            )
    return _with(Settings(), told, f"{path}: {{}}", str)


def _with(
    settings: Settings,
    told: Mapping[str, object],
    place: str,
    spelt: Callable[[str], str],
) -> Settings:
    found: dict[str, Any] = {}
    for name, value in told.items():
        try:
            found[name] = _READ[name](value)
        except (TypeError, ValueError) as error:
            where = place.format(spelt(name))
            raise SettingsError(f'{where} cannot be "{value}": {error}') from error
    return replace(settings, **found)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("it is a text in quotes")
    return value


def _path(value: object) -> Path:
    if "\0" in str(value):
        raise ValueError("no file can have such a name")
    return value if isinstance(value, Path) else Path(_text(value))


def _number(most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if isinstance(value, bool) or not str(value).isdecimal():
            raise TypeError("it is a number")
        if int(str(value)) > most:
            raise ValueError(f"it is {most} at most")
        return int(str(value))

    return read


def _prefix(value: object) -> str:
    path = "/" + _text(value).strip("/")
    if any(not (c.isalnum() and c.isascii() or c in "/-_.~") for c in path):
        raise ValueError("it is a path such as /releases")
    return path.rstrip("/")


def _colour(background: str) -> Callable[[object], str]:
    return lambda value: readable(_text(value), background)


_READ: dict[str, Callable[[object], object]] = {
    "index": _path,
    "host": _text,
    "port": _number(65_535),
    "socket": _path,
    "threads": _number(MOST_THREADS),
    "prefix": _prefix,
    "proxy": _text,
    "title": _text,
    "notice": _text,
    "colour": _colour(LIGHT),
    "dark_colour": _colour(DARK),
    "access_log": _text,
}
