"""The columns of GDELT event files, which come without a header."""

from typing import Final

from scorer.sources.rows import Shape


def _actor(number: int) -> list[str]:
    fields = (
        "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code "
        "Type1Code Type2Code Type3Code"
    )
    return [f"Actor{number}{field}" for field in fields.split()]


def _place(role: str, *, adm2: bool) -> list[str]:
    fields = ["Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"]
    return [f"{role}Geo_{field}" for field in fields if adm2 or field != "ADM2Code"]


def _columns(*, adm2: bool) -> tuple[str, ...]:
    begin = "GLOBALEVENTID SQLDATE MonthYear Year FractionDate"
    middle = (
        "IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions "
        "NumSources NumArticles AvgTone"
    )
    places = [name for role in ("Actor1", "Actor2", "Action") for name in _place(role, adm2=adm2)]
    columns = [*begin.split(), *_actor(1), *_actor(2), *middle.split(), *places]
    return (*columns, "DATEADDED", "SOURCEURL")


VERSION_1: Final = _columns(adm2=False)
VERSION_2: Final = _columns(adm2=True)
SHAPE: Final = Shape(by_width={57: VERSION_1[:57], 58: VERSION_1, 61: VERSION_2})
"""57 columns to March 2013 (no SOURCEURL), 58 in version 1, 61 in version 2."""

assert (len(VERSION_1), len(VERSION_2)) == (58, 61)
