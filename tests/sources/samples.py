"""A small good file of every format, in our own words."""

import io
import json
from functools import cache

from scorer.sources.gdelt_columns import VERSION_1, VERSION_2


def table(header: str, *rows: str) -> bytes:
    """Return lines of a table, `|` for its separator, as tab-separated text."""
    return "\n".join((header, *rows, "")).replace("|", "\t").encode()


def gdelt_row(version: int = 2, **cells: str) -> str:
    """Return one line of a GDELT file; cells that are not given are empty."""
    columns = {57: VERSION_1[:57], 1: VERSION_1, 2: VERSION_2}[version]
    usual = {
        "GLOBALEVENTID": "9001",
        "SQLDATE": "20240506",
        "Actor1Code": "RUSGOV",
        "Actor1Name": "RUSSIA",
        "Actor1CountryCode": "RUS",
        "Actor1Type1Code": "GOV",
        "Actor2Name": "UKRAINE",
        "Actor2CountryCode": "UKR",
        "EventCode": "0251",
        "QuadClass": "1",
        "GoldsteinScale": "-0.3",
        "ActionGeo_FullName": "Minsk, Belarus",
        "SOURCEURL": "https://news.example/2024/talks-on-prisoners-resume-in-minsk-8827361.html",
    }
    return "\t".join((usual | cells).get(column, "") for column in columns)


def pdf(pages: list[str], *, extra: bytes = b"") -> bytes:
    """Return a PDF with one line of text a page; an empty text gives a page without any."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    kids = []
    for text in pages:
        kids.append(len(objects) + 1)
        content = f"BT /F1 12 Tf 40 700 Td ({text}) Tj ET".encode() if text else b""
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {len(objects) + 2} 0 R"
        objects.append(page.encode() + b"/Resources<</Font<</F1 3 0 R>>>>>>")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<</Type/Pages/Kids[{listed}]/Count {len(kids)}>>".encode()
    out, offsets = io.BytesIO(), []
    out.write(b"%PDF-1.4\n" + extra)
    for number, body in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return out.getvalue()


@cache
def workbook() -> bytes:
    """Return an Excel workbook with one action."""
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["id", "text", "actor", "date"])
    book.active.append(["x1", "Norland opened its ports.", "Norland", "2024-05-06"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@cache
def parquet() -> bytes:
    """Return a Parquet file with one action."""
    import pyarrow
    from pyarrow import parquet as files

    out = io.BytesIO()
    row = {"id": ["x1"], "text": ["Norland opened its ports."], "actor": ["Norland"]}
    files.write_table(pyarrow.table(row), out)
    return out.getvalue()


RSS = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>Harbour News</title><language>en</language>
<item><title>Port reopens</title><link>https://harbour.example/a</link>
<guid isPermaLink="false">harbour-17</guid><pubDate>Fri, 20 Jan 2017 23:55:28 -0400</pubDate>
<description><![CDATA[<p>The port of
Norland reopened.</p><p>Ships came in.</p>]]></description></item>
<item><title>  </title><description></description></item>
</channel></rss>"""

ATOM = """
<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Notices</title>
<entry><title>A road opens</title><id>urn:notice:5</id>
<published>2020-08-27T15:20:00+04:00</published>
<link rel="alternate" href="https://notices.example/5"/>
<summary type="html">&lt;p&gt;Short.&lt;/p&gt;</summary>
<content type="html">&lt;p&gt;The road along the lake was opened.&lt;/p&gt;</content></entry>
</feed>"""

PAGE = """<!doctype html><html lang="en"><head><title>Ferry service resumes</title>
<meta property="article:published_time" content="2023-04-05T10:00:00Z"></head>
<body><nav>Home</nav><article><h1>Ferry service resumes</h1>
<p>The government of Norland resumed the ferry service to the islands on Tuesday, after a
pause of two years. Passengers were let on board without a permit.</p>
<p>Officials said that the fares would stay as they had been before the pause began.</p>
</article></body></html>"""

KREMLIN_PAGE = """<html><body><h1 class="entry-title p-name">Meeting on roads</h1>
<time class="read__published" datetime="2019-12-19">December 19, 2019</time>
<div class="read__time">16:20</div><div class="read__place p-location"><i></i>Moscow</div>
<div class="read__lead">A meeting was held.</div>
<div class="entry-content e-content read__internal_content"><p><b>Chair</b>: Let us
begin.</p><p>Thank you.</p></div>
<div class="read__tags"><ul><li class="p-category"><a>Transport</a></li></ul></div></body></html>"""

ICEWS = table(
    "Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity"
    "|Target Name|Target Sectors|Target Country|Story ID|Sentence Number|Publisher|City|District"
    "|Province|Country|Latitude|Longitude",
    "501|2018-06-01|Foreign Affairs (Norway)|Government,Foreign Ministry|Norway|Consult|040|1"
    "|Citizen (Chile)|Social|Chile|77|2|Fjord Wire|Oslo|NA|NA|Norway|59.9|10.7",
)
POLECAT = table(
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name"
    "|Actor Country|Primary Actor Sector|Recipient Name|Recipient Country"
    "|Primary Recipient Sector|City|Country|Source",
    "20230801-7_COERCE|2023-08-01|COERCE|arrest|-7|MATERIAL CONFLICT|corruption|Police Office"
    "|KEN|COP|Jane Doe|KEN|CVL|Nairobi|Kenya|Savanna Post",
)
ACLED = (
    b"event_id_cnty,event_date,year,event_type,sub_event_type,actor1,inter1,actor2,country,"
    b"location,source,notes,fatalities\n"
    b'CHL77,16 May 2025,2025,Protests,Peaceful protest,"Protesters (Chile)",6,'
    b'"Police Forces of Chile (2022-)",Chile,Arica,Pacific Daily,'
    b'"On 16 May 2025, teachers marched in Arica, and the police let them pass.",0\n'
)
UCDP = table(
    "id|relid|year|type_of_violence|conflict_name|side_a|side_b|source_office|source_headline"
    "|where_prec|where_coordinates|where_description|country|date_prec|date_start|date_end"
    "|deaths_civilians|best",
    "701|NOR-2022-1|2022|1|Russia - Ukraine|Government of Russia (Soviet Union)"
    "|Government of Ukraine|Fjord Wire|A day of fighting|1|Izium town|near Izium|Ukraine|1"
    "|2022-05-22 00:00:00.000|2022-05-22 00:00:00.000|1|3",
)
KREMLIN = json.dumps(
    {
        "id": "kremlin-99",
        "url": "http://en.kremlin.ru/events/president/news/99",
        "date": "2012-12-10",
        "time": None,
        "place": "Sochi",
        "title": "Visit to a school",
        "lead": "A school was opened.",
        "topics": ["Education"],
        "text": "Chair: The school is open.\nThank you.",
    }
).encode()

SAMPLES: dict[str, tuple[str, bytes]] = {
    "gdelt": ("20240506.export.CSV", gdelt_row().encode() + b"\n"),
    "icews": ("events.tab", ICEWS),
    "polecat": ("ngec.txt", POLECAT),
    "acled": ("acled.csv", ACLED),
    "ucdp": ("ged.csv", UCDP),
    "un-library": (
        "undl.csv",
        b"undl_id,ms_code,ms_name,ms_vote,date,resolution,title\n"
        b"5,FRA,FRANCE,Y,2020-12-07,A/RES/75/1,On oceans\n",
    ),
    "vetoes": (
        "vetoes.csv",
        b"year,date,draft,meeting_record,agenda_item,crisis_topic,region,member_veto1,China,Russia\n"
        b"1999,2/25/1999,S/1,S/PV.1,A mission,Lakeland,Europe,China,1,0\n",
    ),
    "failed-drafts": (
        "drafts.csv",
        b"Meeting Number,Voting On,Year,Submitted By,In Favor,Abstain,Against,Note,"
        b'"For,Abstain,Against",Members\n'
        b"17,S/1990/5,1990,['Norway'],\"['Norway', \"\"Cote d'Ivoire\"\"]\",[],['Chile'],,"
        b'"(2, 0, 1)",[]\n',
    ),
    "es11": ("es.csv", b"resolution,repo_label,country,vote\nES-11/1,x,Chile,yes\n"),
    "disputes": ("mid.csv", b"dispnum,ccode1,ccode2,year,hiact1\n2,2,200,1902,7\n2,200,2,1902,0\n"),
    "wars": (
        "wars.csv",
        b"warnum,ccode1,ccode2,year,cowinteronset,initiator1\n1,220,230,1823,1,1\n",
    ),
    "alliances": (
        "atop.csv",
        b"ccode1,ccode2,year,atop_defense,atop_consul\n2,20,1942,1,1\n2,20,1943,1,1\n",
    ),
    "kremlin": ("pages.jsonl", KREMLIN + b"\n"),
    "gdelt-articles": (
        "articles.csv",
        b"title,url,date,domain,language,sourceCountry,tone\n"
        b"Mill closes,https://mill.example/a,20251028T200000Z,mill.example,English,,\n",
    ),
    "documents": (
        "speeches.csv",
        b'speaker,date,title,text,url\nPutin,"February 23, 2022",On roads,"We build roads.",NA\n',
    ),
    "headlines": (
        "headlines.json",
        b'[{"title": "Bridge opens", "link": "https://b.example/x", "timestamp": 1657513103}]',
    ),
    "addresses": (
        "urls.csv",
        b"source,date,slug_text,url\nb,2022-01-01,bridge opens again,https://b.example/x\n",
    ),
    "table": ("actions.csv", b"id,text,actor,date\na1,Norland opened its ports.,Norland,2024\n"),
    "feed": ("feed.xml", RSS.encode()),
    "html": ("page.html", PAGE.encode()),
    "pdf": ("a.pdf", pdf(["Norland opened its ports to all ships.", "The second page."])),
    "text": ("a.txt", b"Ports open\nNorland opened its ports on Monday.\n"),
}
"""Format -> name and bytes of a file that it reads; unvotes and ungdc take folders."""
