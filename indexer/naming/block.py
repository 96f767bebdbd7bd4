"""All names that could be one, and what each comes to."""

from collections import Counter
from collections.abc import Iterable, Set

from indexer.naming.answer import Answer, Counted
from indexer.naming.bodies import one_spelling
from indexer.naming.forms import Form, form
from indexer.naming.ledger import Ledger
from indexer.naming.namesakes import namesakes
from indexer.naming.persons import Person, persons
from indexer.naming.surnames import Known, resolved

__all__ = ["body_answers", "known_persons", "person_answers", "surname_answers"]

COMMON = 6  # given names: as many or more share a common surname

Answers = dict[int, Answer]


def body_answers(rows: Iterable[Counted], ledger: Ledger) -> Answers:
    """Return, by usage, the answers for offices or bodies; what stays is left out."""
    rows = list(rows)
    return _corrected(rows, one_spelling(rows), ledger)


def person_answers(rows: Iterable[Counted], ledger: Ledger) -> tuple[Answers, set[int]]:
    """Return, by usage, the answers for full names of one surname, and which usages
    may mean several people by a full name."""
    rows = list(rows)
    if not ledger.lines and len({row.usage.name for row in rows}) == 1:
        return {}, set()
    answers: Answers = {}
    found = persons(rows, ledger.apart)
    common = len({one.given[0] for p in found for one in p.forms}) >= COMMON
    borne = Counter(one for person in found for one in person.forms)
    shared = {one for one, bearers in borne.items() if bearers > 1}
    for person in found:
        for mark, one in namesakes(person) if common else [("", person)]:
            answers |= _named(one, mark, shared)
    torn = {row.usage.key for person in found if person.torn for row in person.rows}
    return _corrected(rows, answers, ledger), torn


def surname_answers(
    rows: Iterable[Counted], known: Iterable[Known], ledger: Ledger
) -> Answers:
    """Return, by usage, the answers for names that are only a part of one."""
    rows, known = list(rows), tuple(known)
    found = ((row.usage, resolved(row.usage, known)) for row in rows)
    answers = {usage.key: answer for usage, answer in found if answer}
    return _corrected(rows, answers, ledger)


def known_persons(
    rows: Iterable[Counted], answers: Answers, torn: Iterable[int] = ()
) -> list[Known]:
    """Return the persons that usages of full names come to; A-Z."""
    torn = frozenset(torn)
    found: dict[str, list[Counted]] = {}
    for row in rows:
        answer = answers.get(row.usage.key)
        value = answer.value if answer else row.usage.name
        if value and row.usage.key not in torn:
            found.setdefault(value, []).append(row)
    return [Known(value, tuple(used)) for value, used in sorted(found.items())]


def _named(person: Person, mark: str, shared: Set[Form]) -> Answers:
    name = person.name(shared)
    value = f"{name} ({mark})" if mark else name
    answers = {}
    for row in person.rows:
        if row.usage.name != value:
            told = _merged(person, row, name) if row.usage.name != name else ""
            apart = f"another bears the name, and nothing of {mark}" if mark else ""
            answers[row.usage.key] = Answer(
                value, "; ".join(filter(None, (told, apart)))
            )
    return answers


def _merged(person: Person, row: Counted, name: str) -> str:
    own = form(row.usage.name)
    why = person.why.get(own) if own != form(name) else "the same but for its spelling"
    return f"merged with {name}: {why or 'the same name'}"


def _corrected(rows: Iterable[Counted], answers: Answers, ledger: Ledger) -> Answers:
    if not ledger.lines:
        return answers
    pairs = ((row.usage, answers.get(row.usage.key)) for row in rows)
    found = ((usage.key, ledger.corrected(usage, answer)) for usage, answer in pairs)
    return {key: answer for key, answer in found if answer}
