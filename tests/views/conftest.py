"""The tiny run, made once."""

import pandas as pd
import pytest

from scorer.pipeline import Run
from scorer.views import evidence

from .made_run import make_run


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return make_run(tmp_path_factory.mktemp("runs") / "tiny")


@pytest.fixture(scope="module")
def frame(run: Run) -> pd.DataFrame:
    return evidence(run)
