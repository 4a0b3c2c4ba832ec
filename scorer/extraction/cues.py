"""Surface cues of a sentence: who is quoted, what is asserted, in which tense."""

import re
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scorer.extraction.spans import Span

_I: Final = re.IGNORECASE
QUOTED: Final = re.compile(r"[“\"„«][^”\"»]*[”\"»]?")

_SAY: Final = (
    r"(?:said|says|saying|told|tells|added|adds|stated|states|argued|argues|noted|notes|wrote|"
    r"writes|"
    r"remarked|remarks|declared|declares|explained|insisted|insists|maintained|maintains|claimed|"
    r"claims|stressed|emphasi[sz]ed|asserted|asserts|affirmed|affirms|repeated|recalled|recalls|"
    r"continued|concluded|contended|contends|announced|confirmed|replied|retorted|quipped|observed)"
)
PATTERNS: Final[tuple[tuple[str, str], ...]] = (
    ("say", rf"\b{_SAY}\b"),
    ("say_that", rf"\b{_SAY} (?:\w+ ){{0,4}}that\b"),
    ("tail_say", rf",[”\"]?\s+(?:[\w'’.-]+ ){{0,6}}{_SAY}\b[^,]*\.?$"),
    ("deny", r"\b(?:den(?:y|ies|ied|ying)|denials?)\b"),
    ("reject", r"\b(?:reject|disput|dismiss|refut|contest|rebut|brush)(?:s|es|ed|ing)?\b"),
    (
        "not_so",
        r"\b(?:no truth|untrue|not (?:so|true|the case)|contrary to|never|nothing to do with|"
        r"no (?:such|connection|link|evidence)|without foundation|invented|fabricat\w+)\b",
    ),
    ("neg", r"\b(?:not|no|nobody|none|never|nor|neither|cannot)\b|n['’]t\b"),
    ("neg_perfect", r"\b(?:has|have|had|did|does|do|is|was|were) (?:never|not)\b"),
    (
        "accuse",
        r"\b(?:accus|blam|condemn|denounc|deplor|criticis|criticiz|protest|complain|lament|object)"
        r"\w*\b",
    ),
    (
        "praise",
        r"\b(?:welcom|prais|hail|applaud|thank|congratulat|regret|apologi|voic|express|celebrat)"
        r"\w*\b",
    ),
    (
        "call",
        r"\b(?:call(?:s|ed|ing)? (?:on|for|it|the|this|that|him|her|them|us|its|his|upon)|demand\w*"
        r"|urg\w+|appeal\w*|request\w*|recommend\w*|describ\w+|speak\w* of|spoke of|ask(?:s|ed)?|"
        r"warn\w*|pledg\w+|vow\w*|promis\w+)\b",
    ),
    ("modal_future", r"\b(?:will|would|shall|may|might|could)\b|['’]ll\b"),
    ("may", r"\b(?:may|might|could)\b"),
    (
        "plan",
        r"\b(?:plan(?:s|ned|ning)?|intend\w*|consider(?:s|ing)|weigh(?:s|ing)|mull\w*|expect(?:s|"
        r"ed)|"
        r"propos(?:e|es|ed|al|als)|draft\w*|hop(?:es|ing)|aim(?:s|ing)|wants? to|due to|set to|"
        r"about "
        r"to|is to|are to|considering|examin(?:es|ing)|explor(?:es|ing)|prepar(?:es|ing)|under "
        r"(?:consideration|preparation|review)|ready to|likely to|possible|possibly|review(?:s|"
        r"ing))\b",
    ),
    ("if", r"\b(?:if|should|unless|provided|subject to|were)\b"),
    ("ought", r"\b(?:must|should|ought|shall|has to|have to|need(?:s)? to|is to be|are to be)\b"),
    (
        "universal",
        r"\b(?:every|each|nobody|no one|everyone|everybody|all|any|anyone|whoever|always|never|"
        r"no (?:state|country|nation|people|child|one|company|power|man|woman|citizen|worker))\b",
    ),
    (
        "believe",
        r"\b(?:believ\w+|convict\w+|principle\w*|hold(?:s)? that|we hold|creed|tenet\w*|doctrine|"
        r"commit(?:s|ted|ment|ments)|rule|values?|duty|right to|conviction|guided by|philosophy|"
        r"charter|code of conduct|manifesto|motto|slogan|sacred|stands? for|profess\w*|"
        r"proclaim\w*|espous\w*|uphold\w*|founded on|based on|rests? on|maxim|vision|view that)\b",
    ),
    ("we", r"\b(?:we|our|us|ourselves)\b"),
    ("i", r"\b(?:I|my|me)\b"),
    ("you", r"\byour?\b"),
    (
        "past_perfect",
        r"\bhad (?:\w+ly |never |not |also |already )?\w+(?:ed|en|wn|ne|ut|pt|ld|nt|ght)\b",
    ),
    (
        "present_perfect",
        r"\b(?:has|have|['’]ve) (?:\w+ly |also |since |now |already )?\w+(?:ed|en|wn|ne|"
        r"ut|pt|ld|nt|ght|un|et)\b",
    ),
    ("past", r"\b\w{3,}ed\b"),
    (
        "irregular",
        r"\b(?:took|gave|sent|cut|shut|put|let|made|built|held|kept|left|brought|bought|sold|"
        r"paid|won|lost|met|broke|struck|withdrew|overthrew|drew|threw|began|fell|rose|got|set|"
        r"found|went|came|became|led|shot|drove|burned|burnt|laid|hit|chose|froze|swore|"
        r"forbade|stole|sank|sought|dealt|spent|lent|wrote|ran|stood)\b",
    ),
    (
        "passive",
        r"\b(?:was|were|been|being|is|are) (?:\w+ly )?\w+(?:ed|en|wn|ne|ut|pt|ld|nt|ght)\b",
    ),
    ("by", r"\bby (?:the |its |a |an )?[A-Z]"),
    ("is", r"\b(?:is|are)\b"),
    ("was", r"\b(?:was|were)\b"),
    ("numbers", r"\d"),
    ("money", r"[$€£]\s?\d|\b(?:dollars?|euros?|pounds?|per ?cent|million|billion)\b"),
    (
        "date_on",
        r"\b(?:on|in|since|last|this|during|until)\s+(?:\d{1,2} )?(?:January|February|March|April|"
        r"May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|"
        r"Thursday|Friday|Saturday|Sunday|week|month|year|\d{4})\b",
    ),
    (
        "analyst",
        r"\b(?:analysts?|observers?|experts?|scholars?|institute|think[ -]tank|report|paper|brief|"
        r"assess\w*|assessment|researchers|historians?|commentators?|critics)\b",
    ),
    (
        "hedge",
        r"\b(?:probably|likely|appears?|seems?|suggests?|perhaps|arguably|presumably|in our "
        r"(?:view|assessment|reading)|apparently)\b",
    ),
    (
        "contrast",
        r"\b(?:yet|however|nevertheless|nonetheless|by contrast|on the other hand|but|although|"
        r"despite|moreover|also|likewise)\b",
    ),
    (
        "found",
        r"\b(?:found|ruled|established|documented|recorded|concluded|held) (?:\w+ ){0,3}?"
        r"(?:that|how)\b|\b(?:inquiry|audit|inspectors?|regulator|court|judge|monitors?)\b",
    ),
    (
        "greeting",
        r"\b(?:dear|ladies|gentlemen|thank you|excellenc\w+|friends|good morning|mr\.? "
        r"(?:president|chair|speaker)|i thank|delegates|distinguished)\b",
    ),
    (
        "page",
        r"\b(?:page|chapter|table|figure|chart|annex\w*|note|website|contact|section|appendix|"
        r"below|"
        r"following|overleaf|method\w*)\b",
    ),
    (
        "people",
        r"\b(?:inhabitants|population|employ(?:s|ed)|founded in|members|about \d|some \d|roughly|"
        r"shares|cent(?:s|ury)|sales|turnover)\b",
    ),
    ("question", r"\?"),
    ("colon", r":"),
    ("semicolon", r";"),
    ("exclaim", r"!"),
    ("quote_mark", r"[\"“”]"),
    ("bracket", r"\("),
    ("threat", r"\b(?:threaten\w*|ultimatum)\b"),
    ("bill", r"\b(?:bill|draft|proposal|decree|motion|plan)s?\b"),
    (
        "tail_analyst",
        r"[\"”],?\s+(?:[\w’'.-]+ ){0,5}?(?:analysts?|report|note|study|paper|brief|institute|"
        r"authors?|economists?|experts?|diplomat|professor|commented|teaches|researchers?)\b",
    ),
    (
        "guesses",
        r"\b(?:appears?|seems?|likely|probably|presumably|most likely|apparently) (?:to |intends|"
        r"aims|believes|assesses|considers|expects|thinks|hopes|seeks)|\bmay (?:be|wish|want)\b",
    ),
    (
        "our_view",
        r"\b(?:we (?:assess|judge|expect)|our (?:assessment|reading|view)|in the (?:view|opinion) "
        r"of|according to (?:\w+ )?(?:analysts|observers))\b",
    ),
    (
        "offers",
        r"\b(?:open to|ready to|willing to|prepared to|stands? ready|provided that|on (?:the )?"
        r"condition|only if|only then|as long as|first move|in exchange|in return)\b",
    ),
    (
        "unchanged",
        r"\b(?:does not mean|did not (?:mean|signal|alter)|remains? (?:the same|what|as)|"
        r"unchanged|had not changed|has not changed|not to be read|no change)\b",
    ),
    (
        "order",
        r"\b(?:world order|order|vision|concept|outline|doctrine|charter|pillars?|foundations?|"
        r"elements?) (?:\w+ ){0,4}?(?:should|must|is to|are|rests?|be based|built)\b",
    ),
    (
        "values",
        r"\b(?:sovereign\w*|equality|dignity|freedom|justice|rights?|peace\w*|fair\w*|rule "
        r"of law|non-interference|independence|tolerance|honesty|transparen\w+|safety)\b",
    ),
    (
        "in_force",
        r"\b(?:signed|adopted|passed|ratified|lifted|banned|expelled|arrested|released|fined|"
        r"withdrew|abolished|closed|opened|cancelled|suspended|approved|ordered|voted)\b",
    ),
)
_COMPILED: Final = tuple(
    re.compile(pattern, 0 if name == "i" else _I) for name, pattern in PATTERNS
)
SHAPES: Final = (
    "headline",
    "opens",
    "first",
    "place",
    "words",
    "quote_share",
    "starts_quote",
    "starts_the",
    "starts_pronoun",
    "capitals",
    "digits",
)
CUE_NAMES: Final = (
    *(f"out:{name}" for name, _ in PATTERNS),
    *(f"in:{name}" for name, _ in PATTERNS),
    *SHAPES,
)


def cue_vector(span: Span, place: float) -> NDArray[np.float32]:
    """Return one number for each of `CUE_NAMES`.

    Args:
        span: a sentence.
        place: 0 for the first sentence of the text to 1 for the last.
    """
    quotes = " ".join(QUOTED.findall(span.text))
    outside = QUOTED.sub('""', span.text)
    found = [
        float(pattern.search(part) is not None)
        for part in (outside, quotes)
        for pattern in _COMPILED
    ]
    return np.array([*found, *_shape(span, place, quotes)], dtype=np.float32)


def _shape(span: Span, place: float, quotes: str) -> list[float]:
    text = span.text
    words = text.split()
    capitals = sum(word[:1].isupper() for word in words) / len(words)
    return [
        float(span.headline),
        float(span.opens),
        float(place == 0.0),
        place,
        min(len(words), 60) / 30,
        len(quotes) / len(text),
        float(text[0] in '"“'),
        float(text.startswith(("The ", "A "))),
        float(re.match(r"(?:It|He|She|They|We|I|This|That)\b", text) is not None),
        capitals,
        sum(letter.isdigit() for letter in text) / len(text),
    ]
