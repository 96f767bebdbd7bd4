"""Makes given_names.txt, surnames.txt and common_words.txt from their sources.

usage: python -m indexer.lexicon.make_names NAMES_FOLDER RELEASES_FOLDER

NAMES_FOLDER holds given_names.tsv and surnames.tsv (name, countries, sources,
ambiguity); RELEASES_FOLDER holds releases as *.jsonl.gz with a `body`.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).parent
NAMES_HEAD = """\
# {what}, lower case, sorted; made by make_names.py.
# Origin: popular names by country, heads of state (Wikidata) and legislators (CC0);
# Faker, faker-js and a Japanese list (MIT); 1990 census and World Leaders directory
# (US public domain). {kept}
"""
WORDS_HEAD = """\
# Words that government releases write in lower case, sorted; made by make_names.py.
# Origin: our own counts over public releases. A common word cannot head a name.
"""
# lists of one tool for one country hold many rare or made-up names
THIN_SOURCES = {"faker", "fakerjs", "uscensus1990"}
WORD = re.compile(r"(?<![\w'’-])[^\W\d_]+(?![\w’'-]|\.\w)")
SENTENCE_START = re.compile(r"(?:^|[.!?:;•*\"“”\n])\W*$")
LEAST_COUNT = 12
LEAST_SHARE = 0.12


def well_attested(path: Path, all_thin: bool) -> Iterator[str]:
    """Yield the names seen in two countries or by a source that is not thin."""
    for line in path.read_text("utf-8").splitlines()[1:]:
        name, countries, sources, _ = line.split("\t")
        thin = "," not in countries and set(sources.split(",")) <= THIN_SOURCES
        if len(name) > 1 and (all_thin or not thin):
            yield name.lower()


def common_words(folder: Path) -> Iterator[str]:
    """Yield the words written in lower case often, alone and against capitals."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in bodies(folder):
        for match in WORD.finditer(text):
            word = match.group()
            if word.islower():
                lower[word] += 1
            elif word.istitle() and not SENTENCE_START.search(
                text[max(0, match.start() - 4) : match.start()]
            ):
                capital[word.lower()] += 1
    for word, count in lower.items():
        if count >= LEAST_COUNT and count >= LEAST_SHARE * (count + capital[word]):
            yield word


def bodies(folder: Path) -> Iterator[str]:
    """Yield the body of every second release under `folder`."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number % 2 == 0:
                    yield json.loads(line)["body"] or ""


def write(name: str, head: str, words: Iterable[str]) -> None:
    """Write one list, sorted and distinct, under its head."""
    text = head + "\n".join(sorted(set(words))) + "\n"
    (HERE / f"{name}.txt").write_text(text, "utf-8")


def main(names: Path, releases: Path) -> None:
    """Make the three lists beside this file."""
    given = NAMES_HEAD.format(what="Given names", kept="")
    write("given_names", given, well_attested(names / "given_names.tsv", True))
    kept = "Names of one country in one list only are left out."
    head = NAMES_HEAD.format(what="Surnames", kept=kept)
    write("surnames", head, well_attested(names / "surnames.tsv", False))
    write("common_words", WORDS_HEAD, common_words(releases))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
