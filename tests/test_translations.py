"""Translations of a release stand together with it."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from index import Release, Search, open_index
from index.translations import are_translations

ENGLISH = Release(
    "en",
    "Rivermark and Oland agree on fish",
    "Minister Jonas Feldman received Ambassador Katarina Lindqvist in Rivermark today, "
    "14 May 2019. Oland pays 2,400 crowns for each of 37 boats until 2026. Governor "
    "Mirela Dragan will watch over the quotas of Oland and of Tessaly.",
    publisher="Ministry of Fisheries",
    published=date(2019, 5, 14),
    language="en",
)
FRENCH = replace(
    ENGLISH,
    id="fr",
    title="Rivermark et Oland s’accordent sur la pêche",
    body="Le ministre Jonas Feldman a reçu l’ambassadrice Katarina Lindqvist à "
    "Rivermark ce 14 mai 2019. Oland paie 2,400 couronnes pour chacun de 37 bateaux "
    "jusqu’en 2026. La gouverneure Mirela Dragan veillera aux quotas d’Oland et de "
    "Tessaly.",
    language="fr",
)
HEBREW = replace(
    ENGLISH,
    id="he",
    title="הסכם דיג",
    body="השר קיבל את השגרירה. 2,400 כתרים לכל אחת מ 37 סירות עד 2026, 112 דייגים, 48 "
    "נמלים ושטח של 590 מיילים, לפי סעיף 17 של ההסכם שנחתם היום בעיר בין שתי המדינות",
    language="he",
)
OTHER = replace(
    FRENCH,
    id="other",
    title="Deux ponts pour Rivermark",
    body="Le ministre Jonas Feldman a ouvert à Rivermark les ponts de Valcour et de "
    "Sainte-Brune, qui ont coûté 19 millions. Le maire Étienne Aubrac et l’architecte "
    "Solveig Marchand ont parlé devant 800 habitants de Grandpré et de Mollans.",
)


def test_names_and_numbers_in_common_tell_a_translation() -> None:
    assert are_translations(ENGLISH, FRENCH) and are_translations(FRENCH, ENGLISH)
    assert not are_translations(ENGLISH, OTHER)
    assert not are_translations(FRENCH, OTHER)


def test_numbers_alone_tell_it_where_the_script_is_another() -> None:
    counted = " 112 fishers, 48 ports and 590 miles are named in article 17."
    assert are_translations(replace(ENGLISH, body=ENGLISH.body + counted), HEBREW)
    assert not are_translations(OTHER, HEBREW)


@pytest.mark.parametrize(
    "change",
    [
        {"language": "en"},
        {"language": None},
        {"publisher": "Ministry of Roads"},
        {"publisher": None},
        {"published": date(2019, 5, 15)},
        {"body": FRENCH.body * 3},
    ],
    ids=str,
)
def test_what_is_of_another_day_or_publisher_is_no_translation(
    change: dict[str, object],
) -> None:
    assert not are_translations(ENGLISH, replace(FRENCH, **change))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://fish.example/en/news/12", "https://fish.example/fr/news/12", True),
        ("https://en.fish.example/12", "https://fr.fish.example/12", True),
        ("https://fish.example/12?lang=en", "https://fish.example/12?lang=fr", True),
        ("https://fish.example/en/news/12", "https://fish.example/fr/news/13", False),
    ],
)
def test_addresses_that_differ_in_the_language_alone_tell_it(
    one: str, other: str, same: bool
) -> None:
    pair = replace(ENGLISH, source_url=one), replace(OTHER, source_url=other)
    assert are_translations(*pair) is same


@pytest.mark.parametrize("sort", ["newest", "relevance"])
@pytest.mark.parametrize("batches", [1, 4])
def test_translations_are_one_result(tmp_path: Path, batches: int, sort: str) -> None:
    engine = open_index(tmp_path / "index", create=True)
    copy = replace(FRENCH, id="fr2", title="Encore", body=f"Encore. {FRENCH.body}")
    releases = [ENGLISH, FRENCH, OTHER, copy]
    for start in range(batches):
        with engine.writer() as writer:
            writer.add(releases[start::batches])
    results = engine.search(Search("Feldman", sort=sort))  # type: ignore[arg-type]
    firsts = [hit.release.id for hit in results.hits if hit.version_of is None]
    (first,) = (name for name in firsts if name != "other")
    assert results.total == len(results.hits) == 4 and "other" in firsts
    versions = {hit.release.id: hit.version_of for hit in results.hits}
    assert {name for name, of in versions.items() if of == first} == {
        *("en", "fr", "fr2")
    } - {first}
