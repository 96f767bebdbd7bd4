"""Names across releases: one person, office or body is one value of its facet."""

from indexer.naming.keeper import Change, Names, open_names
from indexer.naming.ledger import LEDGER, Ledger, parse_ledger, read_ledger

__all__ = [
    "LEDGER",
    "Change",
    "Ledger",
    "Names",
    "open_names",
    "parse_ledger",
    "read_ledger",
]
