"""Judges with the calibration that was fitted for them."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scorer.calibration import Calibration, read_calibration
from scorer.judges import DEFAULT_JUDGE, Judge, load_judge
from scorer.settings import cache_folder, shipped_folder

CALIBRATIONS: Final = "calibrations-1"


@dataclass(frozen=True, kw_only=True, slots=True)
class CalibratedJudge:
    """A judge and its calibration (the identity where none was ever fitted)."""

    judge: Judge
    calibration: Calibration

    def recipe(self) -> dict[str, object]:
        """Return all that a score depends on besides its pair."""
        calibrated = {
            "fitted_on": self.calibration.fitted_on or "nothing: probabilities are not frequencies",
            "slope": round(self.calibration.slope, 6),
            "bias": [round(float(value), 6) for value in self.calibration.bias],
            "threshold": round(self.calibration.threshold, 6),
        }
        return {"judge": dict(self.judge.recipe()), "calibration": calibrated}


def load_calibrated(name: str = DEFAULT_JUDGE) -> CalibratedJudge:
    """Load a judge by name with its calibration.

    Raises:
        UsageError: no judge has this name.
        ModelError: its files are missing or damaged.
    """
    judge = load_judge(name)
    path = calibration_file(name)
    calibration = read_calibration(path) if path.is_file() else Calibration()
    return CalibratedJudge(judge=judge, calibration=calibration)


def calibration_file(name: str) -> Path:
    """Return where the calibration of a judge lies: shipped, or the user's own for `nli:...`."""
    if ":" in name:
        key = hashlib.sha256(name.encode()).hexdigest()[:16]
        return cache_folder() / "calibrations" / f"{key}.json"
    # The shuffled control is the default judge under other principles, and is read like it.
    known = DEFAULT_JUDGE if name == "shuffled-principle" else name
    return shipped_folder("models", CALIBRATIONS) / f"{known}.json"
