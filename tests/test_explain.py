"""Why a release stands where it does: the parts of its score add up to it."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from index import Release, Search, open_index
from index.engine import Engine
from index.order import LOOKED_AT
from index.rank import worth
from index.results import Explanation

BODIES = {
    "both": "the harbour opens to trade while ships wait",
    "near": "harbour trade grows; the harbour is full",
    "one": "trade without ships",
    "begun": "portals of trade and ports",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    engine = open_index(tmp_path_factory.mktemp("explain") / "index", create=True)
    made = [
        Release(name, f"Note on {name}", body, published=date(2015 + n, 1, 1))
        for n, (name, body) in enumerate(BODIES.items())
    ]
    many = [
        Release(f"x{n:03}", "", f"harbour {'x ' * n}") for n in range(LOOKED_AT + 9)
    ]
    with engine.writer() as writer:
        writer.add([replace(made[0], title="Harbour"), *made[1:3]])
        writer.add([made[3], *many])
    return engine


def parts(engine: Engine, search: Search) -> dict[str, Explanation]:
    found = engine.explain(search)
    assert [one.id for one in found] == [
        h.release.id for h in engine.search(search).hits
    ]
    return {one.id: one for one in found}


@pytest.mark.parametrize("sort", ["relevance", "balanced"])
@pytest.mark.parametrize(
    "text",
    [
        "harbour",
        "harbour trade",
        "harbur trade",
        'trade "opens to"',
        "port* trade",
        "PM",
        # none of these has a bare word
        '"opens to"',
        "port*",
        "",
    ],
)
def test_the_parts_of_a_score_add_up_to_it(
    engine: Engine, text: str, sort: str
) -> None:
    search: Search | None = Search(text, match="any", sort=sort, size=100)  # type: ignore[arg-type]
    while search:
        results = engine.search(search)
        for hit, one in zip(results.hits, engine.explain(search), strict=True):
            assert one.score == hit.score
            total = sum(share.gives for share in one.shares) * one.age
            assert total == pytest.approx(hit.score, rel=1e-4)
        search = replace(search, cursor=results.next) if results.next else None


def test_each_word_is_counted_in_title_and_text(engine: Engine) -> None:
    word = parts(engine, Search("harbour trade", match="any", size=3))["both"].shares[0]
    assert (word.kind, word.words) == ("word", ("harbour",))
    assert (word.title, word.body) == (1, 1)
    assert word.releases == 2 + LOOKED_AT + 9
    assert word.most and 0 < word.gives < word.most


def test_words_that_stand_near_each_other_give_as_a_pair(engine: Engine) -> None:
    shares = parts(engine, Search("harbour trade", size=3))["near"].shares
    assert ("pair", ("harbour", "trade")) in [(s.kind, s.words) for s in shares]


def test_a_release_with_several_forms_of_a_word_has_a_pair_once(
    tmp_path: Path,
) -> None:
    engine = open_index(tmp_path / "index", create=True)
    with engine.writer() as writer:
        both = [Release(f"b{n}", "", "harbour trade trace") for n in range(4)]
        writer.add([*both, *(Release(f"x{n}", "", "quay") for n in range(6))])
    shares = engine.explain(Search("harbour trae"))[0].shares
    pairs = [share.most for share in shares if share.kind == "pair"]
    assert pairs == pytest.approx([0.3 * worth(4, 10), 0.8 * worth(4, 10)])


def test_what_is_no_word_is_told_as_the_rest(engine: Engine) -> None:
    rest = parts(engine, Search("trade port*"))["begun"].shares[-1]
    assert (rest.kind, rest.words) == ("rest", ("port*",))


def test_an_order_by_date_has_nothing_to_explain(engine: Engine) -> None:
    assert engine.explain(Search("trade", sort="newest")) == ()
    assert engine.explain(Search("")) == ()
