"""A small text with hand-made passages: two actors, one deed left open, words and an opinion."""

from scorer.pipeline.article import Article
from scorer.pipeline.article_case import Told
from scorer.pipeline.passages import Kind, Passage, with_the_rest

TEXT = (
    "Norland wants every strait open. Norland closed its strait on Monday. Sudria mined a bay. "
    "Somebody cut a cable. Norland denied it. The brief calls this a mixed record."
)


def passage(text: str, kind: Kind, actor: str | None = None, **more: object) -> Passage:
    """Return the passage of a sentence of the text."""
    start = TEXT.index(text)
    fields = {"p": 0.9, **more}
    return Passage(start=start, end=start + len(text), text=text, kind=kind, actor=actor, **fields)


PRINCIPLE = passage("Norland wants every strait open.", "principle", "Norland", speaker="Its king")
CLOSURE = passage("Norland closed its strait on Monday.", "deed", "Norland", date="2024-03-04")
MINES = passage("Sudria mined a bay.", "deed", "Sudria")
CABLE = passage("Somebody cut a cable.", "deed")
DENIAL = passage("Norland denied it.", "denial", "Norland")
PASSAGES = with_the_rest(TEXT, [PRINCIPLE, CLOSURE, MINES, CABLE, DENIAL])


def told(*passages: Passage) -> Told:
    """Return the text with these passages, left out: all of them."""
    return Told(
        article=Article(name="strait.txt", text=TEXT),
        passages=with_the_rest(TEXT, passages) if passages else PASSAGES,
    )
