"""The options of the commands that search, and the parameters that they come to."""

from collections.abc import Callable, Iterable

import click

from index.release import FACET_FIELDS
from webapp.completion import Completion, pick_of, values_of, words_of
from webapp.listing import ORDERS
from webapp.options import Command, Pairs, named_pairs
from webapp.parameters import MATCHES, SORTS

__all__ = [
    "Given",
    "form_options",
    "lines_option",
    "listing_options",
    "open_option",
    "parameters",
    "search_options",
]

Given = str | tuple[str, ...] | None


def _repeatable(
    name: str, metavar: str, words: str, complete: Completion | None = None
) -> Callable[[Command], Command]:
    return click.option(
        f"--{name}",
        multiple=True,
        metavar=metavar,
        help=words,
        shell_complete=complete,
    )


SEARCH_OPTIONS = (
    _repeatable(
        *("not", "FIELD=VALUE", "Releases without this; may be repeated."), pick_of
    ),
    _repeatable(
        *("all", "FIELD=VALUE", "Demand this beside others; may be repeated."), pick_of
    ),
    click.option("--since", metavar="DATE", help="From this year, month or day on."),
    click.option(
        "--until", metavar="DATE", help="To the end of this year, month, day."
    ),
    click.option(
        "--match",
        metavar="all|any",
        help="All of the words, or any.",
        shell_complete=words_of(MATCHES),
    ),
    click.option(
        "--sort",
        metavar="ORDER",
        help="relevance, newest, oldest, balanced.",
        shell_complete=words_of(SORTS),
    ),
    click.option("--size", metavar="NUMBER", help="Results on a page, 1 to 100."),
    click.option("--cursor", metavar="CURSOR", help="Continue where a page ended."),
)
PARTS_OPTIONS = (
    click.option(
        "--fields",
        metavar="NAMES",
        help="Only these fields of each release, parted by commas, in JSON.",
    ),
    click.option(
        "--facets", metavar="NAMES", help="Only these facets in JSON, '' for none."
    ),
    click.option(
        "--explain",
        metavar="tags,score",
        help="Tell in JSON why each tag is there, what each score is made of.",
    ),
)
FORM_OPTIONS = tuple(
    click.option(f"--{form}", "form", flag_value=form, default=None, help=words)
    for form, words in {
        "json": "Print JSON.",
        "jsonl": "Print all of it as lines of JSON.",
        "csv": "Print all that is found as a CSV table.",
        "url": "Print the address of the page.",
        "pretty": "Print for a reader, as on a terminal.",
        "plain": "Print a line a release, as in a pipe: id, date, publisher, title.",
    }.items()
)
LISTING_OPTIONS = (
    click.option(
        "--facet",
        type=click.Choice(FACET_FIELDS),
        help="Print the values of this facet among what is found.",
    ),
    click.option(
        "--prefix", metavar="TEXT", help="Of these, those with a word that begins so."
    ),
    click.option(
        "--order",
        type=click.Choice(ORDERS),
        help="The most frequent of these first, or all A-Z.",
    ),
)
open_option = click.option(
    "--open",
    "opened",
    type=click.IntRange(1),
    metavar="N",
    help="Show the release that is the Nth of the page, whole.",
)
lines_option = click.option(
    "--jsonl", "as_lines", is_flag=True, help="Print lines of JSON."
)


def search_options(command: Command) -> Command:
    """Let a command take all that a search may ask for, beside its words."""
    facets = [
        _repeatable(
            field,
            "VALUE",
            f"Releases with this {field.removesuffix('s')}, '' for none given.",
            values_of(field),
        )
        for field in FACET_FIELDS
    ]
    for option in reversed((*facets, *SEARCH_OPTIONS, *PARTS_OPTIONS)):
        command = option(command)
    return command


def listing_options(command: Command) -> Command:
    """Let a command print the values of one facet: `facet`, `prefix`, `order`."""
    for option in reversed(LISTING_OPTIONS):
        command = option(command)
    return command


def form_options(command: Command) -> Command:
    """Let a command take the form of its answer: `form`, None if none is given."""
    for option in reversed(FORM_OPTIONS):
        command = option(command)
    return command


def parameters(words: Iterable[str], given: dict[str, Given]) -> Pairs:
    """Yield what a command was given as the parameters of an address, without spaces
    at an end: completion in fish leaves one there."""
    yield "q", " ".join(words)
    for name, value in given.items():
        values = value if isinstance(value, tuple) else (value,)
        texts = [text.strip() for text in values if text is not None]
        if name in ("not", "all"):
            yield from (
                (f"{field}.{name}", text) for field, text in named_pairs(texts, True)
            )
        else:
            yield from ((name, text) for text in texts)
