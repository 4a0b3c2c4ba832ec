"""Names that a noun or demonym introduces: "the oil company Petrolina", "the Dutch daily Trouw"."""

import re
from typing import Final

from scorer.extraction.roles_of_nouns import PARTS, SORTS

VERB: Final = (
    r"(?:has|have|had|is|was|are|were|will|would|may|might|could|can|must|should|shall|did|does|do|"
    r"cannot|[a-z]{2,}ed|says|said|takes|took|gave|sent|cut|shut|put|let|made|built|held|kept|left|"
    r"brought|bought|sold|paid|won|lost|met|broke|struck|withdrew|drew|threw|began|fell|rose|got|"
    r"set|"
    r"found|went|came|became|led|shot|drove|burned|laid|hit|chose|froze|told|thinks?|wants?|plans?|"
    r"denies|rejects|calls|holds|believes?|hopes?|expects?|spoke|wrote|stood|ran|sought|saw|knew|"
    r"says|"
    r"insists|argues|claims|demands|intends|considers|maintains|remains|continues|refuses|accuses|"
    r"proclaims|professes|promises|describes|regards|disputes|quit|stole|fought|taught|bore|hung|"
    r"lent|"
    r"spent|read|fed|swore|flew|grew|tore|[a-z]{3,}[^su]s)"
)
_SMALL: Final = (
    r"(?:of|in|at|for|from|with|that|which|who|based|to|on|by|and|or|whose|had|is|was|has|as|"
    r"against|into|over|near|after|before|under|than|between)"
)
_BY_DEMONYM: Final = re.compile(rf"(?: (?!(?:{_SMALL}|{VERB})\b)[a-z-]+){{1,3}} (?=[A-Z])")
_REACH: Final = 60


def introduced_name(
    text: str, start: int, end: int, *, noun: str, demonym: bool = False
) -> int | None:
    """Return where the name begins that words introduce, None where they introduce none.

    Args:
        text: the sentence.
        start: where the words begin.
        end: where they end, without the noun where that follows a name.
        noun: the role noun, if any.
        demonym: whether the words name a state.

    >>> introduced_name("The Dutch daily Trouw closed.", 4, 9, noun="", demonym=True)
    16
    """
    if not noun:
        words = _BY_DEMONYM.match(text, end) if demonym else None
        return words.end() if words else None
    small = noun.lower()
    if SORTS.get(small, "state") in ("state", "local") or small in PARTS:
        return None
    found = re.search(
        rf"\b{re.escape(noun)}\b(?: (?!{_SMALL}\b)[a-z-]+){{0,2}},? (?:the )?(?=[A-Z])",
        text[start:],
    )
    return start + found.end() if found and found.start() <= _REACH else None
