"""Judges with the calibration that was fitted for them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scorer.calibration import Calibration, read_calibration
from scorer.errors import UsageError
from scorer.judges import DEFAULT_JUDGE, Judge, load_judge
from scorer.records import fingerprint
from scorer.settings import cache_folder, shipped_folder

CALIBRATIONS: Final = "calibrations-1"


@dataclass(frozen=True, kw_only=True, slots=True)
class CalibratedJudge:
    """A judge and its calibration (the identity where none was ever fitted)."""

    judge: Judge
    calibration: Calibration

    def recipe(self) -> dict[str, object]:
        """Return all that a score depends on besides its pair."""
        calibrated: dict[str, object] = {
            "fitted_on": self.calibration.fitted_on or "nothing: probabilities are not frequencies",
            "slope": round(self.calibration.slope, 6),
            "bias": [round(float(value), 6) for value in self.calibration.bias],
            "threshold": round(self.calibration.threshold, 6),
        }
        if self.calibration.judge:
            # The shipped ones lie under a manifest; of a file by hand the draws are named too.
            rows = [[round(float(each), 6) for each in row] for row in self.calibration.draws]
            calibrated["draws_sha256"] = fingerprint({"draws": rows})
        return {"judge": dict(self.judge.recipe()), "calibration": calibrated}


def load_calibrated(name: str = DEFAULT_JUDGE, calibration: Path | None = None) -> CalibratedJudge:
    """Load a judge by name with its calibration.

    Args:
        name: of the judge.
        calibration: a file that takes the place of the calibration that the judge comes with.

    Raises:
        UsageError: no judge has this name, or the file is for another judge.
        DataError: the file cannot be read.
        ModelError: the judge's files are missing or damaged, or the file is no calibration.
    """
    judge = load_judge(name)
    if calibration is not None:
        return CalibratedJudge(judge=judge, calibration=read_calibration_for(judge, calibration))
    path = calibration_file(name)
    own = read_calibration(path) if path.is_file() else Calibration()
    return CalibratedJudge(judge=judge, calibration=own)


def read_calibration_for(judge: Judge, path: Path) -> Calibration:
    """Read a calibration that names its judge, and see that it is this one.

    Raises:
        UsageError: it is for another judge, or for this one with other weights or settings.
        DataError: the file cannot be read.
        ModelError: the file is no calibration.
    """
    calibration = read_calibration(path)
    _require_same_judge(path, calibration.judge, judge)
    return calibration


def recorded(judge: Judge) -> dict[str, object]:
    """Return the recipe of a judge as a JSON file gives it back."""
    plain: dict[str, object] = json.loads(json.dumps(dict(judge.recipe())))
    return plain


def _require_same_judge(path: Path, meant: Mapping[str, object], judge: Judge) -> None:
    anew = f"scorer calibrate --judge {judge.name} --labels FILE --match --out FILE"
    if not meant:
        raise UsageError(f"{path} does not say for which judge it is; make one with {anew}")
    if meant.get("name") != judge.name:
        raise UsageError(
            f"{path} is for the judge {meant.get('name')}, not for {judge.name}; name that judge, "
            f"or make one with {anew}"
        )
    here = recorded(judge)
    differing = [key for key in sorted({*meant, *here}) if meant.get(key) != here.get(key)]
    if differing:
        told = ", ".join(
            f"{key} {_short(meant, key)}, here {_short(here, key)}" for key in differing
        )
        raise UsageError(
            f"{path} is for {judge.name} as it was ({told}), whose scores are others; make one "
            f"for the judge of today with {anew}"
        )


def _short(recipe: Mapping[str, object], key: str) -> str:
    value = str(recipe.get(key, "none"))
    return value if len(value) <= 24 else value[:12] + "..."


def calibration_file(name: str) -> Path:
    """Return where the calibration of a judge lies: shipped, or the user's own for `nli:...`."""
    if ":" in name:
        key = hashlib.sha256(name.encode()).hexdigest()[:16]
        return cache_folder() / "calibrations" / f"{key}.json"
    # The shuffled control is the default judge under other principles, and is read like it.
    known = DEFAULT_JUDGE if name == "shuffled-principle" else name
    return shipped_folder("models", CALIBRATIONS) / f"{known}.json"
