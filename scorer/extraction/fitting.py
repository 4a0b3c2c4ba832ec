"""Which kinds of actors a role noun can stand for at all."""

from collections.abc import Sequence
from typing import Final

from scorer.extraction.descriptions import singular
from scorer.extraction.entities import Entity

_NEVER: Final[dict[str, frozenset[str]]] = {
    "state": frozenset({"company", "person"}),
    "local": frozenset({"company", "person"}),
    "company": frozenset({"state"}),
}
"""By the sort of the noun: "the ministry" is nobody's but a state's, "the firm" is no state."""
JOINED: Final = frozenset(
    "party union federation association alliance movement charity club league coalition".split()
)
"""Groups of their own; "workers" or "members" may be anybody's."""
_ANYBODYS: Final = frozenset(
    "director manager chairman chairwoman chair executive counsel officer officers "
    "leader chief secretary president deputy broadcaster captain crew command security guard "
    "adviser speaker staff house ship boat vessel aircraft representative delegation".split()
)
"""Offices that several kinds of actors have."""


OWN_HOUSES: Final = JOINED | frozenset(
    "company firm airline chain retailer maker manufacturer carmaker brewer insurer".split()
)
"""What a demonym only describes: "the Dutch airline" is no deed of the Netherlands."""
AT_HOME: Final = frozenset(
    "government authority police court judge parliament army navy military prosecutor ministry "
    "cabinet junta senate regulator tribunal treasury legislature assembly customs regime".split()
)
"""Bodies that sit in their own country: "in Chisinau the authorities" are Moldova's."""


def fitting(
    noun: str, sort: str | None, rows: Sequence[int], entities: Sequence[Entity]
) -> list[int]:
    """Return the rows of those whom a noun may mean; all of them where none would be left."""
    small = singular(noun)
    if small == "group":
        return [row for row in rows if entities[row].kind not in ("state", "person")] or list(rows)
    if small in _ANYBODYS or sort is None:
        return list(rows)
    never = _NEVER.get(sort, frozenset())
    if small in JOINED:
        never = frozenset({"state", "company", "person"})
    kept = [row for row in rows if entities[row].kind not in never]
    if sort == "state":
        # The European Commission is a known organisation's; no NGO has a ministry or a court.
        kept = [row for row in kept if entities[row].kind != "group" or entities[row].known]
    return kept or list(rows)
