"""Punkt alone of NLTK: a quarter of the time in which a tagger starts.

The packages it lies in import all of NLTK, and SciPy where that is installed. Bare ones
take their place while it is imported; asked for later, NLTK is there as ever.
"""

import sys
from importlib.util import find_spec
from types import ModuleType
from typing import Any

__all__ = ["PunktLanguageVars", "PunktParameters", "PunktSentenceTokenizer"]


def _import_punkt() -> Any:
    bare = [name for name in ("nltk", "nltk.tokenize") if name not in sys.modules]
    try:
        for name in bare:
            sys.modules[name] = _bare(name)
        from nltk.tokenize import punkt
    finally:
        for name in bare:
            sys.modules.pop(name, None)
    return punkt


def _bare(name: str) -> ModuleType:
    """Return a package whose modules can be imported, and that imports none itself."""
    spec = find_spec(name)
    assert spec is not None
    package = ModuleType(name)
    package.__path__ = list(spec.submodule_search_locations or ())
    return package


_punkt = _import_punkt()
PunktLanguageVars = _punkt.PunktLanguageVars
PunktParameters = _punkt.PunktParameters
PunktSentenceTokenizer = _punkt.PunktSentenceTokenizer
