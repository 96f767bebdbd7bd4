"""Three faces of one core: page, JSON, terminal."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from webapp.settings import Settings

__all__ = ["create_app"]


def create_app(settings: "Settings") -> "Flask":
    """Return the web application that serves the index of `settings`.

    The index need not be there yet: until it is, every page answers 503.
    """
    # here, not above: the command line is in this package and starts without Flask
    from webapp.app import build

    return build(settings)
