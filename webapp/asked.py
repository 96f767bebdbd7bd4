"""What a request brings: its search, the engine to ask, the root of its addresses."""

from collections.abc import Iterable
from typing import cast

from flask import current_app, request

from index.engine import Engine
from index.errors import QueryError
from index.release import FACET_FIELDS
from index.search import Search
from webapp.parameters import read
from webapp.parts import OWN, Parts, read_parts
from webapp.settings import Settings

__all__ = [
    "ENGINE",
    "FACET",
    "SITE",
    "asked",
    "asked_parts",
    "engine",
    "given",
    "root",
    "site",
    "sought",
]

# Under these names the application keeps the function that gives its engine, and its
# settings.
ENGINE = "release-search-engine"
SITE = "release-search-settings"
# The part of a rule that stands for the name of a facet field.
FACET = f"<any({','.join(FACET_FIELDS)}):field>"


def engine() -> Engine:
    """Return the engine. Raise IndexFault while the index cannot be used."""
    return cast(Engine, current_app.extensions[ENGINE]())


def given() -> Iterable[tuple[str, str]]:
    """Return the parameters of the address, in order."""
    return request.args.items(multi=True)


def asked() -> Search:
    """Return the search of the address. Raise QueryError."""
    return read(given())


def asked_parts() -> tuple[Search, Parts]:
    """Return the search of the address and which parts of its answer are wanted.

    Raise QueryError.
    """
    return read(given(), also=OWN), read_parts(given())


def sought() -> str:
    """Return the words to mark in a release. Raise QueryError for other parameters."""
    for name, _ in given():
        if name != "q":
            raise QueryError(f'there is no parameter "{name}"; there is only q')
    return request.args.get("q", "")


def root() -> str:
    """Return what makes an address of ours absolute when it stands before it."""
    return request.host_url.rstrip("/")


def site() -> Settings:
    """Return the settings of the application."""
    return cast(Settings, current_app.extensions[SITE])
