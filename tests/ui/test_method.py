"""Method and limits."""

import json

from .pages import formatted, method, open_page, texts


def test_the_page_tells_labels_limits_and_estimand(opened):
    told = formatted(open_page(method))
    for words in ("No ranking of actors", "Mean consistency", "from memory", "yardstick"):
        assert words in told


def test_the_recipe_of_the_open_run_is_shown(opened):
    rows = open_page(method).dataframe[-1].value
    assert ["judge.name", "written"] in rows.to_numpy().tolist()


def test_calibration_is_said_in_words_where_the_judge_brings_it(opened, tmp_path, monkeypatch):
    from scorer.ui import method as page

    row = {"low": 0.75, "high": 0.85, "n": 41, "mean_score": 0.8}
    path = tmp_path / "reliability.json"
    more = {"share_contradicts": 0.78, "ci_low": 0.64, "ci_high": 0.88}
    path.write_text(json.dumps([{**row, **more}]))
    monkeypatch.setattr(page, "judge_file", {"reliability.json": path}.get)
    assert any("Of 41 pairs scored 0.75 to 0.85" in text for text in texts(open_page(method)))
