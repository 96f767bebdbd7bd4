"""The words the faces use for fields, numbers and days."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from index.release import FACET_FIELDS, Tag

__all__ = [
    "DATE_SOURCES",
    "FIELDS",
    "SINGULAR",
    "behind_number",
    "counted",
    "day",
    "label",
    "listed",
    "percent",
    "period",
]

FIELDS = dict(
    zip(
        FACET_FIELDS,
        (
            "Participants",
            "Locations",
            "Topics",
            "Offices",
            "Sides",
            "Organisations",
            "Publisher",
            "Language",
        ),
        strict=True,
    )
)
SINGULAR = {field: name.removesuffix("s").lower() for field, name in FIELDS.items()}
DATE_SOURCES = {
    "metadata": "date from the source's own data",
    "text": "date from the text",
    "url": "date from the address of the source",
}


def counted(number: int, noun: str) -> str:
    """Return the number with its noun: "1 release", "1,204 releases"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def behind_number(description: str) -> str:
    """Return a search in words as it is read behind "12 releases"."""
    return description.removeprefix("releases").removeprefix(":").lstrip()


def day(value: date) -> str:
    """Return a day as read aloud: "1 February 2018"."""
    return f"{value.day} {value:%B} {value.year}"


def period(since: date, until: date) -> str:
    """Return days from first to last in whole years or months where they are: "2018",
    "2018 to 2020", "May 2018", "May 2018 to June 2019", "1 May 2018 to 3 May 2018"."""
    said = day
    if since.day == 1 and until == _last_day(until):
        said = _year if (since.month, until.month) == (1, 12) else _month
    first, last = said(since), said(until)
    return first if first == last else f"{first} to {last}"


def label(tag: Tag) -> str:
    """Return what a reader sees of a tag."""
    return tag.label or tag.value


def listed(names: Sequence[str], joint: str = "and") -> str:
    """Return names as a sentence lists them: "a", "a and b", "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {joint} {names[-1]}"


def percent(share: float) -> str:
    """Return a share of one in percent: "93 %"."""
    return f"{share:.0%}".replace("%", " %")


def _month(value: date) -> str:
    return f"{value:%B} {value.year}"


def _year(value: date) -> str:
    return str(value.year)


def _last_day(value: date) -> date:
    return value.replace(day=monthrange(value.year, value.month)[1])
