"""What the words of a search name, told to a reader."""

from index.results import Results
from webapp.words import SINGULAR, period

__all__ = ["offered"]


def offered(results: Results) -> tuple[str, ...]:
    """Return in words the filters that the words of a search name, then the words that
    are left; () when they name nothing."""
    offer = results.offer
    if offer is None:
        return ()
    named = [f"{SINGULAR[value.field]} {value.label}" for value in offer.named]
    since, until = offer.search.since, offer.search.until
    if (
        since
        and until
        and (since, until) != (results.search.since, results.search.until)
    ):
        named.append(period(since, until))
    if offer.search.text:
        named.append(f"“{offer.search.text}”")
    return tuple(named)
