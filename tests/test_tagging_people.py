"""Who is in a release: names, offices, affiliations, sides and roles."""

import pytest

from index.release import Participant, Release
from indexer.tagging import tag


def people(body: str, title: str = "", publisher: str = "") -> dict[str, Participant]:
    release = Release("1", title, body, publisher=publisher)
    found = tag(release).tagged("participants")
    return {one.value: one for one in found if isinstance(one, Participant)}


@pytest.mark.parametrize(
    "text, name, office",
    [
        ("Foreign Minister Amara Diallo spoke.", "Amara Diallo", "Foreign Minister"),
        (
            "Minister of Trade, Land and Water K.P. Silva spoke.",
            "K.P. Silva",
            "Minister of Trade, Land and Water",
        ),
        (
            "Head of the National Water Council Ilan Bar-Or spoke.",
            "Ilan Bar-Or",
            "Head of the National Water Council",
        ),
        ("Anna Berg, president of Norvik, spoke.", "Anna Berg", "president of Norvik"),
        (
            "Mr Peter Oduya was appointed as Auditor General.",
            "Peter Oduya",
            "Auditor General",
        ),
        (
            "We met Peter Oduya. He was Chairman of the Grain Board.",
            "Peter Oduya",
            "Chairman of the Grain Board",
        ),
        (
            "Chief Safety and Delivery Officer Mark Lopez spoke.",
            "Mark Lopez",
            "Chief Safety and Delivery Officer",
        ),
        ("Sen. Ruth Kay spoke.", "Ruth Kay", "Senator"),
        (
            "They met the Mayor of Tucson, Arizona, Ruth Kay.",
            "Ruth Kay",
            "Mayor of Tucson",
        ),
        ("The Water Minister, Ruth Kay went.", "Ruth Kay", "Water Minister"),
        ("The Water Minister, Ruth Kay MP said:", "Ruth Kay", "Water Minister"),
        (
            "Ms Ruth Kay assumed charge as Minister of Water.",
            "Ruth Kay",
            "Minister of Water",
        ),
        (
            "Ms Ruth Kay, who ran the board, was nominated as Minister of Water.",
            "Ruth Kay",
            "Minister of Water",
        ),
        (
            "A call of the Minister of Chile on Water Secretary Ruth Kay ended.",
            "Ruth Kay",
            "Water Secretary",
        ),
        (
            "Ms Ruth Kay, Physician for the Team at the Oslo 1952 Games, spoke.",
            "Ruth Kay",
            "Physician for the Team",
        ),
        ("Dy. Secretary Ruth Kay spoke.", "Ruth Kay", "Deputy Secretary"),
        (
            "Ambassador Extraordinary and Plenipotentiary of Slovenia Ivo Kranz spoke.",
            "Ivo Kranz",
            "Ambassador Extraordinary and Plenipotentiary",
        ),
        ("H.E. President Karim Vela spoke.", "Karim Vela", "President"),
        ("Rt Hon Ann Lee MP, Prime Minister, spoke.", "Ann Lee", "Prime Minister"),
        ("Mr Lee Oduya (Kenya), Chair of it.", "Lee Oduya", "Chair"),
        ("NWRA Director Ann Lee spoke.", "Ann Lee", "NWRA Director"),
        (
            "Ann Lee, Chair, Upper Water Board; and",
            "Ann Lee",
            "Chair, Upper Water Board",
        ),
        ("Ann Lee, director of nursing, spoke.", "Ann Lee", "director of nursing"),
        ("Foreign Minister Park Sun-hee spoke.", "Park Sun-hee", "Foreign Minister"),
        ("Maj. Ivo Kranz, commander of UNFICYP.", "Ivo Kranz", "commander of UNFICYP"),
        ("MPs Ann Lee and Ruth Kay spoke.", "Ruth Kay", "MP"),
        (
            "Minister of Foreign Affairs and Expatriates Ann Lee spoke.",
            "Ann Lee",
            "Minister of Foreign Affairs and Expatriates",
        ),
        (
            "Commissioner for Xyloprene Ruth Korvax and others spoke.",
            "Ruth Korvax",
            "Commissioner for Xyloprene",
        ),
        ("The Envoy, HE Ann Lee, spoke.", "Ann Lee", "Envoy"),
        ("HM King Oskar Lundin spoke.", "Oskar Lundin", "King"),
        ("The Bureau Chief is Ann Lee.", "Ann Lee", "Bureau Chief"),
        ("He met project coordinator Ann Lee.", "Ann Lee", "project coordinator"),
        ("He met the prime minister, Ms Ann Lee.", "Ann Lee", "prime minister"),
        ("The President of Nigeria, Bola Korvax, spoke.", "Bola Korvax", "President"),
        ("Attorneys Thane Rydlerr and Ann Lee spoke.", "Thane Rydlerr", "Attorney"),
        ("Trade Minister Ann Lee T.D. spoke.", "Ann Lee", "Trade Minister"),
        (
            "Head of the Elm Politburo Ann Lee spoke.",
            "Ann Lee",
            "Head of the Elm Politburo",
        ),
        (
            "Ann Lee, UNODC Regional Representative, and Envoy Ruth Kay spoke.",
            "Ann Lee",
            "UNODC Regional Representative",
        ),
        (
            "She met Member for Elmarine Lisa Kranz.",
            "Lisa Kranz",
            "Member for Elmarine",
        ),
        (
            "Words\n\nThe Hon Ann Lee MP\nTreasurer\n\nThe Hon Ivo Kranz MP\nSpeaker\n",
            "Ann Lee",
            "Treasurer",
        ),
        ("Today ministers Xylo Korvax and Ann Lee came.", "Xylo Korvax", "minister"),
        (
            "Chief Elm Officer, Dr. Kasan Troupe; and",
            "Kasan Troupe",
            "Chief Elm Officer",
        ),
        ("Raksha Mantri Shri Arjun Rathore spoke.", "Arjun Rathore", "Raksha Mantri"),
        (
            "The Water Minister Ann Lee met her Chadian counterpart, Ruth Kay, there.",
            "Ruth Kay",
            "Water Minister",
        ),
        (
            "The Chief of the Elm Force, Air Chief Marshal Ann Lee, spoke.",
            "Ann Lee",
            "Chief of the Elm Force",
        ),
        (
            "Ann Lee, Minister of Law and Justice.",
            "Ann Lee",
            "Minister of Law and Justice",
        ),
        ("Attorney General Chad Rydlerr spoke.", "Chad Rydlerr", "Attorney General"),
        ("Deputies Ann Lee (Green) and Ruth Kay.", "Ann Lee", "Deputy"),
        (
            "Head of the Crown Prince's Office Sheikh Ali Faisal came.",
            "Ali Faisal",
            "Head of the Crown Prince's Office",
        ),
        ("1. | Mr Ivo Kranz | Director | Lund", "Ivo Kranz", "Director"),
        (
            "Mr Ivo Kranz, Minister of Trade, Secretary to the President Mr Bo Lee.",
            "Ivo Kranz",
            "Minister of Trade",
        ),
        ("He is here.\nChief Ann Lee\nPress Officer\n", "Ann Lee", "Press Officer"),
        (
            "Mr Bo Lee, Ambassador to Chad, and Mr Ivo Kranz.",
            "Bo Lee",
            "Ambassador to Chad",
        ),
        (
            "Vice-President for Roads, Water and Industrialization, Ann Lee, spoke.",
            "Ann Lee",
            "Vice-President for Roads, Water and Industrialization",
        ),
        (
            "Assistant Attorneys General Ann Lee and Ruth Kay spoke.",
            "Ruth Kay",
            "Assistant Attorneys General",
        ),
        ("Senior Bureau Official Ann Lee spoke.", "Ann Lee", "Senior Bureau Official"),
        ("Professor Emerita Ann Lee spoke.", "Ann Lee", "Professor Emerita"),
        (
            "Ann Lee, chair of the Elm Shipowners' Association, spoke.",
            "Ann Lee",
            "chair of the Elm Shipowners' Association",
        ),
        ("Ann Lee, the Bank's Country Manager, spoke.", "Ann Lee", "Country Manager"),
        ("Ann Lee, the board chairman, spoke.", "Ann Lee", "board chairman"),
        ("The director of the unit, Dr Ann Lee.", "Ann Lee", "director of the unit"),
        (
            "Mr Bo Lee, Secretary to the Ministry of Water, and Major Ivo Kranz.",
            "Bo Lee",
            "Secretary to the Ministry of Water",
        ),
    ],
)
def test_an_office_belongs_to_the_name_beside_it(
    text: str, name: str, office: str
) -> None:
    assert people(text)[name].offices == (office,)


def test_a_surname_that_is_a_towns_too_ends_the_name_after_an_office() -> None:
    found = people("Acting Attorney General Mythili Raman spoke in Houston.")
    assert list(found) == ["Mythili Raman"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Under Secretary for Water Affairs Victoria Rydler spoke.", "Victoria Rydler"),
        ("Bo Li, Director of the Office, and Rob Ruiz went.", "Rob Ruiz"),
        ("Mrs. Euphemia Cargill spoke.", "Euphemia Cargill"),
    ],
)
def test_a_name_like_a_state_a_verb_or_a_firm_is_a_persons_where_it_stands_so(
    text: str, name: str
) -> None:
    assert name in people(text)


def test_a_dateline_in_capitals_is_no_part_of_the_name() -> None:
    assert [*people("WASHINGTON Laura Kranz, 39, was sentenced.")] == ["Laura Kranz"]


def test_a_surname_that_no_list_knows_ends_the_name() -> None:
    found = people(
        "Deputy Minister Mehmet QARADYLZ spoke. Judge Amalia R. Stuhr sat. "
        "We met Zobralin Ana Kranz. Secretary of Water Ana Rice left."
    )
    assert list(found) == [
        "Mehmet Qaradylz",
        "Amalia R. Stuhr",
        "Zobralin Ana Kranz",
        "Ana Rice",
    ]
    found = people(
        "Elçin Rəhim oğlu Məmmədov met Dato’ Zul bin Haji Osman and Dr Ali Sheikh."
    )
    assert list(found) == [
        "Elçin Rəhim oğlu Məmmədov",
        "Zul bin Haji Osman",
        "Ali Sheikh",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "17 Sri Lankans came.",
        "She praised the James Webb Space Telescope.",
        "Last seen: Thu, 18 May 2000.",
        "It helped victims of Hurricanes Lucy, Rita, Wilma, Ike and Gustav, as well.",
    ],
)
def test_peoples_days_and_things_are_no_persons(text: str) -> None:
    assert people(text) == {}


def test_a_street_behind_its_number_and_a_label_are_nobody() -> None:
    body = "WHO: Mayor Ana Ruiz\nWHERE: 100 N. Holliday St., then 8 N. Charles Street"
    found = tag(Release("1", "", body)).tags
    assert {t.value for t in found if t.field == "participants"} == {"Ana Ruiz"}
    assert not [t for t in found if t.field == "organisations"]


def test_an_alias_is_no_second_person() -> None:
    found = people("Ana Ruiz, aka Cory Belle, 39; Ivo Kranz, a/k/a “Rocky Blane”, 21.")
    assert list(found) == ["Ana Ruiz", "Ivo Kranz"]


def test_a_chief_before_a_sign_is_a_surname() -> None:
    assert list(people("They were Ms. Wajid Khan, and Dr Ana Ruiz.")) == [
        "Wajid Khan",
        "Ana Ruiz",
    ]


def test_a_turkish_capital_has_no_dot_in_small_letters() -> None:
    assert list(people("Minister Ali YERLİKORT spoke.")) == ["Ali Yerlikort"]


def test_initials_may_be_the_same_and_small() -> None:
    found = people("Comrade A. A. Gromov met Dr APJ Menon. Co-defendant Dana Cole sat.")
    assert list(found) == ["A. A. Gromov", "APJ Menon", "Dana Cole"]


def test_initials_stand_for_a_name_in_either_transliteration() -> None:
    assert list(people("Yelena Viktorovna Kim spoke. E.V. Kim left.")) == [
        "Yelena Viktorovna Kim"
    ]


def test_staff_and_charge_alone_are_no_offices() -> None:
    found = people("Smugglers are in Charge, Mr Ivo Kranz said to Staff Ana Ruiz.")
    assert all(person.offices == () for person in found.values())


def test_under_whom_is_no_part_of_the_office() -> None:
    found = people("Under President Ann Lee, trade grew. Under Secretary Bo Li left.")
    assert found["Ann Lee"].offices == ("President",)
    assert found["Bo Li"].offices == ("Under Secretary",)


def test_two_offices_before_one_name_are_both_held() -> None:
    person = people("National Security Adviser and Head of the Water Council Ann Lee.")
    assert person["Ann Lee"].offices == (
        "National Security Adviser",
        "Head of the Water Council",
    )


def test_the_columns_of_a_table_are_the_offices_of_the_name_before_them() -> None:
    row = "Mrs. Ann Lee   Envoy to Chad    Permanent Secretary, Ministry of Water"
    found = people(f"NAME   FROM   TO\n{row}\n")["Ann Lee"].offices
    assert found == ("Envoy to Chad", "Permanent Secretary, Ministry of Water")


@pytest.mark.parametrize(
    "text, name",
    [
        ("President Kh.Battsetseg spoke.", "Kh.Battsetseg"),
        ("Minister Romanus St. Rose spoke.", "Romanus St. Rose"),
        ("Minister Ann B . Perron spoke.", "Ann B . Perron"),
        ("Elmish Envoy Meets President Kay.", "Kay"),
    ],
)
def test_initials_saints_and_signs_belong_to_names(text: str, name: str) -> None:
    assert list(people(text)) == [name]


def test_an_office_in_brackets_is_of_all_names_before_it() -> None:
    found = people("Present were Mr Ivo Kranz and Dr Bo Lee (Deputy Governors).")
    assert [p.offices for p in found.values()] == [("Deputy Governor",)] * 2


def test_a_second_minister_begins_an_office() -> None:
    person = people("Minister for Law and Second Minister for Water Ann Lee spoke.")
    offices = ("Minister for Law", "Second Minister for Water")
    assert person["Ann Lee"].offices == offices


def test_a_name_like_a_party_behind_names_is_a_name() -> None:
    (name,) = people("The Hon Con Ragusa, MP")  # and a town of Sicily
    assert name.startswith("Con")


def test_a_former_office_is_marked() -> None:
    person = people("Mr Tom Hill, former Mayor of Bristol, spoke.")["Tom Hill"]
    assert (person.offices, person.former_offices) == ((), ("Mayor of Bristol",))


@pytest.mark.parametrize(
    "text", ["He met former First Lady Ann Lee.", "Today ex-Minister Ann Lee spoke."]
)
def test_an_office_once_held_is_read_from_small_letters(text: str) -> None:
    person = people(text)["Ann Lee"]
    assert (len(person.offices), len(person.former_offices)) == (0, 1)


@pytest.mark.parametrize(
    "text, name",
    [
        ("PRESIDENT AMARA DIALLO APPOINTS NEW JUDGES", "Amara Diallo"),
        ("Ruiz Congratulates Prime Minister Eva Holm", "Eva Holm"),
        ("Statement of Senator Ann Ruiz Ruiz Calls for Rain", "Ann Ruiz"),
    ],
)
def test_a_headline_goes_on_behind_a_name(text: str, name: str) -> None:
    assert name in people(text)
    assert people(text)[name].offices in (
        ("President",),
        ("Prime Minister",),
        ("Senator",),
    )


def test_an_island_named_after_a_prince_is_no_person() -> None:
    assert people("Harbours in Prince Edward Island were dredged.") == {}


def test_the_country_in_brackets_is_the_affiliation() -> None:
    assert people("Mr Lee Oduya (Kenya) spoke.")["Lee Oduya"].affiliation == "Kenya"


def test_the_nationality_before_an_office_is_the_affiliation() -> None:
    person = people("Kenyan Trade Secretary Amina Odhiambo met us.")["Amina Odhiambo"]
    assert person.offices == ("Trade Secretary",)
    assert person.affiliation == "Kenya"


def test_an_office_without_a_country_is_the_publishers() -> None:
    found = people("Minister Jane Ito spoke.", publisher="Ministry of Law (Singapore)")
    assert found["Jane Ito"].affiliation == "Singapore"
    found = people("President Jane Ito spoke.", publisher="White House")
    assert found["Jane Ito"].affiliation == "United States"


def test_a_demonym_means_the_country_of_today() -> None:
    found = people("Russian Minister Ivan Petrov met Serbian Minister Jovan Babic.")
    assert found["Ivan Petrov"].affiliation == "Russia"
    assert found["Jovan Babic"].affiliation == "Serbia"


def test_the_country_behind_a_name_is_the_affiliation() -> None:
    found = people("She met President Karim Vela of Chile.", publisher="The Hague")
    assert found["Karim Vela"].affiliation == "Chile"


def test_the_surname_alone_is_a_mention_of_the_fullest_name() -> None:
    release = tag(Release("1", "", "President Maria Costa spoke. Later, Costa left."))
    (person,) = release.tagged("participants")
    words = [release.body[span.start : span.end] for span in person.spans]
    assert (person.value, words) == ("Maria Costa", ["Maria Costa", "Costa"])


@pytest.mark.parametrize(
    "name",
    [
        "Yusuf bin Rashid",
        "Nadia al-Farsi",
        "Kim Sung-ho",
        "R.M.T. Perera",
        "Mary O’Hara",
        "Henry A. Wolf, Jr.",
        "Ludwig van der Meer",
    ],
)
def test_names_of_many_customs_are_read_whole(name: str) -> None:
    assert name in people(f"Ambassador {name} arrived.")


def test_honorifics_are_no_part_of_the_name() -> None:
    text = "The Hon Julie Bishop MP, Dato’ Sri Azlan Karim and Dr Con Costa came."
    assert set(people(text)) == {"Julie Bishop", "Azlan Karim", "Con Costa"}


def test_plural_offices_go_to_each_name_of_the_list() -> None:
    found = people("Senators Ruth Kay, Omar Diaz and Paul Brandt voted.")
    assert {p.offices for p in found.values()} == {("Senator",)}
    assert len(found) == 3


def test_companies_boards_and_places_are_no_persons() -> None:
    text = "Victoria Memorial Hospital, Jordan Valley Council and Morgan Group Ltd met."
    assert people(text) == {}


def test_delegates_are_on_the_side_that_the_list_names() -> None:
    found = people(
        "President Ana Ruiz of Peru met President Ivo Kranz of Austria. "
        "The Austrian delegation also included Trade Minister Eva Holm, the Deputy "
        "Water Minister and senior officials."
    )
    assert found["Eva Holm"].side == found["Ivo Kranz"].side == "Austria"
    assert found["Eva Holm"].offices == ("Trade Minister",)
    assert found["Ana Ruiz"].side is None


@pytest.mark.parametrize(
    "text",
    [
        "We spoke on behalf of President Ana Ruiz.",
        "Mr Lund replaces Ana Ruiz.",
        "Media contact: Ana Ruiz 0400 111 222",
        "The water is clean. It was part of Ana Ruiz's plan.",
        "The minister mourned the death of Ana Ruiz. Ms Ana Ruiz was 80.",
    ],
)
def test_a_name_in_passing_is_mentioned_and_says_why(text: str) -> None:
    person = people(text)["Ana Ruiz"]
    assert person.role == "mentioned"
    assert person.evidence


def test_a_made_title_is_not_tagged_again() -> None:
    body = "President Ana Ruiz spoke."
    release = tag(Release("1", body, body, title_made=True))
    (person,) = release.tagged("participants")
    assert {span.where for span in person.spans} == {"body"}


def test_each_office_held_is_a_tag_with_its_spans() -> None:
    release = tag(Release("1", "", "Trade Minister Ana Ruiz met Mr Oskar Lund."))
    (office,) = release.tagged("offices")
    (span,) = office.spans
    assert office.value == release.body[span.start : span.end] == "Trade Minister"


@pytest.mark.parametrize(
    "text, name, office",
    [
        (
            "Ann Lee, of Ohio, to be Head of the Rain Board, vice Oskar Lund.",
            "Ann Lee",
            "Head of the Rain Board",
        ),
        (
            "Ann Lee, of Ohio, to be Head of the Rain Board, vice Oskar Lund.",
            "Oskar Lund",
            "Head of the Rain Board",
        ),
        (
            "Director of the Rain Bureau (RB), Dr Ann Lee, spoke.",
            "Ann Lee",
            "Rain Bureau",
        ),
        (
            "Rear Admiral (NS) Mark Yew, Minister for Rain.",
            "Mark Yew",
            "for Rain",
        ),
        ("The High Commissioner, Her Excellency Ann Lee.", "Ann Lee", "Commissioner"),
        (
            "JENNY HOLM MP Minister for Rain MARK KRANZ MP Member for Lund",
            "Mark Kranz",
            "Lund",
        ),
        ("Signed\nAnn K. Lee, EBS\nHead of the Rain Service\n", "Ann K. Lee", "Head"),
    ],
)
def test_names_and_offices_stand_together_in_many_ways(
    text: str, name: str, office: str
) -> None:
    (stated,) = people(text)[name].offices
    assert office in stated


@pytest.mark.parametrize(
    "text, name",
    [
        ("President Maria “Cory” D. Salo spoke.", "Maria “Cory” D. Salo"),
        ("Secretary Md. Abdul Sarker spoke.", "Md. Abdul Sarker"),
        ("Mr. Kiprono arap Cheru spoke.", "Kiprono arap Cheru"),
        ("Norm Coleman (R-MN) spoke.", "Norm Coleman"),
    ],
)
def test_nicknames_and_short_forms_are_part_of_a_name(text: str, name: str) -> None:
    assert list(people(text)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Last August Kohl met us.",
        "Fletcher Rata Council met.",
        "The Ann Lee Hospital and Solomon Fire Department met.",
    ],
)
def test_what_is_named_after_people_is_nobody(text: str) -> None:
    assert people(text) == {}


@pytest.mark.parametrize(
    "text, name, affiliation",
    [
        (
            "Our minister met her Kenyan counterpart, Mr Lee Oduya.",
            "Lee Oduya",
            "Kenya",
        ),
        ("Mr Lee Oduya, Mayor of Lisbon, spoke.", "Lee Oduya", "Lisbon"),
        ("Peru was represented by Mr Lee Oduya.", "Lee Oduya", "Peru"),
    ],
)
def test_the_words_around_tell_for_whom_a_person_acts(
    text: str, name: str, affiliation: str
) -> None:
    assert people(text)[name].affiliation == affiliation


@pytest.mark.parametrize(
    "text",
    [
        "Grief at the demise of freedom fighter Ana Ruiz.",
        "He came in succession to Mr Ana Ruiz.",
        "Ana Ruiz, Ministry of Rain, (02) 6277 7320",
        "Cosponsors include: Senators Eva Holm (D-OH) and Ana Ruiz (R-NH).",
    ],
)
def test_more_ways_to_be_mentioned(text: str) -> None:
    assert people(text)["Ana Ruiz"].role == "mentioned"


def test_a_rank_alone_is_no_name() -> None:
    assert tag(Release("1", "", "Part II and III, Jr. II, follow.")).tags == ()


@pytest.mark.parametrize(
    "text, name, office",
    [
        (
            "Prime Minister, the Most Hon. Ana Ruiz, spoke.",
            "Ana Ruiz",
            "Prime Minister",
        ),
        ("The Prime Minister (Mr Ana Ruiz) spoke.", "Ana Ruiz", "Prime Minister"),
        ("We welcome Ana Ruiz as Minister of Water.", "Ana Ruiz", "Minister of Water"),
        ("Mr Ana Ruiz, Q.C., as Auditor General.", "Ana Ruiz", "Auditor General"),
        ("The Polish member, Mr Ruiz, was told.", "Ruiz", "member"),
        ("U S Senators Ivo Kranz R TN and Ana Ruiz R OH spoke", "Ana Ruiz", "Senator"),
        ("Custos Rotulorum of Lund, Hon. Ana Ruiz, spoke.", "Ana Ruiz", "Custos"),
    ],
)
def test_an_office_is_read_across_what_stands_between(
    text: str, name: str, office: str
) -> None:
    (found,) = people(text)[name].offices
    assert found.startswith(office)


@pytest.mark.parametrize(
    "text, name",
    [
        ("Mr Loo Say San spoke.", "Loo Say San"),
        ("Special Envoy He Shan spoke.", "He Shan"),
        ("The late Ilona Vexpuru had built it.", "Ilona Vexpuru"),
        ("Media: Ilkka Vexpuru 0417 555 922", "Ilkka Vexpuru"),
        ("They hold Ilkka Vexpuru and his regime to account.", "Ilkka Vexpuru"),
        ("By Dr. Ana Ruiz Sales, who spoke.", "Ana Ruiz Sales"),
        ("Rep Ana Ruiz CA will travel", "Ana Ruiz"),
        ("1. Vexpuru as Minister of Water;", "Vexpuru"),
        ("President Ruiz Inaugurates Two Ministers", "Ruiz"),
    ],
)
def test_names_end_where_they_end(text: str, name: str) -> None:
    assert list(people(text)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The Ana Ruiz Reading Room opened.",
        "At 8 Vivienne Street, Lund.",
        "Chief spoke.",
    ],
)
def test_what_is_named_after_people_is_no_person(text: str) -> None:
    assert not people(text)


@pytest.mark.parametrize(
    "text, name, affiliation",
    [
        (
            "For the Papua New Guinea side:\n1. Hon. Ana Ruiz, Governor of West Sepik;"
            "\n2. Mr Ivo Kranz, Clerk.\n\nThey met.",
            "Ivo Kranz",
            "Papua New Guinea",
        ),
        (
            "KENYA:\nMr Ivo Kranz, Clerk\n\nMALI:\nMs Eva Holm, Clerk",
            "Eva Holm",
            "Mali",
        ),
        ("Mr Ivo Kranz (UNICEF) spoke.", "Ivo Kranz", "UNICEF"),
        ("Mr Ivo Kranz, University of Lund, spoke.", "Ivo Kranz", "University of Lund"),
        ("It is made by Elmo Ltd (Dr. Ivo Kranz) and others.", "Ivo Kranz", "Elmo Ltd"),
        ("Elmo Ltd, led by Dr. Ivo Kranz, won.", "Ivo Kranz", "Elmo Ltd"),
        ("RSVP: Ivo Kranz, GCIS, 082 555 0143", "Ivo Kranz", "GCIS"),
        ("We praise Omani jurist Dr. Ivo Kranz.", "Ivo Kranz", "Oman"),
        (
            "Our envoy visited Lusaka and met with Foreign Minister Ivo Kranz.",
            "Ivo Kranz",
            "Zambia",
        ),
        (
            "China was on the agenda. He spoke of President Ivo Kranz.",
            "Ivo Kranz",
            "China",
        ),
        (
            "Managing Director of the National Water Commission, Dr. Ivo Kranz, spoke.",
            "Ivo Kranz",
            "National Water Commission",
        ),
        ("Ontario thanks Governor Ivo Kranz.", "Ivo Kranz", "Ontario"),
        ("Rear-Admiral Ivo Kranz spoke.", "Ivo Kranz", "Australia"),
        ("From Poland came Ambassador to Australia Ivo Kranz.", "Ivo Kranz", "Poland"),
    ],
)
def test_a_guest_acts_for_where_he_comes_from_and_not_for_the_publisher(
    text: str, name: str, affiliation: str
) -> None:
    found = people(text, publisher="Prime Minister of Australia")
    assert found[name].affiliation == affiliation


def test_of_two_foreign_ministers_the_second_acts_for_the_country_named_last() -> None:
    text = "Foreign Minister Ana Ruiz flew to Chad. She saw Foreign Minister Ivo Kranz."
    found = people(text, publisher="Ministry of Foreign Affairs (Peru)")
    assert [one.affiliation for one in found.values()] == ["Peru", "Chad"]


LEAD = "The Minister opened a dam. Water ran. "


@pytest.mark.parametrize(
    "text",
    [
        LEAD + "Last March, Minister Ana Ruiz visited the site.",
        LEAD + "She noted that the Mayor, Ana Ruiz, had asked for it.",
        LEAD + "Senator Ana Ruiz introduced a wider bill in September of 2005.",
        LEAD + "The flood claimed the lives of many, among them Ms. Ana Ruiz.",
        LEAD + "We acknowledge the contribution of Mr Ana Ruiz. Mr Ruiz built it.",
        LEAD + "Mr Ana Ruiz, who chaired the panel, was unavoidably absent.",
        LEAD + "They told of her recent talks with President Ana Ruiz.",
        LEAD + "It calls upon President Ana Ruiz to step down.",
    ],
)
def test_who_is_told_of_the_past_or_appealed_to_is_mentioned(text: str) -> None:
    found = people(text)["Ana Ruiz"]
    assert found.role == "mentioned"
    assert found.evidence


@pytest.mark.parametrize(
    "text",
    [
        "Last March, Minister Ana Ruiz visited the site.",
        LEAD + "Today, after what was asked last March, Minister Ana Ruiz opened it.",
        LEAD + "President Ana Ruiz on Wednesday (11/08) opened it.",
    ],
)
def test_who_acts_in_the_lead_or_today_is_present(text: str) -> None:
    assert people(text)["Ana Ruiz"].role == "present"


INTERVIEW = """THE HON EVA HOLM MP
TRANSCRIPT OF DOORSTOP INTERVIEW

JOURNALIST:
Do you agree with Ivo Kranz?

HOLM:
I met Peter Oduya last night and told him so.

JOURNALIST:
Thank you.
"""


def test_in_an_interview_whom_the_speakers_talk_about_is_mentioned() -> None:
    roles = {name: one.role for name, one in people(INTERVIEW).items()}
    assert roles == {
        "Eva Holm": "present",
        "Ivo Kranz": "mentioned",
        "Peter Oduya": "mentioned",
    }


BARE = "the school sent word that it is glad of the news it was sent " * 8


def test_where_the_signs_were_lost_one_name_does_not_run_into_the_next() -> None:
    listed = "Anna Berg Peter Oduya Senator Ruth Kay D Vt and Mark Lopez R Calif spoke "
    assert list(people(listed + BARE)) == [
        "Anna Berg",
        "Peter Oduya",
        "Ruth Kay",
        "Mark Lopez",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The vessel Anna Berg sailed.",
        "They live at Anna Hill WA 6060 now.",
        "They live in Eden Vexpuru now.",
    ],
)
def test_a_ship_and_a_town_are_no_persons(text: str) -> None:
    assert not people(text)


def test_names_in_capitals_end_before_their_s_and_before_a_month() -> None:
    assert list(people("BOAT DUE TO ANNA BERG’S NEGATIVITY")) == ["Anna Berg"]
    assert list(people("SENATOR ANNA BERG August 31 2007")) == ["Anna Berg"]


def test_a_lost_apostrophe_makes_no_second_person() -> None:
    found = people("Senator Anna Berg spoke. Senator Bergs amendment passed.")
    assert list(found) == ["Anna Berg"]


def test_offices_in_a_row_of_capitals_are_told_apart() -> None:
    found = people("ANNA BERG MP MINISTER FOR HOME AFFAIRS MINISTER FOR JUSTICE")
    assert found["Anna Berg"].offices == (
        "Minister for Home Affairs",
        "Minister for Justice",
    )


def test_the_office_of_a_minister_makes_no_minister() -> None:
    assert people("Call Anna Berg, Minister's Office.")["Anna Berg"].offices == ()


def test_in_a_list_by_lines_an_office_belongs_to_the_name_before_it() -> None:
    text = (
        "Present\nMr. Berg, Minister for Ports\nMr. Fife, Treasurer\nMr. Oduya, Clerk"
    )
    offices = {name: one.offices for name, one in people(text).items()}
    assert offices == {
        "Berg": ("Minister for Ports",),
        "Fife": ("Treasurer",),
        "Oduya": ("Clerk",),
    }


@pytest.mark.parametrize(
    "text, name",
    [
        ("Dr Tan Wu Meng asked.", "Tan Wu Meng"),
        ("SECRETARY ANNA J. BERGMAN", "Anna J. Bergman"),
        ("We met Senator Bourne again.", "Bourne"),
    ],
)
def test_a_surname_like_a_title_an_acronym_or_a_town(text: str, name: str) -> None:
    assert list(people(text)) == [name]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "They appointed Dr. Ann Lee, C.M.G., of Ohio, as Chair of the Rain Board.",
            "Chair of the Rain Board",
        ),
        (
            "Ann Lee has served for ten years as Head of the Rain Board.",
            "Head of the Rain Board",
        ),
        (
            "Ann Lee, until now Envoy to Peru, was appointed Minister of Water.",
            "Envoy to Peru; Minister of Water",
        ),
        (
            "Ann Lee served as Head of the Rain Board and, later, as Mayor of Lund.",
            "Head of the Rain Board; Mayor of Lund",
        ),
        (
            "Ann Lee became Head of the Rain Board in place of Oskar Lund.",
            "Head of the Rain Board",
        ),
        ("Ann Lee serves in Peru (as co-chair) for a month.", ""),
        ("Ann Lee: Nominee for Mayor of Lund", "Mayor of Lund"),
        ("They met the mayor of Lund, Ms Ann Lee.", "mayor of Lund"),
        ("SEC Chairperson Ann Lee spoke.", "SEC Chairperson"),
        ("Ann Lee serves in Peru, where she met Oskar Lund as Mayor of Lund.", ""),
    ],
)
def test_an_office_may_stand_farther_on_in_the_sentence(
    text: str, offices: str
) -> None:
    assert "; ".join(people(text)["Ann Lee"].offices) == offices


def test_he_is_whom_the_sentence_before_names_even_by_surname_alone() -> None:
    text = "Ann Lee met Oskar Lund. Lee was thanked. She was Head of the Rain Board."
    found = people(text)
    assert found["Ann Lee"].offices == ("Head of the Rain Board",)
    assert found["Oskar Lund"].offices == ()


def test_whom_someone_succeeds_held_the_office() -> None:
    text = "Ann Lee becomes Head of the Rain Board. She succeeds Oskar Lund."
    assert people(text)["Oskar Lund"].offices == ("Head of the Rain Board",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Amara's Ambassador to Paris Ana Holm spoke.", ["Ana Holm"]),
        ("She opened the Padma Bridge.", []),
        ("They met at the King Hussein Bridge and at King Oskar's College.", []),
        ("Maître Ana Holm met Colonel-Major Ivo Kranz.", ["Ana Holm", "Ivo Kranz"]),
        ("Ma. Lourdes P. dela Rosa spoke.", ["Ma. Lourdes P. dela Rosa"]),
        ("Pope Benedict XVI met Ana Holm.", ["Benedict XVI", "Ana Holm"]),
        ("Sir Oskar Lund Sir Ivo Kranz", ["Oskar Lund", "Ivo Kranz"]),
        ("Under-Secretary-General Ana Holm spoke.", ["Ana Holm"]),
    ],
)
def test_a_name_takes_in_nothing_that_stands_beside_it(
    text: str, names: list[str]
) -> None:
    assert list(people(text)) == names


def test_a_verb_of_a_headline_begins_no_name() -> None:
    title = "Attorney General Appoints Ana R. Holm Chief of Staff"
    assert list(people("Ana R. Holm thanked the Attorney General.", title)) == [
        "Ana R. Holm"
    ]


def test_a_letterhead_needs_no_sign_between_name_and_offices() -> None:
    head = "THE HON BILL KNOWLES LEADER OF THE HOUSE SHADOW MINISTER FOR WATER"
    offices = people(f"{head}\n\nThe House met.")["Bill Knowles"].offices
    assert offices == ("Leader of the House", "Shadow Minister for Water")


@pytest.mark.parametrize(
    "text, name, offices",
    [
        (
            "We met Ana Ruiz, Minister of Trade, Bo Kranz, Chief of Staff, and Jo Li.",
            "Ana Ruiz",
            ("Minister of Trade",),
        ),
        (
            "We met Ana Ruiz, Minister of Trade, Bo Kranz, Chief of Staff, and Jo Li.",
            "Bo Kranz",
            ("Chief of Staff",),
        ),
        (
            "He met Ana Ruiz, Prime Minister and Minister of Trade of Chad, in Lima.",
            "Ana Ruiz",
            ("Prime Minister", "Minister of Trade"),
        ),
        (
            "Head of the Elm Mission Ambassador Ana Ruiz spoke.",
            "Ana Ruiz",
            ("Head of the Elm Mission", "Ambassador"),
        ),
        (
            "Attorneys-at-law Bo Kranz and Ana Ruiz spoke.",
            "Ana Ruiz",
            ("Attorney-at-law",),
        ),
        (
            "Ms Ana Ruiz, until recently Secretary for Water, came.",
            "Ana Ruiz",
            ("Secretary for Water",),
        ),
        (
            "Mr. Bo Kranz, the Premier of Ohio, Mr. Chad, and Mayor Ana Ruiz came.",
            "Ana Ruiz",
            ("Mayor",),
        ),
        (
            "Mr Ana Ruiz, Envoy of the United Nations Secretary-General, came.",
            "Ana Ruiz",
            ("Envoy of the United Nations Secretary-General",),
        ),
        (
            "Ana Ruiz, Head of the Civil Rights Division and U.S. Attorney Bo Kranz.",
            "Ana Ruiz",
            ("Head of the Civil Rights Division",),
        ),
    ],
)
def test_in_a_row_of_names_each_office_is_that_of_the_name_before_it(
    text: str, name: str, offices: tuple[str, ...]
) -> None:
    assert people(text)[name].offices == offices


@pytest.mark.parametrize(
    "text",
    [
        "They met at the Palacio Benigno Ruiz.",
        "He saw the Cayetano Heredia hospital.",
        "Contact: Elmuk Water",
    ],
)
def test_a_palace_or_a_hospital_is_no_person(text: str) -> None:
    assert people(text) == {}


@pytest.mark.parametrize(
    "text, name",
    [
        (
            "All left.\n\nMerje Toomingas\nCommunication Manager of the Court",
            "Merje Toomingas",
        ),
        ("All left. Contact: Romaric Hounkpatin, Water Board", "Romaric Hounkpatin"),
        ("They saw Viliame Rokotuivuna, a 29 year old farmer.", "Viliame Rokotuivuna"),
        ("Enquiries: Insp Andries Fortuin, 021 555 0188", "Andries Fortuin"),
    ],
)
def test_what_stands_around_a_name_that_no_list_knows_shows_it(
    text: str, name: str
) -> None:
    assert name in people(text)


def test_what_somebody_does_is_no_part_of_the_name() -> None:
    body = "It rained. Poet Ana Ruiz read. Biologist Ivo Kranz came. Swimmer Jo Bo won."
    found = tag(Release("1", "", body)).tagged("participants")
    assert [person.value for person in found] == ["Ana Ruiz", "Ivo Kranz", "Jo Bo"]
