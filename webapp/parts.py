"""Which parts of an answer a program wants: fields of each release, facets, reasons."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from index.errors import QueryError
from index.release import FACET_FIELDS

__all__ = [
    "EVERYTHING",
    "EXPLANATIONS",
    "HIT_FIELDS",
    "OWN",
    "Parts",
    "SIMILAR",
    "explaining",
    "read_parts",
    "take_none",
]

OWN = ("fields", "facets", "explain")
# What a release found is made of, in the order of the answer.
HIT_FIELDS = (
    *("id", "title", "title_html", "title_made", "published", "publisher", "language"),
    *("url", "json_url", "source_url", "score", "version_of", "later_versions"),
    *("snippets", "participants", "locations", "topics"),
)
EXPLANATIONS = ("tags", "score")
SIMILAR = 5  # releases that are told to be similar to one


class Parts(Struct, frozen=True):
    """The parts of an answer, each in the order of the whole; None is all of them.

    `explain` names what is told beside: "tags", each tag with its sentence and rule;
    "score", what the score is made of.
    """

    fields: tuple[str, ...] | None = None
    facets: tuple[str, ...] | None = None
    explain: tuple[str, ...] = ()

    def pairs(self) -> list[tuple[str, str]]:
        """Return the parameters that ask for these parts, no defaults."""
        named = {"fields": self.fields, "facets": self.facets}
        given = [(name, ",".join(v)) for name, v in named.items() if v is not None]
        return given + [("explain", ",".join(self.explain))] * bool(self.explain)


EVERYTHING = Parts()


def read_parts(given: Iterable[tuple[str, str]]) -> Parts:
    """Return the parts that these parameters ask for; other parameters are passed over.

    Names are parted by commas, or given by repeating the parameter; "" is none of them.
    Raise QueryError that names what is unknown.
    """
    named: dict[str, list[str]] = {}
    for name, text in given:
        if name in OWN:
            texts = (part.strip() for part in text.split(","))
            named.setdefault(name, []).extend(filter(None, texts))
    return Parts(
        fields=_chosen(named, "fields", HIT_FIELDS),
        facets=_chosen(named, "facets", FACET_FIELDS),
        explain=_chosen(named, "explain", EXPLANATIONS) or (),
    )


def explaining(given: Iterable[tuple[str, str]]) -> Parts:
    """Return the reasons that these parameters of one release ask for.

    Raise QueryError for any other parameter.
    """
    given = list(given)
    for name, _ in given:
        if name != "explain":
            raise QueryError(f'there is no parameter "{name}"; there is only explain')
    parts = read_parts(given)
    if "score" in parts.explain:
        raise QueryError('a release by itself has no score; explain can name "tags"')
    return parts


def take_none(given: Iterable[tuple[str, str]]) -> None:
    """Raise QueryError if there is any parameter: this address knows none."""
    for name, _ in given:
        raise QueryError(f'there is no parameter "{name}"; this address takes none')


def _chosen(
    named: dict[str, list[str]], parameter: str, known: Sequence[str]
) -> tuple[str, ...] | None:
    if parameter not in named:
        return None
    for name in named[parameter]:
        if name not in known:
            raise QueryError(
                f'{parameter} has no "{name}"; it can name {", ".join(known)}'
            )
    return tuple(name for name in known if name in named[parameter])
