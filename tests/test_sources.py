"""What is read from files of every format."""

import json
from datetime import date
from pathlib import Path

import pytest
from reading import everything, one, page_of, refusal, write

from index.errors import ReleaseError, ReleaseSearchError
from index.release import Release
from indexer.sources import Options

SEED = """Source: https://www.gov.example/en/pages/visit120318

The Minister met the Ambassador in Valletta on Monday.

They spoke about fish.
"""
RECORD = {
    "id": "r1",
    "headline": "Port opens",
    "content": "The port of Sliema opened today.",
    "published": "2019-05-06",
    "link": "https://gov.example/port",
    "agency": "Ministry of Transport",
}


# --- text


def test_a_text_has_its_source_and_a_title_made_of_its_first_sentence(
    tmp_path: Path,
) -> None:
    release = one(write(tmp_path, "a.txt", SEED))
    assert release.source_url == "https://www.gov.example/en/pages/visit120318"
    assert release.title == "The Minister met the Ambassador in Valletta on Monday."
    assert release.title_made
    assert release.body.split("\n\n")[1] == "They spoke about fish."
    assert release.id.startswith("visit120318-")


def test_a_text_may_begin_with_more_head_lines(tmp_path: Path) -> None:
    head = "Title: Port opens\nDate: 6 May 2019\nPublisher: Ministry\nLanguage: en-GB\n"
    release = one(write(tmp_path, "a.txt", head + "\nThe port opened."))
    assert (release.title, release.published) == ("Port opens", date(2019, 5, 6))
    assert (release.publisher, release.language) == ("Ministry", "en")
    assert release.body == "The port opened."
    assert not release.title_made


def test_a_source_that_is_no_address_is_the_publisher(tmp_path: Path) -> None:
    release = one(write(tmp_path, "a.txt", "Source: Port Office\n\nThe port opened."))
    assert (release.publisher, release.source_url) == ("Port Office", None)


def test_a_line_like_a_head_that_gives_no_date_stays_in_the_text(
    tmp_path: Path,
) -> None:
    release = one(write(tmp_path, "a.txt", "Date: to be told\n\nThe port will open."))
    assert "to be told" in release.title + release.body


def test_a_first_line_that_is_no_sentence_is_the_title(tmp_path: Path) -> None:
    release = one(write(tmp_path, "a.txt", "PORT OPENS\n\nThe port opened today."))
    assert (release.title, release.body) == ("PORT OPENS", "The port opened today.")


def test_a_long_made_title_is_cut_between_words(tmp_path: Path) -> None:
    release = one(write(tmp_path, "a.txt", "Dr. Vella and " + "many others " * 40))
    assert release.title.startswith("Dr. Vella and many")
    assert len(release.title) <= 120
    assert release.title.endswith(("many…", "others…"))


def test_remnants_of_markup_leave_no_trace_and_take_no_word(tmp_path: Path) -> None:
    text = (
        "<p>Fish &amp; <b>chips</b> cost 3&nbsp;euro if x < y<br>write to <a@b.mt></p>"
    )
    release = one(write(tmp_path, "a.txt", text))
    assert release.body == "Fish & chips cost 3 euro if x < y\nwrite to <a@b.mt>"


# --- encodings


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_is_read_in_whatever_it_was_written(tmp_path: Path, encoding: str) -> None:
    text = "The minister’s “café” in São Paulo opened. " * 3
    release = one(write(tmp_path, "a.txt", text.encode(encoding)))
    assert release.body == text.strip()


def test_a_text_that_was_cut_within_a_sign_is_read_to_there(tmp_path: Path) -> None:
    cut = "The minister spoke.".encode("utf-16") + b"\n"
    assert one(write(tmp_path, "a.txt", cut)).body == "The minister spoke.\ufffd"


def test_cyrillic_without_a_declaration_is_told_from_latin(tmp_path: Path) -> None:
    text = "Министр встретился сегодня с послом в столице. " * 3
    assert one(write(tmp_path, "a.txt", text.encode("cp1251"))).body == text.strip()


def test_a_page_may_declare_its_encoding(tmp_path: Path) -> None:
    page = page_of("<p>Le ministre a été reçu à Genève.</p>", '<meta charset="latin1">')
    release = one(write(tmp_path, "a.html", page.encode("latin-1")))
    assert release.body == "Le ministre a été reçu à Genève."


def test_a_line_of_another_encoding_does_not_spoil_its_neighbours(
    tmp_path: Path,
) -> None:
    lines = b'{"text": "S\xc3\xa3o Paulo"}\n{"text": "S\xe3o Tom\xe9"}\n'
    found = everything(write(tmp_path, "a.jsonl", lines))
    assert [r.body for r in found if isinstance(r, Release)] == [
        "São Paulo",
        "São Tomé",
    ]


# --- HTML


def test_a_page_gives_its_main_text_and_its_metadata(tmp_path: Path) -> None:
    head = """<title>Port opens | Government</title>
      <meta property="og:title" content="Port opens">
      <meta property="og:site_name" content="Government of Malta">
      <meta property="article:published_time" content="1971-05-06T09:00:00+02:00">
      <link rel="canonical" href="https://gov.example/news/port">"""
    body = """<nav><a href="/">Home</a> <a href="/news">News</a></nav>
      <article><h1>Port opens</h1><p>The port of Sliema opened to ships today,
      the Minister said.</p><ul><li>Two cranes</li><li>One dock</li></ul></article>
      <script>var hidden = "nothing";</script>"""
    page = page_of(body, head).replace("<html>", '<html lang="en-MT">')
    release = one(write(tmp_path, "a.html", page))
    assert release.title == "Port opens"
    assert "opened to ships today, the Minister said." in release.body
    assert "Two cranes" in release.body and "nothing" not in release.body
    assert release.publisher == "Government of Malta"
    assert (release.published, release.date_source) == (date(1971, 5, 6), "metadata")
    assert release.language == "en"
    assert release.source_url == "https://gov.example/news/port"


def test_a_page_without_a_date_gets_none(tmp_path: Path) -> None:
    page = page_of("<p>In 2015 the port was built.</p><footer>© 2019 Port</footer>")
    assert one(write(tmp_path, "a.html", page)).published is None


def test_a_piece_of_a_page_is_read_whole(tmp_path: Path) -> None:
    release = one(write(tmp_path, "a.html", "<p>The port opened.<p>Ships came."))
    assert release.body == "The port opened.\n\nShips came."


def test_a_page_is_known_by_its_content(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", page_of("<p>The port opened.</p>"))
    assert one(path).body == "The port opened."


# --- JSON


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


# --- CSV


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


# --- Markdown


def test_markdown_gives_its_head_and_loses_its_marks(tmp_path: Path) -> None:
    text = """---
title: "Port: open"
date: 2019-05-06
source_url: https://gov.example/port
---
## Today

The **port** of [Sliema](https://x.example) opened with
two _cranes_.

- one dock
- 2 < 3
"""
    release = one(write(tmp_path, "a.md", text))
    assert release.title == "Port: open"
    assert release.published == date(2019, 5, 6)
    assert release.body == (
        "Today\n\nThe port of Sliema opened with two cranes.\n\none dock\n2 < 3"
    )


def test_a_head_that_is_no_yaml_is_refused_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, "a.md", "---\ntitle: A\nbad: [1\n---\nText.")
    assert "line 3: its head is not YAML" in refusal(path)


def test_the_name_of_a_page_file_may_give_its_day(tmp_path: Path) -> None:
    path = write(tmp_path, "2019-05-06-port.md", "# Port\n\nThe port opened.")
    release = one(path)
    assert (release.title, release.published) == ("Port", date(2019, 5, 6))


# --- XML and feeds

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


# --- the real ones


def test_all_real_files_are_read(shared: Path) -> None:
    found = everything(shared / "releases" / "raw", shared / "seed")
    assert [error for error in found if isinstance(error, ReleaseError)] == []
    assert len(found) == 279


def test_the_gold_releases_are_read_as_they_are(shared: Path) -> None:
    found = everything(shared / "gold" / "dev.jsonl")
    first = found[0]
    assert len(found) == 30 and isinstance(first, Release)
    assert (first.record_id, first.published) == ("pr000", date(2018, 2, 1))
    assert first.date_source == "url"
