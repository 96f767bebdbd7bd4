"""Whom a publisher's name puts in charge: a body of nations, a county or a town."""

import re
from functools import cache
from itertools import chain

from indexer.lexicon import rows
from indexer.tagging.gazetteer import country_of, places
from indexer.tagging.tokens import split
from indexer.tagging.words import COMPANY, kind

__all__ = ["agency", "body_of_nations", "department_of", "local_government", "staffed"]

LEAST_ACRONYM = 4  # letters: WHO and ECA may be words or others' letters
_WORD = r"[A-Z][\w’'-]*"
_NAME = rf"{_WORD}(?: {_WORD})*"
_WORDS = rf"{_WORD}(?: {_WORD}){{0,2}}?"
# "City of Elmo", "Elm County Sheriff", "Elmo City Council", "Elm State Government"
_LOCAL = re.compile(
    rf"\b(?:City|City Council|Town|Municipality|Borough|Mayor) of (?P<of>{_NAME})"
    rf"|\b(?:Ayuntamiento|Alcald[ií]a|Prefeitura|Comune|Ville|Stadt|Gemeente|Câmara"
    rf"|Concello|Ajuntament)(?: Municipal)?(?: de| di| do| da)? (?P<town>{_NAME})"
    rf"|^Government of (?P<city>{_NAME})"
    rf"|^(?P<unit>{_WORDS} (?:County|Parish|Borough))\b"
    rf"|^(?P<seat>{_WORDS}) (?:City (?:Council|Hall|Government)|Municipality)\b"
    rf"|^(?P<state>{_WORDS} (?:State|Province|Region)) Government\b"
    rf"|^(?!United )(?P<law>{_WORDS}) "
    r"(?:State[’']?s? Attorney|District Attorney|Sheriff)\b"
)
# who serves in one acts for it, and not for its state
_AGENCIES = frozenset(
    "police constabulary gendarmerie administration authority agency commission "
    "bureau institute bank university college corporation foundation museum court "
    "tribunal board association society federation academy hospital alliance "
    "universidad universidade universita universite universitat banco banque policia "
    "polizei politie polizia policja politi poliisi politsei gendarmeria agencia "
    "agence instituto institut autoridad autoridade autorite superintendencia "
    "defensoria contraloria partido parti partei fundacion fundacao fondation stiftung "
    "bundesbank nationalbank bundeskartellamt bundesnetzagentur party unions guild "
    "league trust fund reserve survey laboratory observatory inspectorate company corp "
    "holdings centers centres unit gallery organisation organization "
    "orchestra".split()
)
# a council is of a trade or a science, unless it governs: the Medical Council
_GOVERNING = frozenset(
    "ministers state federal privy legislative security executive city county town "
    "district borough parish municipal regional provincial cooperation revolutionary "
    "supreme sovereign presidential".split()
)
_AGENCY = re.compile("(?![DMO]|FCD?O|HHS|HUD|USDA|USTR|PIB)[A-Z]{3,}")
_EXECUTIVES = frozenset("safety health services".split())  # a Safety Executive
_MINISTRIES = frozenset(
    "ministry department minister office government embassy consulate mission "
    "commissioner premier president senator parliament cabinet news "
    "press".split()
)
_POST = frozenset(("high", "commission"))  # an embassy of the Commonwealth
_ROYAL = frozenset(("royal", "court"))  # the household of a king, who is the state
_TELLING = frozenset(("bureau", "agency"))  # of information: they speak for the state
# whose press officers are its own, though its head acts for the state
_STAFFED = frozenset("ministry department embassy consulate service".split())
_OF_ONE = frozenset(
    "minister president senator premier mayor governor secretary spokesman member "
    "congressman congresswoman representative prime sen rep mp".split()
)
# the mission of a body in Elmland is not Elmland's
_KINDS = "Committee|Organi[sz]ation|Union|Fund|Agency|Council|Programme"
_ON_MISSION = re.compile(
    rf"^(?P<body>(?:[^,(]+ )?(?:{_KINDS})\b[^,(]*?),? \(?(?:Regional )?"
    r"(?:Mission|Office|Delegation) (?:in|to|for)\b"
)


def body_of_nations(publisher: str) -> str | None:
    """Return the body of many countries that publishes, None for all others.

    Its staff act for it and not for the country that it sits or works in.
    """
    words = f" {split(publisher)} "
    union = next((name for form, name in _unions() if f" {form} " in words), None)
    union = union or dict(_unions(1)).get(words.split()[0] if publisher else "")
    outer, bracket, inner = publisher.partition(" (")
    if union is None and bracket and split(inner.rstrip(")")) in dict(_unions(1)):
        return outer  # European Office for Elms (EU)
    named = (name for body, name in _bodies().items() if f" {body} " in words)
    found = _ON_MISSION.match(publisher)
    return union or next(named, None) or (found["body"].strip() if found else None)


def local_government(publisher: str) -> str | None:
    """Return the county, town or state whose government publishes, if it is told."""
    name, _, within = publisher.partition(" (")
    found = _LOCAL.search(name)
    if found is None:
        return None
    if found.lastgroup == "city" and not _is_city(found["city"], within.rstrip(")")):
        return None
    return found[found.lastgroup or 0]


def _is_city(name: str, within: str) -> bool:
    """Whether a name means a city before all in a country, if that is told."""
    iso = country_of(within) if within else None
    known = places().get(split(name), ())
    meant = [place for place in known if iso in (None, place.country)]
    return bool(meant) and meant[0].kind == "city"


def agency(publisher: str) -> str | None:
    """Return the police, bank, university or other agency that publishes, if one does.

    Without the place of its branch: Peruvian Police Service, Lima.
    """
    name = publisher.partition("(")[0].strip()
    words = frozenset(split(name).split())
    own = not _AGENCIES.isdisjoint(words) or _is_of_a_trade(words)
    own = own or bool(name and kind(name.split()[-1]) & COMPANY)
    own = own and _MINISTRIES.isdisjoint(words)
    own = own or {"police", "department"} <= words
    own = own and not ("information" in words and words & _TELLING)
    own = own and not (_ROYAL <= words or _POST <= words)
    listed = split(name) in _listed() or name in _acronyms()
    own = own or listed and _MINISTRIES.isdisjoint(words)
    return name.partition(",")[0] if own else None


def _is_of_a_trade(words: frozenset[str]) -> bool:
    council = "council" in words and words.isdisjoint(_GOVERNING)
    council = council and words != {"national", "council"}
    return council or "executive" in words and not _EXECUTIVES.isdisjoint(words)


@cache
def _acronyms() -> frozenset[str]:
    """Return the letters of listed bodies, but those of ministries and departments."""
    letters = (name for row in rows("organisations") for name in row)
    return frozenset(name for name in letters if _AGENCY.fullmatch(name))


@cache
def _listed() -> frozenset[str]:
    """Return the look-up keys of agencies and companies by each of their names."""
    listed = chain(rows("agencies"), rows("companies"))
    names = (name for row in listed for part in row for name in part.split(";"))
    return frozenset(split(name) for name in names if name.strip())


def staffed(publisher: str) -> str | None:
    """Return the agency, ministry or embassy whose staff answers calls on a release.

    None where a minister or senator publishes: their staff is no body.
    """
    name = publisher.partition("(")[0].strip()
    words = frozenset(split(name).split())
    of_one = words & _OF_ONE and not words & {"embassy"}
    body = words & _STAFFED or _POST <= words
    return agency(publisher) or (name if body and not of_one else None)


def department_of(publisher: str) -> str | None:
    """Return the ISO code of the only country with such a department or parliament."""
    words = f" {split(publisher)} "
    listed = _departments().items()
    return next((iso for name, iso in listed if f" {name} " in words), None)


@cache
def _departments() -> dict[str, str]:
    names = (*rows("state_departments"), *rows("national_seats"))
    return {split(name): iso for name, iso in names}


@cache
def _unions(short: int = 0) -> tuple[tuple[str, str], ...]:
    """Return the forms of the bodies that act as countries do, with their names."""
    return tuple(
        (split(form), name)
        for name, *forms in rows("state_like_bodies")
        for form in (forms if short else (name,))
    )


@cache
def _bodies() -> dict[str, str]:
    """Return the bodies of many countries by each form that can be nothing else."""
    return {
        split(form): form
        for names in rows("international_bodies")
        for form in names
        if " " in form or form.isupper() and len(form) >= LEAST_ACRONYM
    }
