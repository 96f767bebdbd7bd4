"""HTML fragments to plain text, with their paragraphs and without losing a word."""

import html
import re
from collections.abc import Iterator

from lxml import etree

__all__ = ["plain", "text_of_markup", "text_of_tree"]

_BLOCKS = (
    "address article aside blockquote body caption center dd details div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html main nav ol p pre"
    " section summary table tbody tfoot thead ul"
).split()
_BREAKS = dict.fromkeys(_BLOCKS, "\n\n") | {
    "br": "\n", "li": "\n", "tr": "\n", "td": " ", "th": " ", "option": " ",
}  # fmt: skip
_INLINE = (
    "a abbr acronym b bdi bdo big button cite code data del dfn em font i img input ins"
    " kbd label link mark meta noscript q s samp script small source span strike strong"
    " style sub sup template time title tt u var wbr o:p"
).split()
_SILENT = {"script", "style", "template"}
# What trafilatura calls the parts of a text (after TEI).
_TEXT_BREAKS = dict.fromkeys(("head", "list", "quote"), "\n\n") | {
    "item": "\n", "row": "\n", "lb": "\n", "cell": " ",
}  # fmt: skip

_ALL_BREAKS = _BREAKS | _TEXT_BREAKS

_NAMES = "|".join(sorted([*_BREAKS, *_INLINE], key=len, reverse=True))
_TAG = re.compile(rf"</?(?:{_NAMES})(?=[\s/>])[^<>]*>|<!--", re.I)
_NOT_A_TAG = re.compile(rf"<(?!/?(?:{_NAMES})(?=[\s/>])[^<>]*>|!--)", re.I)
_BLOCK_TAG = re.compile(rf"</?(?:{'|'.join(_BREAKS)})(?=[\s/>])", re.I)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# tried where white space begins only: within it, long runs would take for ever
_BLANK_LINE = re.compile(r"(?<!\s)(?:[^\S\n]*\n){2,}\s*")


def plain(text: str) -> str:
    """Return `text` without the HTML tags and entities in it, if there are any."""
    if "<" in text and _TAG.search(text):
        return text_of_markup(text)
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def text_of_markup(markup: str) -> str:
    """Return the words of an HTML fragment, a blank line between its blocks. A `<` that
    begins no HTML tag is a character like any other."""
    keep = not _BLOCK_TAG.search(markup) or "<pre" in markup.lower()
    markup = _NOT_A_TAG.sub("&lt;", markup.replace("\0", " "))
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    tree = etree.fromstring(f"<div>{markup}</div>".encode("utf-8", "replace"), parser)
    return text_of_tree(tree, keep)


def text_of_tree(tree: etree._Element, keep_lines: bool = False) -> str:
    """Return the words of a tree of HTML or of trafilatura, a blank line between its
    blocks; line breaks within a block are spaces unless they are to be kept."""
    return "".join(_pieces(tree, keep_lines))


def _pieces(tree: etree._Element, keep_lines: bool) -> Iterator[str]:
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        name, text = str(element.tag), element.text
        if event == "start" and name in _SILENT:
            walk.skip_subtree()
            text = None
        parted = _ALL_BREAKS.get(name, "")
        # a block parts at both its ends, a line or a cell where it begins
        yield parted if event == "start" or parted == "\n\n" else ""
        text = text if event == "start" else element.tail
        if text:
            yield text if keep_lines else _flowing(text)


def _flowing(text: str) -> str:
    """Return text with its line breaks as spaces; blank lines still part paragraphs."""
    paragraphs = _BLANK_LINE.split(text)
    return "\n\n".join(part.replace("\n", " ") for part in paragraphs)
