"""No file, however hostile, costs its reader more for a character than another."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import ReleaseError
from index.release import Release
from indexer.sources import Options, find, read

# What grows with the square of a file takes 64 times as long for one 8 times as long,
# what is linear 8: halfway is 24.
CHARACTERS, LONGER, MOST_LONGER = 3000, 8, 24
LEAST_SECONDS = 0.01  # what is faster is measured too badly to be multiplied

RSS = "<?xml version='1.0'?><rss><channel><item><title>a</title><description>"
END = "</description></item></channel></rss>"
# by the ending of a file: what stands before a hostile part and behind it
AROUND = {
    "a.txt": ("", ""),
    "page.html": ("<html><body><p>", "</p></body></html>"),
    "piece.html": ("", ""),
    "a.json": ('{"title": "a", "body": "', '"}'),
    "bare.json": ("", ""),
    "a.jsonl": ('{"title": "a", "body": "', '"}\n'),
    "a.csv": ("title,body\na,", ""),
    "bare.csv": ("", ""),
    "a.md": ("---\ntitle: a\n---\n", ""),
    "head.md": ("---\n", "\n---\nText."),
    "a.xml": (RSS, END),
    "told.rss": (RSS + "<![CDATA[", "]]>" + END),
}
PARTS = (
    *"\n\r\t <>&'\",;[]{}(#*_`=|-\\\x00“1aŁ\u0301\ufeff",
    *("\n \n", "a\n", "a ", "A. ", "1,", "a: b\n", "- a\n", "- - ", "&a ", "*a "),
    *("<!--", "-->", "<![CDATA[", "]]>", "<?xml ", "</", "<a ", "<a href='", "<p>"),
    *("<div><p>a", "<b>a", "<table><tr><td>", "<item><title>a</title>", "<script>"),
    *("&amp;", "&#", "[a](", "![", "```\n", "---\n", "> ", "a\n=\n", "# a\n", "[["),
    *('{"a":', "\\u", "http://a ", "a@b ", "1 May 2020\n", "Title: a\n", "<br/>\n"),
)
hostile = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def seconds(path: Path, part: str, characters: int) -> float:
    """Return the processor time that reading a part, repeated, takes; at best."""
    text = (part * (characters // len(part) + 1))[:characters]
    before, behind = AROUND[path.name]
    written = json.dumps(text)[1:-1] if '"body"' in before else text
    path.write_bytes((before + written + behind).encode())
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        found(path)
        best = min(best, time.process_time() - start)
    return best


def found(path: Path) -> list[Release | ReleaseError]:
    """Return what a file holds."""
    options = Options()
    return [one for item in find([path], options) for one in read(item, options)]


@pytest.mark.parametrize("name", AROUND)
@settings(hostile, max_examples=8)
@given(part=st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map("".join))
def test_no_file_is_read_in_more_than_linear_time(
    tmp_path: Path, name: str, part: str
) -> None:
    short = max(seconds(tmp_path / name, part, CHARACTERS), LEAST_SECONDS)
    assert seconds(tmp_path / name, part, CHARACTERS * LONGER) <= MOST_LONGER * short


@pytest.mark.parametrize("name", AROUND)
@settings(hostile, max_examples=15)
@given(content=st.lists(st.sampled_from(PARTS), max_size=40).map("".join) | st.binary())
def test_whatever_a_file_holds_is_read_or_refused(
    tmp_path: Path, name: str, content: str | bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    told = found(path)
    assert told and all(isinstance(one, Release | ReleaseError) for one in told)
