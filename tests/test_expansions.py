"""What begins so, what is spelt nearly so: bounded, the best first, told when cut."""

from itertools import product
from pathlib import Path

from index import Release, Results, Search, open_index
from index.expanded import MOST_ALIKE, MOST_BEGUN

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def answer(folder: Path, bodies: dict[str, str], text: str) -> Results:
    engine = open_index(folder / "index", create=True)
    with engine.writer() as writer:
        writer.add(Release(name, "", body) for name, body in bodies.items())
    return engine.search(Search(text, size=300))


def ids(results: Results) -> set[str]:
    return {hit.release.id for hit in results.hits}


def test_a_beginning_of_too_many_words_finds_the_most_frequent(tmp_path: Path) -> None:
    rare = {f"rare {n}": f"port{n:05}" for n in range(3)}
    many = " ".join(f"port{n:05}" for n in range(10, 10 + MOST_BEGUN))
    results = answer(tmp_path, {**rare, "many": many, "again": many}, "port*")
    assert ids(results) == {"many", "again"}
    (notice,) = results.notices
    assert notice.kind == "expansion"
    assert notice.message == (
        "port* stands for many words: only the 5,000 most frequent count."
    )


def test_which_words_are_the_most_frequent_does_not_depend_on_batches(
    tmp_path: Path,
) -> None:
    """Each batch has few words that begin so, all together have too many."""
    half = MOST_BEGUN // 2
    parts = [range(half), range(half, MOST_BEGUN + 9), range(half - 4, half + 4)]
    releases = [
        Release(str(n), "", " ".join(f"port{word:05}" for word in part))
        for n, part in enumerate(parts)
    ]
    releases.append(Release("last", "", f"port{MOST_BEGUN + 8:05}a"))
    found = []
    for name in ("whole", "parts"):
        engine = open_index(tmp_path / name, create=True)
        for batch in [releases] if name == "whole" else [[r] for r in releases]:
            with engine.writer() as writer:
                writer.add(batch)
        results = engine.search(Search("port*"))
        found.append((ids(results), results.notices))
    assert found[0] == found[1]
    assert "last" not in found[0][0] and found[0][1]


def test_a_pattern_of_too_many_words_finds_the_most_frequent(tmp_path: Path) -> None:
    many = " ".join(f"port{n:05}" for n in range(10, 10 + MOST_BEGUN))
    rare = {f"rare {n}": f"port{n:05}" for n in range(3)}
    results = answer(tmp_path, {**rare, "many": many, "again": many}, "po?t0*")
    assert ids(results) == {"many", "again"}
    (notice,) = results.notices
    assert notice.message == (
        "po?t0* stands for many words: only the 5,000 most frequent count."
    )


def test_the_words_of_a_pattern_are_marked(tmp_path: Path) -> None:
    results = answer(tmp_path, {"a": "Women and a woman, no wombat."}, "wom?n")
    (passage,) = results.hits[0].snippets
    marked = [passage.text[start:end] for start, end in passage.marks]
    assert marked == ["Women", "woman"]


def test_too_many_near_spellings_find_the_likest(tmp_path: Path) -> None:
    pairs = ["".join(pair) for pair in product(LETTERS, repeat=2)]
    bodies = {"same": "portal"}
    bodies |= {f"far {pair}": f"port{pair}" for pair in pairs if "a" not in pair[:1]}
    results = answer(tmp_path, bodies, "portal~2")
    assert results.total == MOST_ALIKE
    assert {"same", "far bl"} <= ids(results)  # no edit, and one
    (notice,) = results.notices
    assert notice.message == (
        "portal~2 stands for many words: only the 200 likest count."
    )


def test_swapped_neighbours_are_one_letter_different(tmp_path: Path) -> None:
    bodies = {"right": "the minister", "other": "the ministry"}
    assert ids(answer(tmp_path, bodies, "mniister~1")) == {"right"}


def test_a_few_words_are_all_looked_for_and_nothing_is_said(tmp_path: Path) -> None:
    results = answer(tmp_path, {"a": "portal", "b": "portals"}, "portal~1 OR port*")
    assert ids(results) == {"a", "b"} and results.notices == ()
