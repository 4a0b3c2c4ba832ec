"""A trained network to a model folder: weights, mapping, scales, manifest."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np
from numpy.typing import NDArray

from scorer.judges.facet_mixture import NEVER
from scorer.judges.joint_pass import PREFIX
from scorer.records import MODES
from scorer.storage import read_json, replace_file, write_json
from scorer.training.mapping import fit_mapping

if TYPE_CHECKING:
    from scorer.judges.facet_network import FacetNetwork
    from scorer.judges.joint_network import JointReader

WEIGHTS: Final = "weights.safetensors"
_BESIDE: Final = (PREFIX, "mapping.")
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
    with replace_file(folder / WEIGHTS) as aside:
        save_file(state, str(aside))
    write_json(folder / "config.json", {"facets": list(facets), "scales": dict(FIRST_SCALES)})


def stored_network(folder: Path) -> "FacetNetwork":
    """Return the trained network of a model folder, the joint reader left out."""
    from safetensors.torch import load_file

    from scorer.encoders.bundled import bundled_folder
    from scorer.judges.facet_network import FacetNetwork

    facets = cast(Sequence[str], read_json(folder / "config.json")["facets"])
    network = FacetNetwork(bundled_folder(), len(facets), len(MODES))
    stored = load_file(str(folder / WEIGHTS))
    network.load_state_dict(
        {name: value.float() for name, value in stored.items() if not name.startswith(_BESIDE)},
        strict=False,
    )
    return network


def write_reader(folder: Path, reader: "JointReader") -> None:
    """Put the joint reader (half precision) into the weights of a model folder."""
    from safetensors.torch import load_file, save_file

    stored = load_file(str(folder / WEIGHTS))
    kept = {name: value for name, value in stored.items() if not name.startswith(PREFIX)}
    read = {
        f"{PREFIX}{name}": value.half().contiguous() for name, value in reader.state_dict().items()
    }
    with replace_file(folder / WEIGHTS) as aside:
        save_file({**kept, **read}, str(aside))
