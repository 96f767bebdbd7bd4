"""The day of issue: from a date line, a dateline or an address, never invented."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.dates import issue_date

PROSE = "The Minister opened the new bridge today.\n\nMore than 200 people came.\n\n"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("PUTRAJAYA, 25 JANUARY 2022", date(2022, 1, 25)),
        ("CANBERRA, 21 October 1971", date(1971, 10, 21)),
        ("October 13, 2024", date(2024, 10, 13)),
        ("For immediate release: Thursday, Sept. 18, 2025", date(2025, 9, 18)),
        ("As of Thursday, Sept. 18, 2025, at noon, two fires burn.", date(2025, 9, 18)),
        ("SUNDAY, 16 MARCH, 1980", date(1980, 3, 16)),
        ("_Accra, 3rd May 2024_ – The Minister spoke.", date(2024, 5, 3)),
        ("16 Sep 2010 Posted in Visits", date(2010, 9, 16)),
        ("Paris, le 12 février 2021", date(2021, 2, 12)),
        ("Madrid, 12 de marzo de 2024", date(2024, 3, 12)),
        ("Date: 2023-09-25", date(2023, 9, 25)),
        ("25/01/2022", date(2022, 1, 25)),
        ("1 3 JUN 1967", date(1967, 6, 13)),
        ("Warsaw, 12.11.2021", date(2021, 11, 12)),
        ("Seoul, 2021/11/12", date(2021, 11, 12)),
        ("7th Novernber, 1986", date(1986, 11, 7)),
        ("14th February, 19 67", date(1967, 2, 14)),
        ("Published in Nov 04, 2031 11:20 AM", date(2031, 11, 4)),
        ("Release date: 3 May 2021 at noon", date(2021, 5, 3)),
        ("2.4.75 — The Prime Minister announced aid.", date(1975, 4, 2)),
        ("Monday 3/4/78", date(1978, 4, 3)),
        ("17-03-14", date(2014, 3, 17)),
        ("Saturday 03/04/1978", date(1978, 3, 4)),
        ("SUVA, 3 May 2021---The ferry sails.", date(2021, 5, 3)),
        ("Ferries Sail Again August 29th 2005 ACCRA The", date(2005, 8, 29)),
        ("(Manila, 3 May 2021) The harbour was opened.", date(2021, 5, 3)),
        ("Daily Brief 30 / 04 / 2031", date(2031, 4, 30)),
        ("Issued at 1200 hours on 3 May 2021", date(2021, 5, 3)),
        ("No 8 Date: 3 D e c e m b e r 1 9 9 1", date(1991, 12, 3)),
        ("Home\nMenu\n" * 8 + "17 January 2007", date(2007, 1, 17)),
        ("No: Date:AB 45 6 MAY 1993FERRIES SAIL AGAIN", date(1993, 5, 6)),
        ("A. Ruiz, M.P.31 May 1977", date(1977, 5, 31)),
        ("28 NOVEMBER\n1999", date(1999, 11, 28)),
        ("No. AB 23 Date: 25.5.92.", date(1992, 5, 25)),
        ("2/11/2026\n\n(ELMO, Ohio) - Six ferries sail.", date(2026, 2, 11)),
        ("FOR MEDIA8 AUGUST 1988", date(1988, 8, 8)),
        ("6312000 IO May 2000", date(2000, 5, 10)),
        ("Cape Elmo, 2nd June, 1871.", date(1871, 6, 2)),
        ("llth May, I961", date(1961, 5, 11)),
        ("May l9, 2O16", date(2016, 5, 19)),
        ("2016. május 19.", date(2016, 5, 19)),
        ("2016年5月19日", date(2016, 5, 19)),
        ("FERRIES IN FISCAL 2008 September 18 2007 ACCRA The", date(2007, 9, 18)),
        ("Date issued: May 19, 2016", date(2016, 5, 19)),
        ("PRESS RELEASE NO. 12 OF 19 MAY 2016", date(2016, 5, 19)),
        ("Elmo, the 19th May 2016", date(2016, 5, 19)),
        ("Notes\nOf the\nElm Office\n19-May-2016 17:45 IST", date(2016, 5, 19)),
        ("Situation report 3 as of 18 May 2016, 18:00", date(2016, 5, 18)),
        ("Elm'alofa, Friday 17 February 2023, 1600 hrs", date(2023, 2, 17)),
        ("New Ferry Sails May 6 2007 The ferry " + "sails on " * 60, date(2007, 5, 6)),
    ],
)
def test_a_date_line_at_the_head_is_the_day_of_issue(line: str, day: date) -> None:
    assert issue_date("", f"{line}\n\n{PROSE}", None) == (day, "text")


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.gov.uk/a", date(1996, 4, 3)),
        ("https://example.gov/a", date(1996, 3, 4)),
        ("https://example.org/a", None),
    ],
)
def test_the_country_of_an_address_says_which_number_is_the_day(
    url: str, day: date | None
) -> None:
    expected = None if day is None else (day, "text")
    assert issue_date("", f"3/4/1996\n\n{PROSE}", url) == expected


def test_a_date_line_at_the_foot_is_the_day_of_issue() -> None:
    foot = "ACCRA\n\n25 JANUARY 2022"
    assert issue_date("", PROSE * 6 + foot, None) == (date(2022, 1, 25), "text")


@pytest.mark.parametrize(
    "foot",
    [
        "Press service of the Water Office, 12.04.2030",
        "Done at Elmo, 12 April 2030.",
        "Given in the town of Elmo, 04/12/2030",
        "Made this 12th day of April, 2030",
        "Elmo, this 12th of April, 2030",
        "ELMO,\n12th Aprill, 2030",
        "It will sail. ELMO 12 April 2030 P. M.",
        "Contact: Ana Ruiz (02) 5550 4000 12 April 2030",
        "ELMO: Friday 12 April 2030\n\nATTACHMENT\n\n" + "A list is given.\n" * 20,
    ],
)
def test_the_day_of_who_signs_off_is_the_day_of_issue(foot: str) -> None:
    prose = "The well opened on Thursday 11 April 2030. " + PROSE * 6
    assert issue_date("", f"{prose}\n\n{foot}", None) == (date(2030, 4, 12), "text")


def test_scraps_of_scanning_below_a_date_line_do_not_hide_it() -> None:
    foot = "ACCRA, 25th JANUARY,* 2022" + "\n\nI .\n\nMICAH\n\n1\n\n~a" * 3
    assert issue_date("", PROSE * 6 + foot, None) == (date(2022, 1, 25), "text")


@pytest.mark.parametrize(
    "line",
    [
        "On 3 May 2021 the Minister signed the treaty.",
        "The treaty was signed on 3 May 2021.",
        "May 3, 2021 was a day of joy for the islands.",
        "She will visit Accra from 3 to 5 May 2021",
        "VISIT TO ACCRA, 3-5 MAY 2021",
        "Last updated on 3 May 2021",
        "– President Example, May 3, 2021",
        "For immediate release 3/4/1996",
        "Friday 3/4/1996",
        "31 February 2021",
        "May 2021",
        "A. Speaker, July 2, 2009, 9:30 AM",
        "Motion to open the records (Jan. 7, 2010) and what belongs to it",
        "Hearings\nIt asks.\nIt hears.\nElmo Monday, 3 May 2021 Venue: Town Hall",
        "[1] See the policy statement of both offices (April 10, 2014)",
        "Today: July 24, 2008",
        "The plan has parts.\nIt begins.\nIt ends.\nMay 21, 2010: Harbour workshop",
        "On Harbour Day, May 11, 2014, Ferries sailed again.",
        "The treaty was signed in March\n23rd March 1970. He explained it.",
        "“We are glad.”\nPresident Example, June 3, 2021",
        "The office moves.\nAs of May 3, 2021, its address is another.",
    ],
)
def test_the_date_of_something_else_is_not_taken(line: str) -> None:
    assert issue_date("", f"{line}\n\n{PROSE}", None) is None


def test_a_title_that_ends_in_a_date_gives_it() -> None:
    title = "Press Briefing by the Spokesperson, May 3, 2021"
    assert issue_date(title, PROSE, None) == (date(2021, 5, 3), "text")
    told = issue_date("Regular Press Conference on May 3, 2021", PROSE, None)
    assert told == (date(2021, 5, 3), "text")
    assert issue_date("Visit to Accra on May 3, 2021", PROSE, None) is None


def test_the_day_behind_the_title_said_again_is_the_day_of_issue() -> None:
    body = f"A. Ruiz MP\n\nThe Ferries, Sail again 05/10/10\n\n{PROSE}"
    found = issue_date("The ferries sail again.", body, "https://elmo.gov.au/a")
    assert found == (date(2010, 10, 5), "text")


@pytest.mark.parametrize(
    "opening",
    [
        "On 19 May 2016 the second round of talks took place in Elmo.",
        "ELMO: On Thursday, 19 May 2016, the Minister met the farmers.",
        "ELMO: The 9th meeting was held on Thursday, 19th May, 2016 in Room 7.",
        "A delegation is in Elmo. On Thursday (19 May 2016) it met the Mayor.",
        "For Immediate Release Thursday 19 May 2016 Ms Ruiz met the farmers.",
        "On the morning of Thursday, 19 May 2016, the Minister met the farmers.",
        "The Mayor received, on 19 May 2016, the envoy of Elmo.",
        "The envoy paid a courtesy call on the Mayor on 19 May 2016.",
        "This morning, 19 May 2016, the Minister met the farmers.",
        "At its regular meeting of 19 May 2016 the Board left the fare as it is.",
        "It is closed.\nIssued this 19th day of May, 2016.\nAna Ruiz, Director",
        "TEXT OF STATEMENT AT THE\nOPENlNG OF THE QUAY ON 19TH MAY, 2016\nIt sails.",
    ],
)
def test_what_a_release_reports_at_once_is_of_its_day(opening: str) -> None:
    body = f"{opening}\n\nMore than 200 people came."
    assert issue_date("", body, None) == (date(2016, 5, 19), "text")


@pytest.mark.parametrize(
    "opening",
    [
        "On 19 May 2016 the Minister will meet the farmers.",
        "The fair, to be held on 19 May 2016, has many guests.",
        "At its meeting of 19 May 2016 the Board will look at the fare.",
        "The Mayor received a letter on 19 May 2016.",
        "On 19 May 2016 a jury found the man guilty.",
        "They come.\n" + "It is said.\n" * 30 + "WHEN:\n19 May 2016\n" + PROSE * 4,
        f"{'It is said. ' * 9}\n" * 12 + f"1 May 2016\n2 May 2016\n{PROSE * 6}",
        "He met them on 19 May 2016. He told it today.",
    ],
)
def test_a_day_to_come_or_before_today_is_none_of_issue(opening: str) -> None:
    assert issue_date("", f"{opening}\n\nMore than 200 people came.", None) is None


def test_a_title_that_numbers_the_release_gives_the_day_after_its_number() -> None:
    for title in ("No: 141, 2 May 2030, On the Accident", "SC-17, 2 May 2030, Answer"):
        assert issue_date(title, PROSE, None) == (date(2030, 5, 2), "text")
    assert issue_date("Visit 3, 2 May 2030, Accra", PROSE, None) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.gov/news/2022/03/11/readout-7/", date(2022, 3, 11)),
        ("https://example.gov/2023-09-25-press-release-x", date(2023, 9, 25)),
        ("https://www.gov.il/en/pages/event_patrushev010218", date(2018, 2, 1)),
        ("https://example.gov/event_patrushev010218", None),
        ("https://example.gov/zyxw/203207/t20320716_1184.html", date(2032, 7, 16)),
        ("https://example.gov/case/20320716123", None),
        ("https://www.gov.il/en/pages/event_patrushev990218", None),
        ("https://example.gov/2022/03/", None),
        ("https://example.gov/press/19-05-2032/visit", date(2032, 5, 19)),
        ("https://example.org/press/04-05-2032/visit", None),
        ("https://example.gov/press?id=5&date=2032-05-19", date(2032, 5, 19)),
        ("https://example.gov/news/16-july-2032/a-visit", date(2032, 7, 16)),
        ("https://example.gov/news/jul-16-2032-a-visit.html", date(2032, 7, 16)),
        ("https://example.gov/files/Release_May_19_2032.pdf", date(2032, 5, 19)),
        ("https://example.gov/general/203207/16/P1.htm", date(2032, 7, 16)),
        ("https://example.gov/2032/jul/16/a", date(2032, 7, 16)),
        ("https://example.gov/a-visit-16-jul-2032-0000", date(2032, 7, 16)),
        ("https://example.gov/a-visit-16-xyz-2032", None),
        ("https://example.gov/a-visit-6-july-2032.en.html", date(2032, 7, 6)),
        ("https://example.gov/rules-take-effect-on-6-july-2032/", None),
        ("http://[broken/2022/03/11/", None),
    ],
)
def test_an_address_gives_the_day_when_it_holds_one(url: str, day: date | None) -> None:
    assert issue_date("", PROSE, url) == (None if day is None else (day, "url"))


LINES = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            ["ACCRA,", "31", "30 February", "May 3,", "2021", "02/29/2023"]
        ),
    ),
    max_size=12,
).map(" ".join)


@given(
    LINES,
    LINES,
    st.none() | st.text(max_size=30) | LINES.map("https://gov.il/".__add__),
)
def test_no_text_raises_and_no_year_is_invented(
    title: str, body: str, url: str | None
) -> None:
    found = issue_date(title, body, url)
    if found is not None:
        day, source = found
        written = title + body if source == "text" else url or ""
        short = source == "url" and re.search(rf"{day:%d%m%y}/?$", written)
        assert str(day.year) in written or short


def test_the_gold_releases_have_their_dates_and_no_others(shared: Path) -> None:
    for line in (shared / "gold" / "dev.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        found = issue_date(gold["title"] or "", gold["text"], gold["source_url"])
        stated = gold["date_source"] in ("text", "url")
        assert (found and found[0].isoformat()) == (gold["date"] if stated else None)
