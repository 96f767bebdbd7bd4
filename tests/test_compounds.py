"""Words of several parts are found however their parts are joined."""

import pytest

from index import Release, Search, open_index
from index.engine import Engine

BODIES = {
    "covid": "The COVID-19 plan.",
    "covid joined": "A plan for Covid19 wards.",
    "jets": "Two F-16s flew.",
    "jet": "One F-16 flew.",
    "case": "Case 02091-C-71 ended.",
    "form": "Send form W-2 today.",
    "terror": "Counter-terrorism talks.",
    "terror joined": "Counterterrorism talks.",
    "obrien": "Mr O'Brien’s plan.",
    "sum": "It cost 1,000,000 dollars.",
    "erdogan": "President Erdoğan spoke.",
    "zelenskyy": "President Zelenskyy came.",
    "zelensky": "Mr Zelensky left.",
    "zelenskiy": "Then Zelenskiy answered.",
    "muller": "Minister Müller was there.",
    "mueller": "Ms Mueller wrote.",
    "hebrew": "השר נפגש בירושלים",
    "arabic": "التقى الرئيس في القاهرة",
    "russian": "Встреча в Москве",
    "sinhala": "ජනාධිපති කොළඹ දී",
    "tamil": "அமைச்சர் சென்னையில்",
    "chinese": "外交部长在北京会见了代表团",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    engine = open_index(tmp_path_factory.mktemp("compounds") / "index", create=True)
    with engine.writer() as writer:
        writer.add(Release(name, "", body) for name, body in BODIES.items())
    return engine


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("COVID-19", {"covid", "covid joined"}),
        ("covid19", {"covid", "covid joined"}),
        ("F-16", {"jet", "jets"}),
        ("F16", {"jet", "jets"}),
        ("F-16s", {"jet", "jets"}),
        ("f16s", {"jet", "jets"}),
        ('"F-16s"', {"jets"}),
        ('"F-16"', {"jet"}),
        ("02091-C-71", {"case"}),
        ("W2", {"form"}),
        ("counter-terrorism", {"terror", "terror joined"}),
        ("obrien", {"obrien"}),
        ("1000000", {"sum"}),
        ("Erdogan", {"erdogan"}),
        ("Erdoğan’s", {"erdogan"}),
        ("Zelenskyy", {"zelenskyy", "zelensky", "zelenskiy"}),
        ("Zelensky", {"zelenskyy", "zelensky", "zelenskiy"}),
        ("Zelenskiy", {"zelenskyy", "zelensky", "zelenskiy"}),
        ('"Zelenskiy"', {"zelenskiy"}),
        ("Müller", {"muller", "mueller"}),
        ("Mueller", {"muller", "mueller"}),
        ("בירושלים", {"hebrew"}),
        ("القاهرة", {"arabic"}),
        ("москве", {"russian"}),
        ("ජනාධිපති", {"sinhala"}),
        ("சென்னையில்", {"tamil"}),
        ("北京", {"chinese"}),
    ],
)
def test_a_word_is_found_as_people_write_it(
    engine: Engine, typed: str, expected: set[str]
) -> None:
    found = engine.search(Search(typed, match="all")).hits
    assert {hit.release.id for hit in found} == expected


def test_the_answer_tells_the_other_spelling(engine: Engine) -> None:
    results = engine.search(Search("covid19"))
    (notice,) = results.notices
    assert notice.message == "covid19 was also searched for as covid 19."
