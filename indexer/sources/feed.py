"""RSS and Atom: one release an entry."""

from collections.abc import Iterator

from lxml import etree

from indexer.sources.fields import from_record
from indexer.sources.item import Options, Raw

__all__ = ["is_feed", "local_name", "named_children", "records"]

_ROOTS = ("rss", "feed", "RDF")
_ENTRIES = ("item", "entry")
# What a feed calls the parts of a release, best first, by our names for them.
_PARTS = {
    "body": ("encoded", "content", "description", "summary"),
    "title": ("title",),
    "date": ("pubDate", "published", "issued", "date", "updated"),
    "url": ("link",),
    "publisher": ("publisher", "source"),
    "language": ("language",),
    "id": ("guid", "id"),
}


def is_feed(root: etree._Element) -> bool:
    """Return whether this is the root of an RSS or Atom file."""
    return local_name(root) in _ROOTS


def records(root: etree._Element, options: Options) -> Iterator[Raw]:
    """Yield the releases of a feed; its own title is their publisher."""
    elements = list(root.iter(etree.Element))
    shared = _shared(root, elements)
    for entry in elements:
        if local_name(entry) in _ENTRIES:
            values = {**named_children(entry), **_link(entry)}
            parts = {field: _best(values, names) for field, names in _PARTS.items()}
            given = {field: text for field, text in parts.items() if text}
            mapped = {name: values.get(name, "") for _, name in options.mapping}
            yield from_record({**shared, **given, **mapped}, options, entry.sourceline)


def _shared(root: etree._Element, elements: list[etree._Element]) -> dict[str, str]:
    """Return the publisher and language that the feed gives for all its entries."""
    named = {local_name(child): child for child in elements}
    channel = named_children(named.get("channel", root))
    spoken = root.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    language = channel.get("language") or spoken
    return {"publisher": channel.get("title", ""), "language": language}


def _best(values: dict[str, str], names: tuple[str, ...]) -> str:
    return next((values[name] for name in names if values.get(name)), "")


def _link(entry: etree._Element) -> dict[str, str]:
    """Return the address of the page: Atom keeps it in an attribute."""
    children = entry.iterchildren(etree.Element)  # a comment has no name
    links = [child for child in children if local_name(child) == "link"]
    pages = [link for link in links if link.get("rel", "alternate") == "alternate"]
    address = next((link.get("href") or link.text for link in pages), None)
    return {"link": address} if address else {}


def named_children(element: etree._Element) -> dict[str, str]:
    """Return the text or inner markup of each child that has any, by its local name."""
    named: dict[str, str] = {}
    for child in element.iterchildren(etree.Element):
        named.setdefault(local_name(child), _inner(child))
    return named


def _inner(element: etree._Element) -> str:
    if len(element) == 0:
        return (element.text or "").strip()
    parts = [etree.tostring(child, encoding="unicode") for child in element]
    return ((element.text or "") + "".join(parts)).strip()


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return etree.QName(element).localname
