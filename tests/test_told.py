"""A search for tags alone shows the sentence that each release tells them in."""

from pathlib import Path

import pytest

from index import Picks, Release, Search, open_index
from index.release import Participant, Span

SENTENCE = "After the vote Ana Brik, who had come late, spoke to the council."
BODY = f"{'Nothing of note. ' * 40}{SENTENCE} {'More of that. ' * 40}"


@pytest.mark.parametrize(
    "search",
    [
        Search(picks=(Picks("participants", any=("Ana Brik",)),)),
        Search("participants:brik"),
        Search('participants:"ana brik"'),
    ],
)
def test_a_search_for_tags_shows_their_sentence(tmp_path: Path, search: Search) -> None:
    at = BODY.index("Ana")
    spans = (Span("body", at, at + 8),)
    tags = (Participant("participants", "Ana Brik", spans, "test"),)
    engine = open_index(tmp_path / "index", create=True)
    with engine.writer() as writer:
        writer.add([Release("one", "A vote", BODY, tags=tags)])
    (hit,) = engine.search(search).hits
    assert SENTENCE in hit.snippets[0].text
    (hit,) = engine.search(Search("vote")).hits
    assert hit.snippets[0].text.count(SENTENCE[:14])
    (hit,) = engine.search(Search()).hits
    assert hit.snippets[0].text.startswith("Nothing")
