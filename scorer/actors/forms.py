"""The words that may stand for an actor, known or not."""

import re

from scorer.actors.directory import directory
from scorer.actors.entry import Actor
from scorer.actors.folding import tidy, without_article
from scorer.actors.resolution import known_actor, resolve

_LEGAL = re.compile(
    r",?\s+(?:Inc|Ltd|Limited|plc|PLC|Corp|Corporation|Co|Company|LLC|LLP|SA|S\.A|AG|GmbH|NV|N\.V"
    r"|SE|AB|ASA|A/S|AS|Oyj|SpA|S\.p\.A|Holdings?|Group|PJSC|JSC|Pty|KK|Bhd)\.?$"
)
_BRACKET = re.compile(r"^(?P<name>.+\S)\s+\((?P<short>[^()]+)\)$")


def aliases_of(actor: str) -> tuple[str, ...]:
    """Return the names that stand for an actor in running text.

    Args:
        actor: any name, spelling or code that `resolve` knows; an unknown actor has its own name
            and the obvious forms of it: without an article, without a legal form, without and with
            what stands in brackets. An open name ("Congo") has what all its candidates share.

    >>> "Kremlin" in aliases_of("Russian Federation")
    True
    >>> aliases_of("Zorbia Steel Ltd.")
    ('Zorbia Steel Ltd.', 'Zorbia Steel')
    """
    if not actor.strip():
        return ()
    name = known_actor(actor)
    if name is not None:
        return _spoken(name)
    shared: dict[str, None] = dict.fromkeys(own_forms(actor))
    inside = [c for c in resolve(actor).candidates if c in directory().actors]
    if inside:
        common = set.intersection(*(set(_spoken(candidate)) for candidate in inside))
        shared.update(dict.fromkeys(sorted(common)))
    return tuple(shared)


def own_forms(actor: str) -> tuple[str, ...]:
    """Return a name and its obvious forms, the longest first as given."""
    whole = tidy(actor)
    forms = [whole, without_article(whole)]
    bracket = _BRACKET.match(forms[-1])
    if bracket:
        forms += [bracket["name"], bracket["short"]]
    for form in tuple(forms):
        shorter = form
        while (shorter := _LEGAL.sub("", shorter)) not in forms:
            forms.append(shorter)
    return tuple(dict.fromkeys(form for form in forms if form))


def find_actor(name: str) -> Actor:
    """Return the entry for a name; an unknown actor has an entry of its own.

    Its article is the one that it was given with, and its name the bare one ("Acme" for "the Acme
    Group plc"), which fits before a full stop and an apostrophe.
    """
    known = known_actor(name)
    if known is not None:
        return directory().actors[known]
    whole = tidy(name)
    bare = without_article(whole)
    article = whole[: len(whole) - len(bare)].strip().lower()
    bracket = _BRACKET.match(bare)
    return Actor(name=_bare(bracket["name"] if bracket else bare), kind="unknown", article=article)


def _bare(name: str) -> str:
    """Take every legal form from the end of a name."""
    while (shorter := _LEGAL.sub("", name)) != name:
        name = shorter
    return name


def _spoken(name: str) -> tuple[str, ...]:
    entry = directory().actors[name]
    return tuple(dict.fromkeys(alias.text for alias in entry.aliases if alias.spoken))
