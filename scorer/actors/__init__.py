"""Who is who: names, demonyms, capitals, leaders and codes of actors, and where a text has them."""

from scorer.actors.entry import Actor, How, Kind
from scorer.actors.forms import aliases_of, find_actor
from scorer.actors.mentions import Mention, find_mentions, mentions_of
from scorer.actors.resolution import Resolution, canonical, resolve

__all__ = [
    "Actor",
    "How",
    "Kind",
    "Mention",
    "Resolution",
    "aliases_of",
    "canonical",
    "find_actor",
    "find_mentions",
    "mentions_of",
    "resolve",
]
