"""XML: feeds, and files whose elements hold the parts of a release."""

from collections.abc import Iterator

from lxml import etree

from index.errors import ReleaseError
from indexer.sources import feed
from indexer.sources.fields import FIELD_OF, from_record, squashed
from indexer.sources.item import Item, Options, Raw

__all__ = ["records"]


def records(item: Item, options: Options) -> Iterator[Raw]:
    """Yield the releases of an XML file. Raise ReleaseError if its markup is broken."""
    root = _parse(item)
    if feed.is_feed(root):
        yield from feed.records(root, options)
        return
    for element in root.iter(etree.Element):
        if _holds_a_release(element, options):
            yield from_record(feed.named_children(element), options, element.sourceline)


def _parse(item: Item) -> etree._Element:
    # entities of the file itself only, within libxml2's bounds, and no network
    parser = etree.XMLParser(resolve_entities="internal", no_network=True)
    try:
        return etree.fromstring(item.data.lstrip(), parser)
    except etree.XMLSyntaxError as error:
        reason = f"its markup is broken: {error.msg}"
        raise ReleaseError(item.path, reason, error.lineno) from error


def _holds_a_release(element: etree._Element, options: Options) -> bool:
    mapped = {name for field, name in options.mapping if field == "body"}
    names = {feed.local_name(child) for child in element.iterchildren(etree.Element)}
    fields = {FIELD_OF.get(squashed(name)) for name in names}
    return len(names) > 1 and ("body" in fields or bool(mapped & names))
