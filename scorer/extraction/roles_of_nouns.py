"""Common nouns that stand for an actor: "the ministry", "the company", "the union"."""

import re
from typing import Final, Literal

Sort = Literal["state", "local", "company", "group"]

_STATE: Final = (
    "government governments ministry minister ministers cabinet parliament president presidency "
    "army "
    "military navy police court courts judge judges prosecutor prosecutors authorities authority "
    "administration senate senators lawmakers officials embassy ambassador troops forces soldiers "
    "customs inspectorate inspectors coastguard gendarmes commission chancellor "
    "king prince envoy diplomats diplomat country state kingdom republic junta legislature "
    "assembly "
    "congress tribunal capital officers officer commander commanders general generals "
    "parliamentarians "
    "leader leaders regulator supervisor agency department ombudsman "
    "nation island islands delegation representative negotiators vessels vessel "
    "jets "
    "warplanes aircraft helicopters drones ships guards guard crews ruler rulers regime bench "
    "secretary deputies house speaker commissioner chiefs chief adviser advisers attorney "
    "registrars "
    "monarch crown sultan emir ayatollah admiral airmen jet force boats boat base "
    "senator lawmaker legislator legislators ombudswoman magistrate magistrates watchdog "
    "authorities "
    "capitals ambassadors forces command spokesmen"
).split()
_LOCAL: Final = (
    "city town municipality municipalities council councils councillors mayor mayors mayoress "
    "aldermen province provinces county counties governor governors premier borough boroughs "
    "district prefecture prefect sheriff sheriffs township canton region regions"
).split()
"""Bodies below the state; a state has some of them too ("privy council")."""
_COMPANY: Final = (
    "chipmaker drugmaker shipbuilder steelmaker planemaker automaker landlord builder "
    "arm affiliate affiliates company firm bank board management managers manager chain airline "
    "retailer carmaker maker "
    "manufacturer operator employer publisher chairman chairwoman chair director directors "
    "executives "
    "executive subsidiary subsidiaries plant factory mine smelter insurer lender carrier brewer "
    "utility "
    "developer producer miner supplier owner owners shareholders business refiner refinery "
    "engineers "
    "house counsel spokesperson grocer platform studio hospital foundry store stores newsroom "
    "founder "
    "founders brand workforce operators consortium investor contractor contractors label "
    "enterprise "
    "conglomerate startup multinational distributor trader broker exchange newspaper broadcaster "
    "treasurer crew captain editor lab shipyard ceo"
).split()
_GROUP: Final = (
    "confederation lobby watchdogs charities ngo "
    "union unions party parties movement organisation organization federation "
    "association alliance "
    "bloc coalition opposition workers students charity club church league mission observers "
    "members "
    "institute foundation rebels militia fighters gang campaign campaigners activists network fund "
    "cooperative protesters strikers farmers teachers nurses conservatives democrats republicans "
    "liberals socialists greens researchers volunteers congregation society guild community "
    "faction "
    "insurgents villagers residents"
).split()
_EITHER: Final = (
    "group spokesman spokeswoman spokesperson lawyers lawyer staff employees side".split()
)

SORTS: Final[dict[str, Sort | None]] = {
    **dict.fromkeys(_EITHER, None),
    **dict.fromkeys(_GROUP, "group"),
    **dict.fromkeys(_COMPANY, "company"),
    **dict.fromkeys(_STATE, "state"),
    **dict.fromkeys(_LOCAL, "local"),
}
"""What a noun stands for; None where it may be said of any actor."""

LOCAL_BEFORE: Final = re.compile(
    r"\b(?:municipal|city|town|county|provincial|regional|district|local|island|state|cantonal|"
    r"communal|borough)(?:['’]s)? (?:[\w-]+ )?$",
    re.IGNORECASE,
)
"""What makes a court, police force or government one of a part of a state."""

PARTS: Final = frozenset("subsidiary subsidiaries arm unit division affiliate branch".split())
"""Parts of a company: what they do counts as its deed."""

NOUN: Final = re.compile(
    rf"(?<![\w-])(?:{'|'.join(sorted(SORTS, key=len, reverse=True))})(?![\w-])", re.I
)
TITLE: Final = re.compile(
    r"(?:President|Prime Minister|Chancellor|Premier|Minister|Secretary|Spokes(?:man|woman|person)|"
    r"Ambassador|Senator|Governor|Mayor|Chief Executive(?: Officer)?|Chair(?:man|woman)?|Director|"
    r"General|Colonel|Captain|King|Prince|Representative|Commissioner|Judge|Justice|Leader|chief "
    r"executive|chair(?:man|woman)?|spokes(?:man|woman|person)|director|minister|leader|founder|"
    r"head|"
    r"president|mayor|governor|senator|premier|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sir|Dame)\s*,?\s*$"
)
GROUP_WORD: Final = re.compile(
    r"\b(?:Union|League|Federation|Association|Alliance|Party|Movement|Confederation|Institute|"
    r"Foundation|Network|Watch|Council|Congress|Guild|Society|Coalition|Bloc|Front|Monitor|Trust|"
    r"Initiative|Circle|Forum|Centre|Center|Observatory|Commission|Committee|Club|Church|Action|"
    r"Campaign|Conservatives|Democrats|Liberals|Greens|Socialists|Republicans|Labour|Labor|"
    r"Workers)\b"
)
COMPANY_WORD: Final = re.compile(
    r"\b(?:Group|Bank|Motors|Energy|Foods?|Air|Airlines|Telecom|Pharma|Shipping|Steel|Mining|"
    r"Systems|"
    r"Insurance|Retail|Logistics|Water|Oil|Gas|Petroleum|Power|Media|Data|Holdings?|Inc|Ltd|plc|"
    r"Corp|"
    r"Works|Industries|Chemicals|Electric|Rail|Hotels?|Textiles?|Capital|Partners|Brewery|Cobalt|"
    r"Lithium|Minerals|Cosmetics|Homes|Care|Agro|Robotics|Software|Technologies|Labs|Cement|Paper|"
    r"Brands|Stores|Markets?|Aerospace|Semiconductors?|Biotech|Solar|Wind|Automotive|Cloud|"
    r"Brewing|Construction|Minerals|Apparel|Health|Digital|Networks|Express|Freight|Farms|Dairy|"
    r"Mejeri|Tobacco|Studios|Games|Robotics|Analytics|Marine|Lines|Maritime|Realty|Properties|"
    r"Infrastructure|Aviation|Chocolates?|Resources|Ventures|Solutions|Engineering|"
    r"Electronics|Entertainment|Publishing|Trading|Transport|Railways?|Airways|Pharmaceuticals?|"
    r"Petrochemicals?|Refining|Copper|Gold|Rubber|Garments|Footwear|Furniture|Ports?|Terminals|"
    r"Banque|Banco|Banca|Exchange|Utilities|Batteries|Therapeutics|Diagnostics|Medical|Laboratories|Hospitals|Housing|"
    r"Bottling|Bakeries|Mills|Mines|Refineries|Telecommunications|Wireless|AG|SA|NV|SE|ASA|AB|"
    r"GmbH|Oyj?|SpA|LLC|LLP|Co|Estates|Seafood|Fisheries|Plastics|Materials|Metals|Timber|Forestry|Beverages|Coffee|Sugar|"
    r"Tea|Fashion|Wear|Mobility)\b"
)
STATE_WORD: Final = re.compile(
    r"\b(?:Ministry|Ministries|Minister|Ministers|Parliament|Senate|Court|Navy|Army|Police|"
    r"Government|"
    r"Administration|Department|Office|President|Prime|Presidency|Cabinet|Assembly|Guards?|Forces?|"
    r"Coast|Agency|Authority|Service|Treasury|Border|Air|Embassy|House|Interior|Foreign|Defen[cs]e|"
    r"Justice|Supreme|Constitutional|Federal|Public|Defender|National|State|Spokesperson|Spokesman|"
    r"Secretary|Lower|Upper|Inspectorate|Customs|Revolutionary|Bureau|King|Queen|Chancellor|"
    r"Premier)\b"
)
BODY: Final = re.compile(
    r"\b(?:Ministry|Ministries|Minister|Parliament|Senate|Court|Navy|Army|Police|Government|"
    r"Department|"
    r"Treasury|Cabinet|Assembly|Guards?|Embassy|House of|Inspectorate|Prosecutor|Ombudsman|"
    r"Defender|"
    r"Tribunal|Directorate|Secretariat|Gendarmerie|Air Force|Armed Forces|Customs|Bureau|Chamber)\b"
)
BODY_FIRST: Final = re.compile(
    r"\b(?:Constitutional|Electoral|Supreme|Securities|Inspector|Attorney|Auditor|Prosecutor|"
    r"Council of "
    r"State|Central Bank|Court of|High Court|Public Defender|Competition|Police Department|Agency|"
    r"Authority)\b"
)
BODIES: Final = frozenset(
    "Commission Council Congress Parliament Senate Commons Lords Bundestag Bundesrat Knesset Duma "
    "Diet "
    "Sejm Althing Storting Riksdag Folketing Eduskunta Majlis Rada Cabinet Court Chamber House "
    "Assembly "
    "Treasury Army Navy Police Government Presidency Ministry State Committee".split()
)
