"""Hide who acted, so that a judgement depends on what was done.

What is decided here, for every actor alike:

- Names, demonyms, capitals, seats of power, bodies and leaders of the acting actor become
  `[ACTOR]`; targets, organisations, territories and roles stay, for they carry the meaning.
- A name inside the name of something else stays whole: "Air China", "the Bank of England", "the
  Washington Post", "the Russian Orthodox Church" (see `scorer.actors.other_names`).
- "the" before a mention goes with it, since some names want it and others do not: "the United
  States", "Russia" and "the Kremlin" all leave `[ACTOR]`. "a" and "an" become "an", which fits
  the mask: otherwise they would tell with what letter the name began.
- A bare possessive apostrophe becomes "'s": "the United States' army" and "Russia's army" leave
  the same.
"""

import re
from collections.abc import Callable

from scorer.actors import Actor, Mention, find_actor, find_mentions, mentions_of

MASK = "[ACTOR]"

_ARTICLE = re.compile(r"(?<![\w'’-])(the|an?)\s+$", re.IGNORECASE)
_OPEN_QUOTE = re.compile(r"(?<!\w)['‘](?=\w)")
_SENTENCE_START = re.compile(r"(?:[.!?]['\"”’)]*\s+|[\"“‘(]|\n)\s*$")
_ONLY_SUBJECT = 4
"""How many words into a sentence its subject may begin."""

_NO_SUBJECT = re.compile(
    r"(?<!\w)(?:in|on|at|from|to|into|against|with|for|by|after|before|near|over|between|under"
    r"|towards?|despite|amid|as|when|while|if|since|that|who|and|or"
    r"|of(?!\s+(?:the\s+)?$)|(?<!government )(?<!parliament )(?<!army )(?<!president )"
    r"(?<!republic )(?<!people )(?<!ministry )(?<!courts )(?<!forces )of)(?!\w)",
    re.IGNORECASE,
)


def mask_actor(text: str, actor: str) -> str:
    """Replace every mention of the acting actor by `[ACTOR]`; all others stay.

    Masking a masked text changes nothing.

    Args:
        text: a passage.
        actor: who acted, under any name; if empty, the actor with which the text begins, if one
            does (within its first four words and not after a preposition).

    >>> mask_actor("The Kremlin sent Russian forces to Kyiv", "Russia")
    '[ACTOR] sent [ACTOR] forces to Kyiv'
    """
    actor = actor.strip() or _leading_actor(text)
    if not actor:
        return text
    descriptive = find_actor(actor).article in ("a", "an")

    def masked(_: Mention, article: str, __: int) -> str:
        if article.lower() in ("", "the") or descriptive:
            return MASK
        return f"{'An' if article[0] == 'A' else 'an'} {MASK}"

    return _replaced(text, mentions_of(text, actor), masked, ending=lambda _: "'s")


def swap_actor(text: str, actor: str, other: str) -> str:
    """Put another actor in the place of the acting one, for the actor-swap control.

    Adjectives give way to the other's adjective where it has one, all else to its name. For texts
    that do not mention `other`, masking the swapped text equals masking the text itself, unless
    `other` is a description ("a Danish bank"), which has no form to follow "a".

    >>> swap_actor("Russian forces left; the Kremlin confirmed it.", "Russia", "United States")
    'American forces left; the United States confirmed it.'
    """
    if not actor.strip() or not other.strip():
        return text
    old, new = find_actor(actor), find_actor(other)

    def put(mention: Mention, article: str, start: int) -> str:
        form = _form(mention, old, new, text)
        as_noun = form == new.name
        before = _article(article, form, new.article if as_noun else "", as_noun=as_noun)
        whole = f"{before} {form}" if before else form
        starts = article[0].isupper() if article else _begins_sentence(text, start)
        return whole[:1].upper() + whole[1:] if starts else whole

    return _replaced(text, mentions_of(text, actor), put, ending=_possessive)


def _replaced(
    text: str,
    mentions: list[Mention],
    put: Callable[[Mention, str, int], str],
    ending: Callable[[str], str],
) -> str:
    """Replace mentions with their articles; `put` gets the article and where the whole begins."""
    pieces: list[str] = []
    position = 0
    for mention in mentions:
        found = _ARTICLE.search(text, max(position, mention.start - 8), mention.start)
        start = found.start() if found else mention.start
        word = put(mention, found[1] if found else "", start)
        pieces += [text[position:start], word]
        position = mention.end
        if _bare_possessive(text, mention):
            pieces.append(ending(word))
            position += 1
    return "".join((*pieces, text[position:]))


def _begins_sentence(text: str, start: int) -> bool:
    return _SENTENCE_START.search(text, max(0, start - 8), start) is not None or start == 0


def _bare_possessive(text: str, mention: Mention) -> bool:
    """Tell "the United States' army" from a closing quotation mark."""
    if mention.text[-1] not in "sS" or text[mention.end : mention.end + 1] not in ("'", "’"):
        return False
    followed = re.match(r"\s+\w", text[mention.end + 1 :]) is not None
    return followed and _OPEN_QUOTE.search(text, 0, mention.start) is None


def _possessive(word: str) -> str:
    return "'" if word[-1] in "sS" else "'s"


def _form(mention: Mention, old: Actor, new: Actor, text: str) -> str:
    """Return the other actor's adjective, people or name, as the mention wants."""
    if mention.how != "demonym":
        return new.name
    if _names_people(mention, old, text):
        return new.people[0] if new.people else new.name
    return new.adjectives[0] if new.adjectives else new.name


def _names_people(mention: Mention, old: Actor, text: str) -> bool:
    """Tell "Russians" from "Russian"; "Chinese", which is both, by whether a word follows."""
    if mention.text not in old.people:
        return False
    return mention.text not in old.adjectives or not re.match(r"\s+\w", text[mention.end :])


def _article(found: str, form: str, wanted: str, *, as_noun: bool) -> str:
    """Return the article for a form in the place of another that had the article `found`."""
    if found.lower() in ("a", "an"):
        return "an" if form[:1].lower() in "aeio" else "a"
    if as_noun:
        return wanted
    return found.lower()


def _leading_actor(text: str) -> str:
    """Return the actor with which a text begins as its subject, or nothing."""
    if MASK in text:
        return ""
    first = next(iter(find_mentions(text)), None)
    if first is None:
        return ""
    before = text[: first.start]
    if len(before.split()) >= _ONLY_SUBJECT or _NO_SUBJECT.search(before):
        return ""
    return first.canonical or first.text
