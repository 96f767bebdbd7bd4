"""The description of what programs may ask, for programs and for people."""

import functools
from collections.abc import Iterator
from importlib import resources
from typing import Any

import yaml
from msgspec import Struct

from index.release import FACET_FIELDS
from webapp.words import SINGULAR

__all__ = ["Address", "addresses", "openapi"]

Json = dict[str, Any]

WORDS = {
    "": "Releases with this {}, or empty: with none given; of several, any",
    ".all": "Releases that have this {} beside others demanded",
    ".not": "Releases without this {}, or empty: with one given",
}


class Address(Struct, frozen=True):
    """One address as the page describes it."""

    path: str
    summary: str
    description: str
    parameters: tuple[Json, ...]
    fields: tuple[tuple[str, str], ...]
    examples: tuple[str, ...]


@functools.cache
def openapi() -> Json:
    """Return the OpenAPI 3.1 description; not to be changed by who reads it."""
    file = resources.files("webapp") / "openapi.yaml"
    spec: Json = yaml.safe_load(file.read_text(encoding="utf-8"))
    parameters = spec["components"]["parameters"]
    facets = {p["name"]: p for p in _facet_parameters()}
    parameters |= facets
    parameters["field"]["schema"]["enum"] = list(FACET_FIELDS)
    references = [{"$ref": f"#/components/parameters/{name}"} for name in facets]
    for path, operations in spec["paths"].items():
        if path.startswith(("/search", "/facets")):
            given = operations["get"]["parameters"]
            operations["get"]["parameters"] = [*given, *references]
    return spec


def addresses() -> Iterator[Address]:
    """Yield what can be asked, in the order of the description."""
    spec = openapi()
    for path, operations in spec["paths"].items():
        operation = operations["get"]
        yield Address(
            path=path,
            summary=operation["summary"],
            description=operation.get("description", ""),
            parameters=tuple(_named(spec, operation.get("parameters", ()))),
            fields=tuple(_fields(spec, operation["responses"]["200"])),
            examples=tuple(operation.get("x-examples", ())),
        )


def _facet_parameters() -> Iterator[Json]:
    for field in FACET_FIELDS:
        for suffix, words in WORDS.items():
            yield {
                "name": field + suffix,
                "in": "query",
                "description": words.format(SINGULAR[field]),
                "schema": {"type": "array", "items": {"type": "string"}},
            }


def _named(spec: Json, parameters: list[Json]) -> Iterator[Json]:
    for parameter in parameters:
        found = _resolved(spec, parameter)
        # 21 of one kind; the page says once how they work
        if found["name"].partition(".")[0] not in FACET_FIELDS:
            yield found


def _fields(spec: Json, response: Json) -> Iterator[tuple[str, str]]:
    schema = response["content"].get("application/json", {}).get("schema", {})
    for name, described in _resolved(spec, schema).get("properties", {}).items():
        yield name, described.get("description", "")


def _resolved(spec: Json, part: Json) -> Json:
    found: Json = part
    if "$ref" in part:
        _, *names = part["$ref"].split("/")
        found = functools.reduce(lambda inner, name: inner[name], names, spec)
    return found
