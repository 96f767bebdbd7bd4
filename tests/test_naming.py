"""Words of a search that name a person, a place, a topic or a time are offered so."""

from datetime import date

import pytest
from msgspec.structs import replace

from index.embedded import EmbeddedIndex
from index.release import Participant, Release, Tag
from index.results import Offer
from index.search import Picks, Search
from index.writer import IndexWriter


def told(number: int, day: date, person: str, place: str, body: str) -> Release:
    tags = (
        Participant("participants", person, (), "test"),
        Tag("locations", place, (), "test"),
        Tag("topics", "trade", (), "test", label="Trade"),
    )
    return Release(f"r{number}", "", body, published=day, tags=tags)


RELEASES = (
    told(1, date(2018, 2, 1), "Nikolai P. Patrov", "Jerusalem", "Patrov in Jerusalem"),
    told(2, date(2018, 5, 1), "Nikolai P. Patrov", "Moscow", "Patrov spoke of fraud"),
    told(3, date(2019, 2, 1), "Ana Fraud", "Jerusalem", "fraud, a deal on grain trade"),
    *(told(n, date(2017, 1, n), "Ivo", "Bern", "fraud again") for n in range(4, 12)),
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedIndex:
    folder = tmp_path_factory.mktemp("naming") / "index"
    with IndexWriter(folder) as writer:
        writer.add(RELEASES)
    return EmbeddedIndex(folder)


def read(engine: EmbeddedIndex, text: str) -> tuple[str, list[str], int]:
    offer = engine.search(Search(text)).offer
    assert offer is not None
    return offer.search.text, [value.value for value in offer.named], offer.total


def test_a_family_name_a_place_and_a_year_are_filters(engine: EmbeddedIndex) -> None:
    offer = engine.search(Search("patrov jerusalem 2018")).offer
    assert offer is not None
    assert offer.search == Search(
        picks=(
            Picks("participants", any=("Nikolai P. Patrov",)),
            Picks("locations", any=("Jerusalem",)),
        ),
        since=date(2018, 1, 1),
        until=date(2018, 12, 31),
    )
    assert (offer.total, len(offer.named)) == (1, 2)
    assert engine.search(offer.search).total == 1


def test_words_that_name_nothing_stay_words(engine: EmbeddedIndex) -> None:
    assert read(engine, "grain jerusalem") == ("grain", ["Jerusalem"], 1)


def test_what_stands_between_names_is_not_left_over(engine: EmbeddedIndex) -> None:
    assert read(engine, "patrov & jerusalem") == (
        *("", ["Nikolai P. Patrov", "Jerusalem"], 1),
    )
    # half of what hangs together would be another query: without fraud
    assert engine.search(Search("bern-fraud")).offer is None
    assert engine.search(Search("grain & trade")).offer is None


def test_a_middle_name_may_be_left_out(engine: EmbeddedIndex) -> None:
    assert read(engine, "Nikolai Patrov") == ("", ["Nikolai P. Patrov"], 2)


def test_a_label_is_meant_whole(engine: EmbeddedIndex) -> None:
    assert read(engine, "TRADE bern") == ("", ["trade", "Bern"], 8)


def test_a_topic_is_not_cut_out_of_a_compound(engine: EmbeddedIndex) -> None:
    assert engine.search(Search("grain trade deal")).offer is None
    assert read(engine, "grain trade jerusalem") == ("grain trade", ["Jerusalem"], 1)
    # beside what is named too, it is one
    assert read(engine, "trade jerusalem")[1] == ["trade", "Jerusalem"]


def test_a_common_word_is_no_family_name(engine: EmbeddedIndex) -> None:
    assert engine.search(Search("fraud")).offer is None
    assert read(engine, "ana fraud") == ("", ["Ana Fraud"], 1)


def test_two_of_a_kind_are_both_demanded(engine: EmbeddedIndex) -> None:
    offer = engine.search(Search("patrov ivo")).offer
    assert offer is None  # no release has both
    offer = engine.search(Search("trade jerusalem patrov")).offer
    assert offer is not None and offer.total == 1


def test_a_month_and_a_day_are_times(engine: EmbeddedIndex) -> None:
    offer = engine.search(Search("fraud may 2018")).offer
    assert offer is not None and offer.search.text == "fraud"
    assert (offer.search.since, offer.search.until) == (
        *(date(2018, 5, 1), date(2018, 5, 31)),
    )


@pytest.mark.parametrize(
    "text",
    [
        *("", "grain", "nobody 1850", '"patrov jerusalem"', "-jerusalem fraud"),
        *(
            "jerusalem OR bern",
            "locations:jerusalem",
            "jerus*",
            "bern jerusalem moscow",
        ),
        "patrov on what was said in jerusalem last week again",
    ],
)
def test_no_name_operators_nothing_found_and_long_texts_offer_nothing(
    engine: EmbeddedIndex, text: str
) -> None:
    assert not offers(engine, Search(text))


def offers(engine: EmbeddedIndex, search: Search) -> Offer | None:
    return engine.search(search).offer


def test_what_is_picked_already_is_not_offered_again(engine: EmbeddedIndex) -> None:
    search = Search("jerusalem").with_picks(Picks("locations", none=("Jerusalem",)))
    assert not offers(engine, search)
    dated = replace(Search("2018"), since=date(2018, 1, 1))
    assert not offers(engine, dated)
