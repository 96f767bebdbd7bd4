"""HTML pages: their main text, and what their metadata says about it."""

import logging
import re
from collections.abc import Iterator

import trafilatura
from lxml import etree, html
from trafilatura.settings import Document

from index.errors import ReleaseError
from indexer.sources.encoding import decode
from indexer.sources.item import Item, Options, Raw
from indexer.sources.markup import text_of_tree
from indexer.sources.published import FIRST_YEAR, LAST_YEAR

__all__ = ["records"]

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]+(?:charset|encoding)\s*=\s*["']?([\w-]+)""", re.I
)
# Only what metadata states: no search through the text, and no day before which or
# after which a release may not be.
_DATES = {
    "extensive_search": False,
    "original_date": True,
    "min_date": f"{FIRST_YEAR}-01-01",
    "max_date": f"{LAST_YEAR}-01-01",
}
_ADDRESS = "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content"
_LANGUAGE = (
    "/html/@lang | //meta[@property='og:locale']/@content"
    " | //meta[translate(@http-equiv, 'CL', 'cl')='content-language']/@content"
)
_PUBLISHER = "//meta[@property='og:site_name']/@content"
_PATHS = (_ADDRESS, _LANGUAGE, _PUBLISHER)

# What it finds wrong we say ourselves, in our words.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def records(item: Item, options: Options) -> Iterator[Raw]:
    """Yield the one release of a page, or of a piece of one. Raise ReleaseError if the
    page cannot be taken apart."""
    declared = _CHARSET.search(item.data[:4096])
    markup = decode(item.data, declared[1].decode() if declared else None)
    page = trafilatura.load_html(markup)
    whole = page.find("body") if page is not None else None
    if page is None or whole is None:
        yield Raw(markup)
    else:
        yield _raw(item, page, whole)


def _raw(item: Item, page: html.HtmlElement, whole: etree._Element) -> Raw:
    url, language, publisher = (_first(page, path) for path in _PATHS)
    found = _extracted(item, page)
    title = (found.title if found else None) or _first(page, "//title/text()")
    body = text_of_tree(found.body).strip() if found else ""
    return Raw(
        body=_without_title(body or text_of_tree(whole), title),
        title=title,
        date=(found.date if found else None) or "",
        url=url,
        publisher=publisher,
        language=language,
    )


def _first(page: html.HtmlElement, path: str) -> str:
    return next((str(value).strip() for value in page.xpath(path) if value.strip()), "")


def _extracted(item: Item, page: html.HtmlElement) -> Document | None:
    for link in page.xpath("//link[@rel='canonical'] | //meta[@property='og:url']"):
        link.drop_tree()  # a date in the address is not one in the metadata
    try:
        found = trafilatura.bare_extraction(
            page,
            favor_recall=True,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=dict(_DATES),
        )
    # it walks whatever the web holds, and says nowhere what it raises
    except Exception as error:
        raise ReleaseError(item.path, f"its markup is broken: {error}") from error
    return found if isinstance(found, Document) else None


def _without_title(body: str, title: str) -> str:
    first, _, rest = body.strip().partition("\n")
    return rest if first.split() == title.split() and rest.strip() else body
