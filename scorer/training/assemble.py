"""A trained network to a model folder: weights, mapping, scales, manifest."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from scorer.judges.facet_mixture import NEVER
from scorer.storage import replace_file, write_json
from scorer.training.mapping import fit_mapping

if TYPE_CHECKING:
    from scorer.judges.facet_network import FacetNetwork

FIRST_SCALES: Mapping[str, float] = {
    "bears_slope": 1.0,
    "bears_bias": 0.0,
    "direction_slope": 1.0,
    "tower_share": 0.3,
    "proclaims_share": 0.5,
    "near": 0.6,
    "far": 0.3,
    "unfit": 0.2,
    "non_deed": -1.0,
    "tower_bears_slope": 1.0,
    "tower_bears_bias": 0.0,
    "tower_direction_slope": 1.0,
    "named_share": 0.3,
}


def write_network(
    folder: Path,
    network: "FacetNetwork",
    wordings: Mapping[str, NDArray[np.float32]],
    narrow: NDArray[np.float32],
    facets: Sequence[str],
    hidden: Mapping[str, str],
) -> None:
    """Write weights (half precision), the mapping and first scales.

    Hidden facets are never chosen by the mapping and their wordings are not among those that
    closeness is measured to.

    Args:
        folder: made if need be.
        network: trained.
        wordings: facet -> unit vectors of its wordings (k, 384).
        narrow: unit vectors (n, 384) of the wordings of the narrow principles that taught.
        facets: the order of the facet axis.
        hidden: facets that were kept from it.
    """
    import torch
    from safetensors.torch import save_file

    seen = [facet for facet in facets if facet not in hidden]
    fitted = fit_mapping(wordings, seen)
    weights = np.zeros((len(facets), fitted.weights.shape[1]), dtype=np.float32)
    bias = np.full(len(facets), NEVER, dtype=np.float32)
    places = [facets.index(facet) for facet in seen]
    weights[places], bias[places] = fitted.weights, fitted.bias
    state: dict[str, Any] = {
        name: value.half().contiguous() for name, value in network.trained_state().items()
    }
    state["mapping.weights"] = torch.from_numpy(weights).half()
    state["mapping.bias"] = torch.from_numpy(bias)
    known = np.concatenate([wordings[facet] for facet in seen])
    state["mapping.wordings"] = torch.from_numpy(known).half()
    state["mapping.narrow"] = torch.from_numpy(narrow).half()
    folder.mkdir(parents=True, exist_ok=True)
    with replace_file(folder / "weights.safetensors") as aside:
        save_file(state, str(aside))
    write_json(folder / "config.json", {"facets": list(facets), "scales": dict(FIRST_SCALES)})
