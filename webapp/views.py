"""The pages: each reads its link, asks the index, and shows the answer."""

from functools import partial

from flask import Blueprint, redirect, render_template
from msgspec.structs import replace
from werkzeug.wrappers import Response

from index.errors import NotFound
from index.release import FACET_FIELDS
from indexer.naming.register import REGISTER
from indexer.naming.variants import known_as
from webapp import api, links
from webapp.asked import FACET, asked, engine, given, sought
from webapp.citing import citation
from webapp.entity import ENTITY_FIELDS, entity
from webapp.grouping import grouped
from webapp.listing import read_listing, values
from webapp.offering import offered
from webapp.page import asked_words, chips, counts_before, entities, orders
from webapp.parts import SIMILAR
from webapp.reading import reading
from webapp.reference import commands
from webapp.timeline import timeline
from webapp.waysout import each_word, ways_out
from webapp.weight import Shown, lightest
from webapp.why import why
from webapp.worldmap import world_map

__all__ = ["pages"]

pages = Blueprint("pages", __name__)


@pages.get("/")
@pages.get("/search")
def search_page() -> str:
    """Return the page of a search, or of everything when nothing is asked."""
    results = engine().search(asked())
    page = partial(
        render_template,
        "search.html",
        results=results,
        groups=grouped(results.hits),
        search=results.search,
        words_asked=asked_words(results),
        chips=chips(results),
        entities=entities(results),
        orders=orders(results.search),
        before=counts_before(engine(), results),
        timeline=timeline(results),
        reading=offered(results),
        ways=() if results.total else ways_out(engine(), results),
        each_word=each_word(engine(), results),
        why=why(engine(), results.search),
    )

    def made(shown: Shown) -> str:
        return page(shown=shown, map=world_map(engine(), results, shown.places))

    return lightest(results.search, made)


@pages.get("/releases/<release_id>")
def release_page(release_id: str) -> str:
    """Return the page of a release, its tags marked and explained, and the words that
    were searched for."""
    release, words = engine().release(release_id), sought()
    found = engine().marks(words, release) if words else ((), ())
    return render_template(
        "release.html",
        release=release,
        reading=reading(release, found),
        sought=words,
        similar=engine().similar(release, SIMILAR),
        citation=citation(release, engine().revision()),
    )


@pages.get("/timeline")
def timeline_page() -> str:
    """Return the page of the numbers that the timeline of a search draws."""
    search = links.first_page(asked())
    counted = engine().search(replace(search, size=1))
    results = replace(counted, search=search)
    return render_template(
        "timeline.html",
        results=results,
        search=search,
        words_asked=asked_words(results),
        chips=chips(results),
        timeline=timeline(results),
    )


@pages.get(f"/facets/{FACET}")
def facet_page(field: str) -> str:
    """Return the page of the values of one facet, in the context of a search."""
    asked_for = read_listing(field, given())
    # its words and labels are those of the search page
    context = engine().search(asked_for.context)
    return render_template(
        "facet.html",
        asked_for=asked_for,
        facet=values(engine(), asked_for),
        context=context,
        words_asked=asked_words(context),
        chips=chips(context),
    )


@pages.get("/commands")
def commands_page() -> str:
    """Return the page that tells every command as its own help does."""
    return render_template("commands.html", commands=tuple(commands()))


@pages.get("/api")
def api_page() -> str:
    """Return the page that tells programmers what there is to ask."""
    info = api.openapi()["info"]
    return render_template(
        "api.html", info=info, addresses=tuple(api.addresses()), fields=FACET_FIELDS
    )


@pages.get(f"/<any({','.join(ENTITY_FIELDS)}):field>/<path:value>")
def entity_page(field: str, value: str) -> Response | str:
    """Return the page of all that is found of one person, office, place or topic.

    A name from before a merge leads to the page of what it has come to.
    """
    try:
        found = entity(engine(), field, value)
    except NotFound:
        today = known_as(engine().place(REGISTER), field, value)
        if today is None:
            raise
        return redirect(links.entity_address(field, today))
    return render_template(
        "entity.html",
        entity=found,
        timeline=timeline(found.results),
        map=world_map(engine(), found.results),
    )
