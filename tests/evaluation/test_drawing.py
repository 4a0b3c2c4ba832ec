import sys
from pathlib import Path

import pytest

from scorer.errors import MissingExtraError
from scorer.evaluation.drawing import can_draw, draw
from scorer.evaluation.pictures import reliability_picture, risk_picture

BINS = [{"said": 0.2, "coded": 0.3, "low": 0.1, "high": 0.5, "n": 40, "events": 9}]
RISK = [{"coverage": 1.0, "risk": 0.4, "low": None, "high": None, "n": 40}]


@pytest.mark.skipif(not can_draw(), reason="the extra eval is not installed")
def test_pictures_are_drawn_as_svg_and_png(tmp_path: Path) -> None:
    for spec in (reliability_picture(BINS), risk_picture(RISK)):  # type: ignore[arg-type]
        draw(spec, tmp_path / "a.svg")
        assert (tmp_path / "a.svg").read_text(encoding="utf-8").startswith("<svg")
        draw(spec, tmp_path / "a.png")
        assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_an_absent_library_is_answered_with_the_pip_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'scorer\[eval\]'"):
        draw(reliability_picture(BINS), tmp_path / "a.svg")
