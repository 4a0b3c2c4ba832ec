"""Everything known about actors, read once when first asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from scorer.actors.entry import Actor, Alias
from scorer.actors.folding import fold, tidy
from scorer.actors.localized import localized_names, official_names
from scorer.actors.tables import (
    cells,
    read_leaders,
    read_organisations,
    read_states,
    read_table,
    read_words,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Directory:
    """Actors by canonical name; aliases by folded text; readings that are no actor of the table."""

    actors: Mapping[str, Actor]
    by_key: Mapping[str, tuple[Alias, ...]]
    other_readings: Mapping[str, tuple[str, ...]]


@cache
def directory() -> Directory:
    """Return the directory; the first call takes a fraction of a second."""
    actors = {actor.name: actor for actor in (*read_states(), *read_organisations())}
    own = [alias for actor in actors.values() for alias in actor.aliases]
    own += [*read_words(), *read_leaders()]
    aliases = _distinct([*own, *_from_libraries(own)])
    return Directory(
        actors=_with_all_aliases(actors, aliases),
        by_key=_grouped(aliases),
        other_readings={row["alias"]: cells(row["readings"]) for row in read_table("ambiguous")},
    )


def _from_libraries(own: list[Alias]) -> list[Alias]:
    """Return names that the tables do not give to another actor already.

    Languages disagree ("Guinea" is the German for one state, "Congo" an Italian short form): the
    reviewed table decides.
    """
    codes = {row["iso2"]: row["name"] for row in read_table("states")}
    taken = {fold(alias.text): alias.actor for alias in own if alias.spoken}
    found = [*localized_names(codes), *official_names(codes)]
    return [alias for alias in found if taken.get(fold(alias.text), alias.actor) == alias.actor]


def _distinct(aliases: Iterable[Alias]) -> list[Alias]:
    seen: dict[tuple[object, ...], Alias] = {}
    for alias in aliases:
        plain = replace(alias, text=tidy(alias.text))
        seen.setdefault((plain.text, plain.actor, plain.how, plain.start, plain.spoken), plain)
    return list(seen.values())


def _grouped(aliases: Iterable[Alias]) -> dict[str, tuple[Alias, ...]]:
    groups: dict[str, list[Alias]] = {}
    for alias in aliases:
        groups.setdefault(fold(alias.text), []).append(alias)
    return {key: tuple(group) for key, group in groups.items()}


def _with_all_aliases(actors: dict[str, Actor], aliases: Iterable[Alias]) -> dict[str, Actor]:
    by_actor: dict[str, list[Alias]] = {name: [] for name in actors}
    for alias in aliases:
        by_actor[alias.actor].append(alias)
    return {name: replace(actor, aliases=tuple(by_actor[name])) for name, actor in actors.items()}
