"""Names across releases: one person, office or body is one value of its facet."""

from indexer.naming.database import damage
from indexer.naming.keeper import Change, Names, open_names
from indexer.naming.ledger import LEDGER, Ledger, parse_ledger, read_ledger
from indexer.naming.register import REGISTER

__all__ = [
    "LEDGER",
    "REGISTER",
    "Change",
    "Ledger",
    "Names",
    "damage",
    "open_names",
    "parse_ledger",
    "read_ledger",
]
