"""The parts of a query between text and tree: Whoosh nodes that yield our trees."""

from operator import add

from whoosh.qparser import syntax
from whoosh.qparser.default import QueryParser
from whoosh.qparser.plugins import PhrasePlugin
from whoosh.query import FuzzyTerm, Prefix, Wildcard

from index.errors import QueryError
from index.trees import (
    Tree,
    conjunction,
    disjunction,
    exclusion,
    highlights,
)
from index.written import query_text

__all__ = [
    "Both",
    "Clauses",
    "Demanded",
    "Either",
    "Excluded",
    "FuzzyNode",
    "MAX_SLOP",
    "PrefixNode",
    "WildcardNode",
    "notice",
]

MAX_DISTANCE = 2
MAX_SLOP = 100
SAME_BEGINNING = 1  # letters a fuzzy word shares, so that few words need be tried


class Clauses(syntax.GroupNode):  # type: ignore[misc]  # Whoosh has no types
    """What stands side by side in a query, or within brackets."""

    def trees(self, parser: QueryParser) -> list[Tree]:
        """Return the tree of each clause, in order."""
        return [node.query(parser) for node in self]

    def query(self, parser: QueryParser) -> Tree:
        """Return the tree of all clauses together."""
        return self.joined(self.trees(parser))

    def joined(self, trees: list[Tree]) -> Tree:
        """Return the tree of these clauses together; Every when there are none."""
        if self.kwargs["match"] == "all":
            return conjunction(trees)
        return _any_match(trees, [isinstance(node, Demanded) for node in self])

    def text(self, trees: list[Tree]) -> str:
        """Return text that reads as these clauses again."""
        signs = ["+" if isinstance(node, Demanded) else "" for node in self]
        parts = [*map(add, signs, map(query_text, trees))]
        alone = len(parts) == 1 and parts[0].startswith("(")
        return parts[0][1:-1] if alone else " ".join(parts)


class Both(syntax.AndGroup):  # type: ignore[misc]  # Whoosh has no types
    """`a AND b`: where both match."""

    def query(self, parser: QueryParser) -> Tree:
        return conjunction(node.query(parser) for node in self)


class Either(syntax.OrGroup):  # type: ignore[misc]  # Whoosh has no types
    """`a OR b`: where one of them matches."""

    def query(self, parser: QueryParser) -> Tree:
        return disjunction(node.query(parser) for node in self)


class Excluded(syntax.Wrapper):  # type: ignore[misc]  # Whoosh has no types
    """`NOT a` or `-a`: where it does not match."""

    def query(self, parser: QueryParser) -> Tree:
        return exclusion(self.nodes[0].query(parser))


class Demanded(syntax.Wrapper):  # type: ignore[misc]  # Whoosh has no types
    """`+a`: where it matches, even if any of the other words may."""

    def query(self, parser: QueryParser) -> Tree:
        return self.nodes[0].query(parser)


class _Pattern(syntax.TextNode):  # type: ignore[misc]  # Whoosh has no types
    """A word that stands for several; a date cannot."""

    def set_fieldname(self, name: str, override: bool = False) -> None:
        if name == "date":
            raise QueryError(f'"{self.text}" with * or ~ is not a date')
        super().set_fieldname(name, override)


class PrefixNode(_Pattern):
    """`immigra*`: words that begin so."""

    qclass = Prefix


class WildcardNode(_Pattern):
    """`wom?n`, `organi*ation`: words so spelt; ? is one letter, * any, or none."""

    def query(self, parser: QueryParser) -> Tree:
        # Whoosh would take it apart at the marks
        return Wildcard(self.fieldname or parser.fieldname, self.text)


class FuzzyNode(_Pattern):
    """`putin~1`: words that differ in `asked` letters at most."""

    qclass = FuzzyTerm

    def __init__(self, text: str, asked: int) -> None:
        super().__init__(text)
        self.asked = asked

    def query(self, parser: QueryParser) -> Tree:
        found = super().query(parser)
        found.maxdist = min(self.asked, MAX_DISTANCE)
        found.prefixlength = SAME_BEGINNING
        return found


def _any_match(trees: list[Tree], demanded: list[bool]) -> Tree:
    """Return the tree where any word may match, and dates and tags still must."""
    must: list[Tree] = []
    may: list[Tree] = []
    for tree, plus in zip(trees, demanded, strict=True):
        (must if plus or not highlights(tree) else may).append(tree)
    if may:
        # the demanded words join in, so that the others are a bonus, not a must
        must.append(disjunction([*filter(highlights, must), *may]))
    return conjunction(must)


def notice(node: syntax.SyntaxNode) -> str | None:
    """Return what the reader must know about how this node was read, if anything."""
    if isinstance(node, FuzzyNode) and node.asked > MAX_DISTANCE:
        return f"{node.text}~{node.asked} was read as {node.text}~{MAX_DISTANCE}"
    if isinstance(node, PhrasePlugin.PhraseNode) and node.slop > MAX_SLOP:
        return f'"{node.text}"~{node.slop} was read as "{node.text}"~{MAX_SLOP}'
    return None
