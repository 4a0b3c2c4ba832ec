import json
from pathlib import Path

import pytest

from scorer.errors import ModelError
from scorer.judges.codebook.deed_types import DeedType, read_deed_types, read_signs
from scorer.labelled import read_facets
from scorer.settings import shipped_folder
from scorer.storage import check_manifest

TYPES = (
    DeedType(id="joins", name="joins", prototypes=("[ACTOR] joined.",), opposite="leaves"),
    DeedType(id="leaves", name="leaves", prototypes=("[ACTOR] left.",), opposite="joins"),
)


def _write(folder: Path, name: str, *rows: dict[str, object]) -> None:
    (folder / name).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_signs_become_a_table_with_zeros_where_nothing_is_said(tmp_path: Path) -> None:
    row = {"type": "joins", "facet": "no_blocs", "sign": "contradicts", "strength": 3}
    _write(tmp_path, "signs.jsonl", row)
    signs = read_signs(tmp_path, TYPES, ["openness", "no_blocs"])
    assert signs.tolist() == [[0, -3], [0, 0]]


@pytest.mark.parametrize(
    "change",
    [{"type": "sings"}, {"facet": "colour"}, {"sign": "likes"}, {"strength": 4}, {"strength": 0}],
)
def test_a_sign_that_makes_no_sense_is_named_with_its_line(
    tmp_path: Path, change: dict[str, object]
) -> None:
    row = {"type": "joins", "facet": "no_blocs", "sign": "upholds", "strength": 1}
    _write(tmp_path, "signs.jsonl", row | change)
    with pytest.raises(ModelError, match=r"signs\.jsonl, line 1"):
        read_signs(tmp_path, TYPES, ["no_blocs"])


def test_a_sign_said_twice_is_refused(tmp_path: Path) -> None:
    row = {"type": "joins", "facet": "no_blocs", "sign": "upholds", "strength": 1}
    _write(tmp_path, "signs.jsonl", row, row)
    with pytest.raises(ModelError, match="line 2"):
        read_signs(tmp_path, TYPES, ["no_blocs"])


def test_an_opposite_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    row = {"id": "joins", "name": "joins", "prototypes": ["[ACTOR] joined."], "opposite": "flies"}
    _write(tmp_path, "deed_types.jsonl", row)
    with pytest.raises(ModelError, match="flies"):
        read_deed_types(tmp_path)


def test_the_shipped_codebook_is_whole() -> None:
    folder = shipped_folder("models", "codebook-1")
    check_manifest(folder)
    types = read_deed_types(folder)
    facets = [facet.id for facet in read_facets(shipped_folder("datasets", "deeds-1"))]
    signs = read_signs(folder, types, facets)
    texts = [text for deed in types for text in deed.prototypes]
    assert len(types) >= 90
    assert len(set(texts)) == len(texts)
    assert all("[ACTOR]" in text for text in texts)
    assert all(6 <= len(deed.prototypes) <= 10 for deed in types)
    # Every facet can be upheld and contradicted by some deed.
    assert ((signs > 0).any(axis=0) & (signs < 0).any(axis=0)).all()


def test_opposite_types_never_pull_the_same_way() -> None:
    folder = shipped_folder("models", "codebook-1")
    types = read_deed_types(folder)
    facets = [facet.id for facet in read_facets(shipped_folder("datasets", "deeds-1"))]
    signs = read_signs(folder, types, facets)
    row = {deed.id: number for number, deed in enumerate(types)}
    for deed in types:
        if deed.opposite is not None:
            products = signs[row[deed.id]] * signs[row[deed.opposite]]
            same = [facet for facet, value in zip(facets, products, strict=True) if value > 0]
            assert not same, (deed.id, deed.opposite, same)
