"""Names of other things that hold an actor's name: newspapers, banks, seas, treaties.

They stay whole: "Air China" is not China, and "the Washington Post" not the United States. The
same holds for churches ("the Russian Orthodox Church"): they act on their own, and what they are
carries meaning. Central banks ("the Bank of England") are treated alike. A table lists what no
rule covers.
"""

import re

_AFTER = re.compile(
    r"\s+(?:Airlines?|Airways|Air Lines|Post|Times|Daily|Today|Herald|Tribune|Gazette|Telegraph"
    r"|Observer|Journal|University|Exchange|Agreements?|Accords?|Convention|Statute|Treaty"
    r"|Protocol|Pact|Declaration|Memorandum|Consensus|(?:[A-Z]\w+ )?Church|Red Cross|Red Crescent"
    r"|Refugee Council|Sea|Ocean|Straits?|Peninsula|Channel|Canal|Gulf|War|Revolution|Open"
    r"|Grand Prix|Marathon|Premier League|Cup|Games|Olympics|Airport|Steel|Motors|Telecom"
    r"|Petroleum|Railways?|Bank|Tobacco)(?!\w)"
)
_BEFORE = re.compile(
    r"(?<!\w)(?:Air|Bank of|University of|Radio|Voice of|Times of|Church of|Gulf of|Sea of"
    r"|Strait of|Treaty of|Bay of|Lake|Banco de|Banque de|Miss)\s+(?:the\s+)?$"
)


def holds_other_name(text: str, start: int, end: int) -> bool:
    """Tell whether the words around an actor's name make it the name of something else."""
    if _AFTER.match(text, end):
        return True
    return _BEFORE.search(text, max(0, start - 24), start) is not None
