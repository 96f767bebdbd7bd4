"""What is read from files of every format."""

from datetime import date
from pathlib import Path

import pytest
from reading import everything, one, page_of, refusal, write

from index.errors import ReleaseError
from index.release import Release

SEED = """Source: https://www.gov.example/en/pages/visit120318

The Minister met the Ambassador in Valletta on Monday.

They spoke about fish.
"""


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
