"""From logits to probabilities that can be read as frequencies, label sets and intervals."""

from scorer.calibration.calibration import Calibrated, Calibration
from scorer.calibration.fit import fit_calibration
from scorer.calibration.match import FEWEST_FOR_SETS, match_calibration
from scorer.calibration.prior import log_odds, match_shares, prior_by_em, prior_of_labels
from scorer.calibration.stored import read_calibration, write_calibration

__all__ = [
    "FEWEST_FOR_SETS",
    "Calibrated",
    "Calibration",
    "fit_calibration",
    "log_odds",
    "match_calibration",
    "match_shares",
    "prior_by_em",
    "prior_of_labels",
    "read_calibration",
    "write_calibration",
]
