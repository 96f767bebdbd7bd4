"""No text, however hostile, costs the tagger more for a character than another."""

import sys
import time
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.release import Release
from indexer.dates import issue_date
from indexer.tagging import tag

SHORT, TIMES = 160, 4  # repetitions in a text, and how many times as many in another
# what is told once for a text, or grows in steps, may cost this much more
ALLOWANCE = 1.35
# Patterns backtrack unseen by a count of lines. What grows with the square of a text
# takes 64 times as long for one 8 times as long, what is linear 8: halfway is 24.
CHARACTERS, LONGER, MOST_LONGER = 4000, 8, 24
LEAST_SECONDS = 0.003  # what is faster is measured too badly to be multiplied

PARTS = (
    "Kenya delegation: ",
    "Kenya:\n- Mr Ana Ruiz, Minister\n",
    "The Kenya side, led by the Minister, ",
    "Minister of Trade and ",
    "President of Kenya, ",
    "Minister for Home Affairs Minister for Justice ",
    "Ana Ruiz, who was, ",
    "Mr ",
    "Ana ",
    "A-",
    "A.",
    "ANA RUIZ. ",
    "in 2005 had asked ",
    "last year Ana Ruiz ",
    "condolences to the ",
    "among them Ana Ruiz ",
    "(Mr ",
    "“Ana ",
    "d'",
    "Ana van den ",
    "QUESTION: Ana?\n",
    "by the Bank of ",
    "'s ",
    "Mr Ana Ruiz (UNICEF), ",
    "met with Foreign Minister Ana Ruiz ",
    "1. Ana as Minister;\n",
    "82 5 ",
    "\n",
    "Ł’",
)


def calls(body: str) -> int:
    """How many lines of Python the tagger runs for a text: the same every time."""
    count = 0

    def traced(frame: FrameType, event: str, _: object) -> Callable[..., object] | None:
        nonlocal count
        count += event == "line"
        return traced

    before = sys.gettrace()
    sys.settrace(traced)
    try:
        tag(Release("1", "", body))
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("part", PARTS)
def test_work_grows_no_faster_than_a_text_of_one_part(part: str) -> None:
    for times in (1, TIMES):  # what is remembered is remembered
        tag(Release("1", "", part * SHORT * times))
    short, long = calls(part * SHORT), calls(part * SHORT * TIMES)
    assert long <= ALLOWANCE * TIMES * short


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PARTS), min_size=2, max_size=6))
def test_any_mixture_of_parts_is_tagged(parts: list[str]) -> None:
    body = "".join(parts) * 30
    tags = tag(Release("1", "", body)).tags
    assert all(span.end <= len(body) for one in tags for span in one.spans)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=40))
def test_any_text_is_tagged_and_the_same_twice(body: str, title: str) -> None:
    release = Release("1", title, body)
    assert tag(release) == tag(release)


SIGNS = (*"aA1 \n.,'-’&(@:;/–", "a ", "A. ", "1,", "\n \n", "May 1, ", "1/1/", "as of ")


def seconds(part: str, characters: int) -> float:
    """Return the processor time that a text of one part, repeated, takes; at best.

    It has whole parts only: half a part may name somebody whom the others do not.
    """
    body = part * (characters // len(part) + 1)
    release = Release("1", "", body)
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        tag(release)
        issue_date(body[:300], body, None)
        best = min(best, time.process_time() - start)
    return best


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from((*SIGNS, *PARTS)), min_size=1, max_size=5).map("".join))
def test_no_pattern_backtracks_without_bound(part: str) -> None:
    short = max(seconds(part, CHARACTERS), LEAST_SECONDS)
    assert seconds(part, CHARACTERS * LONGER) <= MOST_LONGER * short
