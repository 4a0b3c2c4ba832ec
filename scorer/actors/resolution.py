"""Find out whom a name stands for."""

from dataclasses import dataclass
from datetime import date

from scorer.actors.directory import Directory, directory
from scorer.actors.entry import RANKS, Alias, How, Kind
from scorer.actors.folding import fold, tidy


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolution:
    """Whom a name stands for.

    `canonical` is None where the name is unknown (no candidates), or open: several candidates, or
    a leader outside every term of office. `candidates` may hold readings that are no actor of the
    table, such as "Georgia (US state)".
    """

    canonical: str | None
    kind: Kind
    candidates: tuple[str, ...]
    how: How

    @property
    def is_open(self) -> bool:
        """True where candidates are known but the name alone does not decide."""
        return self.canonical is None and bool(self.candidates)


_UNKNOWN = Resolution(canonical=None, kind="unknown", candidates=(), how="unknown")


def resolve(name: str, on: date | None = None) -> Resolution:
    """Find the actor behind a name, demonym, capital, leader or code.

    Args:
        name: any spelling; case, accents, dots and a leading article do not matter. Codes (ISO
            3166, Correlates of War, Gleditsch-Ward) are in capitals or digits; "COW 365" and
            "GW 365" say which system a number is of.
        on: the day of the text; leaders then count by their term of office.

    >>> resolve("the Kremlin").canonical
    'Russia'
    >>> resolve("Brussels").candidates
    ('Belgium', 'European Union')
    """
    known = directory()
    aliases = _readings(known, name)
    if not aliases:
        return _UNKNOWN
    how = aliases[0].how
    candidates = tuple(dict.fromkeys(alias.actor for alias in aliases))
    if on is not None and how == "leader":
        in_office = tuple(dict.fromkeys(a.actor for a in aliases if a.holds_on(on)))
        if not in_office:
            return Resolution(canonical=None, kind="unknown", candidates=candidates, how=how)
        candidates = in_office
    candidates += other_readings(known, name)
    canonical = candidates[0] if len(candidates) == 1 else None
    kinds = {known.actors[c].kind for c in candidates if c in known.actors}
    kind: Kind = kinds.pop() if len(kinds) == 1 else "unknown"
    return Resolution(canonical=canonical, kind=kind, candidates=candidates, how=how)


def canonical(name: str) -> str:
    """Return the canonical name, or the input unchanged where it is unknown or open."""
    return resolve(name).canonical or name


def known_actor(name: str) -> str | None:
    """Return the actor of the table that a caller means who writes this name in an actor column.

    More generous than `resolve`: "Georgia" there is the state, and "Washington" the government.
    """
    known = directory()
    found = resolve(name)
    if found.canonical:
        return found.canonical
    inside = [c for c in found.candidates if c in known.actors]
    exact = [c for c in inside if fold(c) == fold(name)]
    if exact:
        return exact[0]
    return inside[0] if len(inside) == 1 else None


def other_readings(known: Directory, name: str) -> tuple[str, ...]:
    """Return the readings of a name that are no actor of the table."""
    return known.other_readings.get(tidy(name), ())


def _readings(known: Directory, name: str) -> list[Alias]:
    """Return the aliases of the lowest rank; codes only where written in capitals or digits."""
    upper = not any(sign.islower() for sign in name.strip())
    numbered = fold(name).startswith(("cow ", "gw "))
    found = [a for a in known.by_key.get(fold(name), ()) if a.how != "code" or upper or numbered]
    best = min((RANKS[alias.how] for alias in found), default=None)
    return [alias for alias in found if RANKS[alias.how] == best]
