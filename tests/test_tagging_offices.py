"""Which offices a release gives to whom, and how far their wording goes."""

import pytest

from index.release import Participant, Release
from indexer.tagging import tag


def offices(text: str) -> dict[str, tuple[str, ...]]:
    found = tag(Release("1", "", text)).tagged("participants")
    return {
        one.value: (*one.offices, *one.former_offices)
        for one in found
        if isinstance(one, Participant)
    }


@pytest.mark.parametrize(
    "text, name, held",
    [
        (
            "Sen. Ann Lee (D-Ohio), a member of the Budget Committee, spoke.",
            "Ann Lee",
            ("Senator", "member of the Budget Committee"),
        ),
        (
            "Senator Ann Lee, the President of the Senate, led them.",
            "Ann Lee",
            ("Senator", "President of the Senate"),
        ),
        (
            "Minister Ann Lee, the Deputy Minister and three officers came.",
            "Ann Lee",
            ("Minister",),
        ),
        (
            "Ann Lee, 50, of Las Vegas, the former owner of Elm Water, was sentenced.",
            "Ann Lee",
            ("owner of Elm Water",),
        ),
        (
            "Ann Lee, the chief executive of a Nevada drink company, was sentenced.",
            "Ann Lee",
            ("chief executive",),
        ),
    ],
)
def test_what_follows_a_name_in_office_may_be_a_second_office(
    text: str, name: str, held: tuple[str, ...]
) -> None:
    assert offices(text)[name] == held


@pytest.mark.parametrize(
    "text, held",
    [
        (
            "Ann Lee, Head of the Tax Division and U.S. Attorney Bo Kranz spoke.",
            {
                "Ann Lee": ("Head of the Tax Division",),
                "Bo Kranz": ("U.S. Attorney",),
            },
        ),
        (
            "Minister for Law and Order, Ann Lee and Minister for Justice, Customs "
            "and Border Protection, Bo Kranz said so.",
            {
                "Ann Lee": ("Minister for Law and Order",),
                "Bo Kranz": ("Minister for Justice, Customs and Border Protection",),
            },
        ),
        (
            "Ann Lee MP - Member for Lund TWO MORE BOATS ARRIVE.",
            {"Ann Lee": ("Member for Lund",)},
        ),
        (
            "The National Association of Home Builders Chairman Ann Lee spoke.",
            {"Ann Lee": ("National Association of Home Builders Chairman",)},
        ),
    ],
)
def test_an_office_ends_where_the_next_person_or_a_headline_begins(
    text: str, held: dict[str, tuple[str, ...]]
) -> None:
    assert offices(text) == held


@pytest.mark.parametrize(
    "text, name, held",
    [
        ("Ambassador: Hege Tveitan\nAttaché: Bo Ruiz", "Hege Tveitan", "Ambassador"),
        (
            "Team\nFirst Secretary (energy): Ingunn Skreia\nAll came.",
            "Ingunn Skreia",
            "First Secretary",
        ),
        ("Ann Lee, MP for Lund East, spoke.", "Ann Lee", "MP for Lund East"),
        ("Ann Lee MP for Lund East spoke.", "Ann Lee", "MP for Lund East"),
        ("Labor MP Ann Lee spoke.", "Ann Lee", "Labor MP"),
        ("Its Vice-Chairwoman Ann Lee spoke.", "Ann Lee", "Vice-Chairwoman"),
        ("The Prime Minister Sheikh Ali Karim.", "Ali Karim", "Prime Minister"),
        (
            "They elected Mr Ali Karim of Chad as Chairperson.",
            "Ali Karim",
            "Chairperson",
        ),
        (
            "CONTACT: Dr Ann Lee National President, Elm Board",
            "Ann Lee",
            "National President",
        ),
        ("Education Secretary Br. Bo Lee spoke.", "Bo Lee", "Education Secretary"),
    ],
)
def test_an_office_stands_in_lists_in_brackets_and_beside_letters(
    text: str, name: str, held: str
) -> None:
    assert offices(text)[name] == (held,)


def test_an_acting_office_follows_one_that_is_held() -> None:
    text = "The Marshal of the Sejm and acting President of Poland, Ann Lee, spoke."
    assert offices(text)["Ann Lee"] == ("Marshal of the Sejm", "acting President")


def test_members_of_parliament_in_a_row_keep_their_letters() -> None:
    found = offices("We met Ann Lee MP, Bo Kranz MP and Ivo Ruiz MP.")
    assert found == {"Ann Lee": (), "Bo Kranz": (), "Ivo Ruiz": ()}


WITHOUT_SIGNS = "We support the efforts to keep all families together said {} and left "


@pytest.mark.parametrize(
    "words, name, held",
    [
        ("Dan Holm Director of the Board", "Dan Holm", ("Director of the Board",)),
        ("Dan Holm a member of the Board", "Dan Holm", ("member of the Board",)),
        ("Dan Holm President Ruiz", "Dan Holm", ()),
    ],
)
def test_where_signs_were_lost_an_office_stands_right_behind_a_name(
    words: str, name: str, held: tuple[str, ...]
) -> None:
    assert offices(WITHOUT_SIGNS.format(words) * 8)[name] == held


@pytest.mark.parametrize(
    "text, name",
    [
        ("Mr Price said so.", "Price"),
        ("Ms Rice, who spoke, left.", "Rice"),
        ("So said Attorney General Sessions. They left.", "Sessions"),
        ("He wrote to Secretary Gates, Secretary Rice and President Bush.", "Gates"),
        ("He wrote to Secretary Gates, Secretary Rice and President Bush.", "Rice"),
        ("Bill Shorten left. Mr Shorten came back.", "Bill Shorten"),
        ("Mr. NAKAGOME Terukazu, Consul of Japan, spoke.", "Nakagome Terukazu"),
        ("King Tupou VI has sent a message.", "Tupou VI"),
        ("Speaker Dr. Nasreen Sultana Karim came.", "Nasreen Sultana Karim"),
    ],
)
def test_a_title_shows_a_name_that_looks_like_an_ordinary_word(
    text: str, name: str
) -> None:
    assert name in offices(text)


@pytest.mark.parametrize(
    "text, held",
    [
        (
            "THE HON ANN LEE MP Minister for Water SENATOR THE HON IVO KRANZ Minister "
            "for Trade\nAll came.",
            {
                "Ann Lee": ("Minister for Water",),
                "Ivo Kranz": ("Senator", "Minister for Trade"),
            },
        ),
        (
            "Senator Ann Lee\nShadow Minister for Water\nSenator for Ohio\n",
            {"Ann Lee": ("Shadow Minister for Water", "Senator for Ohio")},
        ),
        (
            "Commissioner Multan Zubair Hanif Daha joined.",
            {"Zubair Hanif Daha": ("Commissioner Multan",)},
        ),
        (
            "The envoy of Premier Cyrille Adoula, Mr. Ivo Ruiz, left.",
            {"Cyrille Adoula": ("Premier",), "Ivo Ruiz": ()},
        ),
        (
            "The manager of Markham Poultry, Australian Craig Wetherill, spoke.",
            {"Craig Wetherill": ("manager of Markham Poultry",)},
        ),
        (
            "Vice-President Ana Ruiz, who succeeded the late Dr. Ivo Kranz, spoke.",
            {"Ana Ruiz": ("Vice-President",), "Ivo Kranz": ("Vice-President",)},
        ),
        (
            "I met Ana Ruiz, the last President in Exile.",
            {"Ana Ruiz": ("President in Exile",)},
        ),
        (
            "Engineers, whose commander, Colonel Ivo Ruiz, showed it.",
            {"Ivo Ruiz": ("commander",)},
        ),
        (
            "He appoints Bo Lee, Esquire, to be Magistrate of Elm.",
            {"Bo Lee": ("Magistrate of Elm",)},
        ),
        (
            "1. KARPOVICH, Dmitri Ilyich\nDOB: 14/03/1968. Position: Judge of Gomel.\n"
            "2. LAZOUSKAYA, Volha\nDOB: 1979.",
            {
                "Karpovich, Dmitri Ilyich": ("Judge of Gomel",),
                "Lazouskaya, Volha": (),
            },
        ),
    ],
)
def test_headings_and_lists_give_each_person_an_office(
    text: str, held: dict[str, tuple[str, ...]]
) -> None:
    assert offices(text) == held


@pytest.mark.parametrize(
    "text",
    [
        "He led the Aryan Brotherhood for years.",
        "The case (E.D. Wisc. 2009) was heard.",
        "They were at Eric Williams Plaza, near Sher-e-Bangla Nagar.",
        "Thomas Jefferson Room\nAll came.",
        "He left the Church of Jesus Christ of Latter-day Saints.",
        'She led the regional library "Nikola Vaptsarov".',
        "Virginia Man Sentenced to 12 Years in Prison.",
        "The area of South West Tasmania.",
    ],
)
def test_gangs_courts_rooms_and_crowds_are_no_persons(text: str) -> None:
    assert offices(text) == {}


def test_on_a_line_of_names_and_towns_the_town_is_no_part_of_the_name() -> None:
    assert list(offices("Dewayne Damper Fontana, CA\nOffense: none")) == [
        "Dewayne Damper"
    ]


@pytest.mark.parametrize(
    "text, names",
    [
        ("Kate Atkinson Ian Barker QC", ["Kate Atkinson", "Ian Barker"]),
        ("Mr Colin Low Hsien Loong spoke.", ["Colin Low Hsien Loong"]),
        ("Mr. Ana Dy Lee spoke.", ["Ana Dy Lee"]),
        ("Ana Ruiz Lund, the mayor, spoke.", ["Ana Ruiz Lund"]),
        ("The Coast Guard Cutter Mackinaw came.", []),
        ("This week, Sydney will host the talks.", []),
        ("They live in Granville South and elsewhere.", []),
        ("Senators Ana Ruiz (R-AL) and R CO today called.", ["Ana Ruiz"]),
    ],
)
def test_a_name_ends_where_another_begins_and_no_sooner(
    text: str, names: list[str]
) -> None:
    assert list(offices(text)) == names


@pytest.mark.parametrize(
    "words, names",
    [
        ("Senators Durbin Kerry and Lund", ["Durbin", "Kerry", "Lund"]),
        ("Senator Hillary Rodham Clinton", ["Hillary Rodham Clinton"]),
    ],
)
def test_where_signs_were_lost_names_are_told_apart(
    words: str, names: list[str]
) -> None:
    assert list(offices(WITHOUT_SIGNS.format(words) * 8)) == names


def test_offices_on_the_line_above_are_of_the_one_named_there() -> None:
    text = (
        "Senator the Hon Ann Cash MINISTER FOR WATER\nSENATOR FOR OHIO\n"
        "THE HON Ivo Kranz MP MINISTER FOR SKILLS\n"
    )
    assert offices(text) == {
        "Ann Cash": ("Minister for Water", "Senator for Ohio"),
        "Ivo Kranz": ("Minister for Skills",),
    }


def test_two_surnames_in_a_headline_are_of_two_persons() -> None:
    text = "Schumer Clinton Announce Grant.\nCharles Schumer and Ann Clinton left."
    assert sorted(offices(text)) == ["Ann Clinton", "Charles Schumer"]


@pytest.mark.parametrize("short", ["MNA", "MPA", "MLC", "MSP", "MEP"])
def test_members_of_a_chamber_are_listed_behind_the_plural_of_its_letters(
    short: str,
) -> None:
    held = offices(f"It was attended by {short}s Ms. Ana Brik and Mr. Ivo Maran.")
    assert held == {"Ana Brik": (short,), "Ivo Maran": (short,)}


@pytest.mark.parametrize(
    ("text", "name", "held"),
    [
        (
            "The commander of the Elmish contingent, Major General I. Maran, came.",
            "I. Maran",
            ("commander of the Elmish contingent",),
        ),
        (
            "The head of the Odesa branch of the Sea Ports Authority, Ivo Maran, came.",
            "Ivo Maran",
            ("head of the Odesa branch of the Sea Ports Authority",),
        ),
        (
            "They met the Member of Parliament for the area, Mr. Ivo Maran; she left.",
            "Ivo Maran",
            ("Member of Parliament for the area",),
        ),
        (
            "The head of the board said in May, Ivo Maran, a farmer, came.",
            "Ivo Maran",
            (),
        ),
        (
            "They sued Ivo Maran, owner of the transport firm Balt-Elmo, on Monday.",
            "Ivo Maran",
            ("owner of the transport firm Balt-Elmo",),
        ),
        (
            "They sued Ivo Maran, the owner and operator of Elm Water, on Monday.",
            "Ivo Maran",
            ("owner and operator of Elm Water",),
        ),
        ("They sued Ivo Maran, the owner of a yard, on Monday.", "Ivo Maran", ()),
        (
            "It was led by the Minister of War, Division General Ivo Maran, today.",
            "Ivo Maran",
            ("Minister of War",),
        ),
        ("Air Vice-Marshal Ivo Maran came.", "Ivo Maran", ()),
        ("The presiding judge, Ivo Maran, spoke.", "Ivo Maran", ("presiding judge",)),
        (
            "State Epidemiologist Ivo Maran spoke.",
            "Ivo Maran",
            ("State Epidemiologist",),
        ),
        ("The cosmonaut Ivo Maran spoke.", "Ivo Maran", ("cosmonaut",)),
        (
            "The Minister of State (Independent Charge) for Elms, Dr. Ivo Maran, came.",
            "Ivo Maran",
            ("Minister of State (Independent Charge) for Elms",),
        ),
        (
            "The Permanent Observer of the Elm League to the Rhine Commission, Mr. Ivo"
            " Maran, came.",
            "Ivo Maran",
            ("Permanent Observer of the Elm League to the Rhine Commission",),
        ),
        (
            "Chargé d'affaires a.i. Ivo Maran spoke.",
            "Ivo Maran",
            ("Chargé d'affaires a.i.",),
        ),
    ],
)
def test_an_office_is_told_with_what_small_letters_say_it_is_of(
    text: str, name: str, held: tuple[str, ...]
) -> None:
    assert offices(text) == {name: held}


@pytest.mark.parametrize(
    "text, held",
    [
        (
            "Representatives Nick Lee, D-W.Va., Al Kranz, R-Ohio, and Bo Ruiz, D-Mass.,"
            " introduced it.",
            dict.fromkeys(("Nick Lee", "Al Kranz", "Bo Ruiz"), ("Representative",)),
        ),
        (
            "Ann Lee, Chief of Staff for Sen. Bo Kranz (D-SD), announced it.",
            {"Ann Lee": ("Chief of Staff",), "Bo Kranz": ("Senator",)},
        ),
        (
            "It was told by the Member of Parliament for the area, Mr. Bo Kranz.",
            {"Bo Kranz": ("Member of Parliament for the area",)},
        ),
        (
            "She met the Director of the unit, Dr Ann Lee, who agreed.",
            {"Ann Lee": ("Director of the unit",)},
        ),
        (
            "It was told by the Chairman of ELMA, Barr. Umar Bello Kranz, in Abuja.",
            {"Umar Bello Kranz": ("Chairman of ELMA",)},
        ),
        (
            "It is done.\n\nAnn Lee,\nDirector of Public Communications,\nElm House",
            {"Ann Lee": ("Director of Public Communications",)},
        ),
        (
            "Ms Ann Lee will be Peru's next Ambassador to Chad.",
            {"Ann Lee": ("Ambassador to Chad",)},
        ),
        (
            "Sens. Ann Lee of Iowa, Al Kranz of Ohio and Bo Ruiz of Maine came.",
            dict.fromkeys(("Ann Lee", "Al Kranz", "Bo Ruiz"), ("Senator",)),
        ),
        ("She met ELM CEO Ann Lee.", {"Ann Lee": ("ELM CEO",)}),
        ("Ann Lee, Lord Chancellor, came.", {"Ann Lee": ("Lord Chancellor",)}),
        (
            "The Parliamentary Secretary to the Treasurer Bo Kranz came.",
            {"Bo Kranz": ("Parliamentary Secretary to the Treasurer",)},
        ),
    ],
)
def test_offices_are_read_where_they_stand(
    text: str, held: dict[str, tuple[str, ...]]
) -> None:
    assert offices(text) == held
