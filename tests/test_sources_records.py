"""Records become releases: JSON, tables, feeds and other XML."""

import json
from datetime import date
from pathlib import Path

import pytest
from reading import everything, one, page_of, refusal, write

from index.errors import ReleaseError, ReleaseSearchError
from index.release import Release
from indexer.sources import Options

RECORD = {
    "id": "r1",
    "headline": "Port opens",
    "content": "The port of Sliema opened today.",
    "published": "2019-05-06",
    "link": "https://gov.example/port",
    "agency": "Ministry of Transport",
}


def test_names_of_fields_found_in_the_wild_are_understood(tmp_path: Path) -> None:
    release = one(write(tmp_path, "a.json", json.dumps(RECORD)))
    assert release.title == "Port opens"
    assert release.body == "The port of Sliema opened today."
    assert (release.published, release.date_source) == (date(2019, 5, 6), "metadata")
    assert release.source_url == "https://gov.example/port"
    assert release.publisher == "Ministry of Transport"
    assert release.record_id == "r1"


def test_other_names_can_be_mapped(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", '{"xyz": "The port opened.", "title": "Port"}')
    assert one(path, mapping=(("body", "xyz"),)).body == "The port opened."
    assert "no field for the text" in refusal(path)


def test_a_mapping_to_no_field_of_ours_is_an_error() -> None:
    with pytest.raises(ReleaseSearchError, match="cannot map 'colour': the fields are"):
        Options(mapping=(("colour", "xyz"),))


def test_a_body_of_html_becomes_text(tmp_path: Path) -> None:
    record = {"title": {"rendered": "A &#8211; B"}, "content": {"rendered": "<p>C</p>"}}
    release = one(write(tmp_path, "a.json", json.dumps([record])))
    assert (release.title, release.body) == ("A – B", "C")


def test_each_line_of_json_lines_is_read_or_refused_by_its_number(
    tmp_path: Path,
) -> None:
    lines = '{"text": "One."}\n\n{"text": \n[1]\n{"text": ""}\n{"text": "Two."}\n'
    found = everything(write(tmp_path, "a.jsonl", lines))
    assert [r.body for r in found if isinstance(r, Release)] == ["One.", "Two."]
    reasons = [f"{r.line} {r.reason}" for r in found if isinstance(r, ReleaseError)]
    assert reasons == [
        "3 it is not JSON: Expecting value at character 10",
        "4 it is a list, not an object",
        "5 it has no text",
    ]


def test_a_list_may_lie_within_an_object(tmp_path: Path) -> None:
    feed = {"version": 1, "items": [{"content_text": "One."}, {"content_html": "Two."}]}
    found = everything(write(tmp_path, "a.json", json.dumps(feed)))
    assert [r.body for r in found if isinstance(r, Release)] == ["One.", "Two."]


def test_a_list_within_a_release_is_no_list_of_releases(tmp_path: Path) -> None:
    record = {"xyz": "The port opened.", "images": [{"title": "A crane"}]}
    path = write(tmp_path, "a.json", json.dumps(record))
    assert one(path, mapping=(("body", "xyz"),)).body == "The port opened."


def test_lines_of_json_are_known_however_long_the_first_is(tmp_path: Path) -> None:
    lines = (json.dumps({"text": f"{word} " * 20_000}) for word in ("One", "Two"))
    assert len(everything(write(tmp_path, "a.json", "\n".join(lines)))) == 2


def test_broken_json_is_refused_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", '{"text":\n "One."')
    assert refusal(path).endswith(
        "line 2: it is not JSON: Expecting ',' delimiter at character 8"
    )
    assert "not JSON" in refusal(write(tmp_path, "deep.json", "[" * 100_000))


def test_a_date_the_source_itself_found_in_the_text_is_found_again(
    tmp_path: Path,
) -> None:
    record = {"text": "VALLETTA, 6 May 2019: The port opened.", "date": "2001-01-01"}
    path = write(tmp_path, "a.json", json.dumps({**record, "date_source": "text"}))
    release = one(path)
    assert (release.published, release.date_source) == (date(2019, 5, 6), "text")


@pytest.mark.parametrize(
    ("stated", "url", "expected"),
    [
        ("2019-05-06T23:30:00+02:00", "", "2019-05-06"),
        ("20190506", "", "2019-05-06"),
        ("Mon, 06 May 2019 23:30:00 +0200", "", "2019-05-06"),
        ("1557136800", "", "2019-05-06"),
        ("1557136800000", "", "2019-05-06"),
        ("6.5.2019", "", "2019-05-06"),
        ("13/05/2019", "", "2019-05-13"),
        ("06/05/2019", "", "None"),
        ("06/05/2019", "https://ports.example.gov/a", "2019-06-05"),
        ("06/05/2019", "https://ports.gov.mt/a", "2019-05-06"),
        ("May 2019", "", "None"),
        ("31/02/2019", "", "None"),
        ("0001-01-01", "", "None"),
        ("9999-12-31", "", "None"),
    ],
)
def test_a_date_is_read_where_it_is_plain_and_never_completed(
    tmp_path: Path, stated: str, url: str, expected: str
) -> None:
    record = {"text": "The port opened.", "date": stated, "url": url}
    release = one(write(tmp_path, "a.json", json.dumps(record)))
    assert str(release.published) == expected


def test_rows_of_a_table_are_releases(tmp_path: Path) -> None:
    table = 'Title;Body;Date\nA;"One\n""line"" two";2019-05-06\nB;Two;\n'
    first, second = everything(write(tmp_path, "a.csv", table))
    assert isinstance(first, Release) and isinstance(second, Release)
    assert first.body == 'One\n"line" two'
    assert (first.published, second.published) == (date(2019, 5, 6), None)


def test_a_row_that_does_not_fit_its_header_is_refused(tmp_path: Path) -> None:
    table = "title,body\nA,One\nB,Two,Three\nC,Four\n"
    first, second, third = everything(write(tmp_path, "a.csv", table))
    assert isinstance(first, Release) and isinstance(third, Release)
    assert "line 3: the row has 3 columns, the header 2" in str(second)


def test_a_quote_that_never_ends_is_refused(tmp_path: Path) -> None:
    assert "it is not CSV" in refusal(write(tmp_path, "a.csv", 'title,body\nA,"One'))


RSS = """<?xml version="1.0"?><rss version="2.0"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Government of Malta</title><link>https://gov.example</link>
<language>en-gb</language>
<item><title>Port &amp; dock</title><link>https://gov.example/port</link>
<pubDate>Mon, 06 May 2019 23:30:00 +0200</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>The port &amp; the dock opened.</p>]]></content:encoded>
</item>
<item><title>Fish</title><guid>77</guid>
<description>&lt;p&gt;Fish is &lt;b&gt;cheap&lt;/b&gt;.&lt;/p&gt;</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
<title>Ministère</title>
<entry><title>Le port</title><id>tag:1</id><link rel="self" href="https://x.example/s"/>
<link href="https://gov.example/port"/><updated>2019-05-06T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Le port est
ouvert.</p></div></content></entry></feed>"""


def test_entries_of_a_feed_are_releases(tmp_path: Path) -> None:
    port, fish = everything(write(tmp_path, "a.rss", RSS))
    assert isinstance(port, Release) and isinstance(fish, Release)
    assert (port.title, port.body) == ("Port & dock", "The port & the dock opened.")
    assert (port.published, port.language) == (date(2019, 5, 6), "en")
    assert (port.publisher, port.source_url) == (
        "Government of Malta",
        "https://gov.example/port",
    )
    assert (fish.body, fish.record_id) == ("Fish is cheap.", "77")


def test_entries_of_an_atom_feed_are_releases(tmp_path: Path) -> None:
    release = one(write(tmp_path, "a.xml", ATOM))
    assert (release.title, release.body) == ("Le port", "Le port est ouvert.")
    assert (release.published, release.language) == (date(2019, 5, 6), "fr")
    assert release.source_url == "https://gov.example/port"


def test_what_a_feed_notes_for_itself_is_no_part_of_an_entry(tmp_path: Path) -> None:
    noted = RSS.replace("<item>", "<item><!-- new --><?seen no?>")
    plain = everything(write(tmp_path, "a.rss", RSS))
    assert everything(write(tmp_path, "a.rss", noted)) == plain


def test_a_page_and_its_feed_entry_are_one_release(tmp_path: Path) -> None:
    link = '<link rel="canonical" href="http://www.gov.example/port/?utm_source=x">'
    page = one(write(tmp_path, "a.html", page_of("<p>The port opened.</p>", link)))
    (port, _) = everything(write(tmp_path, "a.rss", RSS))
    assert isinstance(port, Release) and page.id == port.id


def test_elements_that_hold_a_release_are_found_in_other_xml(tmp_path: Path) -> None:
    xml = "<all><doc><title>A</title><content>One.</content></doc></all>"
    assert one(write(tmp_path, "a.xml", xml)).body == "One."


def test_broken_xml_is_refused_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, "a.xml", "<?xml version='1.0'?>\n<all><doc></all>")
    assert "line 2: its markup is broken" in refusal(path)


def test_xml_does_not_read_other_files(tmp_path: Path) -> None:
    secret = write(tmp_path, "secret.txt", "hidden words")
    xml = f"""<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]>
      <a><doc><title>A</title><content>One &x; two.</content></doc></a>"""
    found = everything(write(tmp_path, "a.xml", xml))
    assert "hidden" not in str(found)


def test_xml_without_a_release_is_refused(tmp_path: Path) -> None:
    assert "no release was found" in refusal(
        write(tmp_path, "a.xml", "<a><b>1</b></a>")
    )
