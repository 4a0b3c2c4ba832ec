"""The real corpora, where they are: rows read and kept, ids, first texts."""

import tarfile
from collections import Counter
from pathlib import Path

import pytest

from scorer.sources import failed_drafts, ingest

from .conftest import actions, taken

pytestmark = pytest.mark.shared

COUNTS = [
    ("gdelt_derived/rus_ukr_202204_material_conflict.csv.gz", "gdelt", 20_967, 20_967, 20_967),
    ("gdelt_derived/esg_doc_api_articles.csv.gz", "gdelt-articles", 8_986, 8_982, 8_982),
    ("icews_2018_sample/events.2018.sample.tab", "icews", 3_705, 3_705, 3_705),
    ("ucdp_ged_sample/ged_sample_1000.csv", "ucdp", 1_000, 1_000, 1_840),
    ("unsc_vetoes/unsc_vetoes_1946_sept2022.csv", "vetoes", 214, 214, 256),
    ("unsc_failed_drafts/failed_drafts_1947_2022.csv", "failed-drafts", 53, 53, 735),
    ("unsc_failed_drafts/cleaned_data_unsc.xlsx", "failed-drafts", 53, 53, 735),
    ("unga_es11_votes/votes.csv", "es11", 386, 386, 386),
    ("wikipedia_current_events/current_events_2024-12_2025-01.jsonl", "table", 1_168, 1_168, 1_168),
    ("wikipedia_current_events/current_events_2015-09_wikitimes.json", "table", 428, 428, 428),
    ("headlines_2021_2022/headlines.json.gz", "headlines", 9_877, 9_877, 9_877),
    ("russian_state_media_titles/mfa_titles.jsonl.gz", "headlines", 22_231, 22_229, 22_229),
    ("news_urls_2022_2024/urls.csv.gz", "addresses", 37_938, 37_938, 37_938),
    ("cir_ukraine_events_2022/events.csv.gz", "table", 6_650, 6_650, 6_650),
    ("warline_2022/warline.jsonl", "headlines", 859, 859, 859),
    ("cow_atop/cow_mid_dirdisps.csv.gz", "disputes", 11_390, 9_505, 9_505),
    ("cow_atop/gml_dirdisp.csv.gz", "disputes", 10_276, 8_692, 8_692),
    ("cow_atop/cow_war_inter.csv.gz", "wars", 1_932, 1_932, 1_932),
    ("kremlin_transcripts/transcripts.jsonl.gz", "kremlin", 6_989, 6_989, 6_989),
    ("kremlin_transcripts/feed_sample/kremlin_president_news_atom.xml", "feed", 20, 20, 20),
    ("kremlin_transcripts/html_sample/62366.html.gz", "html", 1, 1, 1),
    ("us_russia_statements/us_chechnya.csv.gz", "documents", 111, 111, 111),
    ("us_sotu/sotu_1945_2024.jsonl.gz", "documents", 90, 90, 90),
    ("cameo_plover/PLOVER_GSR_CAMEO_readme.pdf", "pdf", 1, 1, 1),
    ("cameo_plover/plover_reference.html.gz", "html", 1, 1, 1),
]


@pytest.mark.parametrize(
    ("name", "found", "read", "kept", "made"), COUNTS, ids=[c[0] for c in COUNTS]
)
def test_every_row_of_a_corpus_is_accounted_for(
    corpora: Path, name: str, found: str, read: int, kept: int, made: int
) -> None:
    ingested = ingest(corpora / name)
    ids = [item.id for item in ingested.items]
    left_out = ingested.left_out
    assert (ingested.format, left_out.read, left_out.kept, len(ids)) == (found, read, kept, made)
    assert left_out.dropped == read - kept
    assert len(set(ids)) == len(ids)


def test_votes_are_all_joined_with_their_roll_calls(corpora: Path) -> None:
    ingested = ingest(corpora / "unvotes")
    votes: dict[object, int] = {}
    for action in ingested.actions:
        votes[action.extra["code"]] = votes.get(action.extra["code"], 0) + 1
    assert votes == {"yes": 693_664, "abstain": 110_897, "no": 65_548}
    assert ingested.left_out.read == ingested.left_out.kept == 870_109


def test_the_votes_on_failed_drafts_are_as_many_as_their_table_counts(corpora: Path) -> None:
    path = corpora / "unsc_failed_drafts" / "failed_drafts_1947_2022.csv"
    items, ingested = taken(path)
    assert Counter(item.extra["code"] for item in items) == {"yes": 290, "abstain": 307, "no": 138}
    # Of S/1127 (1948) five states in favour are named, six counted.
    assert ingested.marked == {failed_drafts.MISCOUNTED: 1}
    book = actions(path.with_name("cleaned_data_unsc.xlsx"))
    assert [item.text for item in book] == [item.text for item in actions(path)]


def test_the_votes_of_the_emergency_session_are_those_of_the_assembly(corpora: Path) -> None:
    found = actions(corpora / "unga_es11_votes" / "votes.csv")
    votes = Counter((item.date, item.extra["code"]) for item in found)
    assert votes["2022-03-02", "yes"] == 141
    assert votes["2022-03-02", "no"] == 5
    assert votes["2022-03-02", "abstain"] == 35
    assert votes["2014-03-27", "yes"] == 100
    assert votes["2014-03-27", "no"] == 11
    assert {item.actor for item in found if item.extra["code"] == "no" and item.date > "2022"} == {
        "Belarus",
        "Eritrea",
        "North Korea",
        "Russia",
        "Syria",
    }


def test_general_debate_texts_are_read_from_their_folder(corpora: Path, tmp_path: Path) -> None:
    with tarfile.open(corpora / "ungdc" / "txt_folder_sample.tar.gz") as archive:
        archive.extractall(tmp_path, filter="data")
    (tmp_path / "TXT" / "._RUS_79_2024.txt").write_bytes(b"\x00\x05\x16\x07")
    items, ingested = taken(tmp_path)
    assert (ingested.format, len(items)) == ("ungdc", 88)
    assert ingested.left_out.reasons == {"macOS twin of a file (its name begins with ._)": 1}
    assert {item.actor for item in items} == {
        "Russia",
        "United States",
        "China",
        "Ukraine",
        "Germany",
        "India",
        "Iran",
        "Georgia",
    }


def test_the_ids_of_icews_come_back(corpora: Path) -> None:
    path = corpora / "icews_2018_sample" / "events.2018.sample.tab"
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    found = [action.extra["source_id"] for action in actions(path)]
    assert found == [line.split("\t")[0] for line in lines]


def test_gdelt_rows_collapse_to_fewer_actions_and_lose_no_id(corpora: Path) -> None:
    from scorer.actions import collapse

    found = actions(corpora / "gdelt_derived" / "rus_ukr_202204_material_conflict.csv.gz")
    joined = collapse(found)
    assert joined.left_out.read == 20_967
    assert len(joined.actions) == joined.left_out.kept < 9_306
    ids = [report for action in joined.actions for report in action.reports or (action.id,)]
    assert sorted(ids) == sorted(action.id for action in found)


def test_the_seed_article_is_a_text_with_its_headline(corpora: Path) -> None:
    items, ingested = taken(corpora.parent / "seed" / "article.txt")
    assert ingested.format == "text"
    assert items[0].title  # type: ignore[union-attr]
    assert items[0].text.startswith(items[0].title)  # type: ignore[union-attr]
