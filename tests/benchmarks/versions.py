"""How well copies of releases are told from others.

    python tests/benchmarks/versions.py FILE…

A file has a release per line, as JSON, gzipped (`body`). Of some hundred of each,
copies are made: cut to a part, headed anew, dated anew, or all of it. Printed are the
share of copies that are known as such (recall) and the share of copies among the pairs
that are taken for such (precision; real reissues in the files count as errors).
"""

import argparse
import gzip
import json
import random
from array import array
from pathlib import Path
from zlib import crc32

from index import likeness
from index.analysis import words
from index.versions import FEWEST, PERCENT

EACH, COPIED = 900, 800


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    chance = random.Random(7)
    texts = [
        text for file in parser.parse_args().files for text in bodies(file, chance)
    ]
    copied = chance.sample(range(len(texts)), min(COPIED, len(texts)))
    count = len(texts)
    texts += [copy(texts[number], chance) for number in copied]
    sketches, found = sketched(texts), array("I", bytes(4 * len(texts)))
    known = right = taken = 0
    for place, number in enumerate(copied, count):
        own = memoryview(sketches)[64 * place : 64 * place + 64]
        size = likeness.texts_alike(sketches, len(texts), own, FEWEST, PERCENT, found)
        alike = set(found[:size]) - {place}
        same = {number, *(n + count for n, c in enumerate(copied) if c == number)}
        known += number in alike
        right += len(alike & same)
        taken += len(alike)
    print(f"recall {known / len(copied):.3f} precision {right / max(1, taken):.3f}")


def bodies(file: Path, chance: random.Random) -> list[str]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        found = [body for line in lines if (body := json.loads(line)["body"])]
    return chance.sample(found, min(EACH, len(found)))


def copy(text: str, chance: random.Random) -> str:
    kind = chance.choice(["cut", "head", "date", "all"])
    parts = text.split("\n\n")
    if kind in ("cut", "all") and len(parts) > 3:
        size = max(2, int(len(parts) * chance.uniform(0.6, 0.9)))
        start = chance.choice([0, len(parts) - size])
        parts = parts[start : start + size]
    if kind in ("date", "all"):
        parts = [f"{chance.randint(1, 28)} March 2019", *parts, "Contact: press office"]
    if kind in ("head", "all"):
        parts = ["For immediate release: ministry, office of communications", *parts]
    return "\n\n".join(parts)


def sketched(texts: list[str]) -> "array[int]":
    numbers: dict[str, int] = {}
    terms, ends, sizes = array("I"), array("I"), array("I")
    for text in texts:
        found = words(text)
        terms.extend(numbers.setdefault(word, len(numbers)) for word in found)
        ends.append(len(terms))
        sizes.append(len(found))
    sketches = array("H", bytes(2 * likeness.SLOTS * len(texts)))
    hashes = array("I", (crc32(word.encode()) for word in numbers))
    none = array("I", bytes(4 * len(texts)))
    likeness.sketch(terms, ends, none, sizes, hashes, sketches)
    return sketches


if __name__ == "__main__":
    main()
