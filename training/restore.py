"""A checkpoint from a packaged encoder, where the floats of its training are lost: ``python -m training.restore``.

Where MiniLM's published weight would be stored as the same 8 bits it is taken, so that words which training never
met keep theirs exactly.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.encoder import Encoder, build
from training.ner_data import Labels

QUANTIZED, SCALE, ZERO = "_quantized", "_scale", "_zero_point"


def stored(graph: onnx.GraphProto) -> dict[str, tuple[Tensor, Tensor]]:
    """The weights by parameter, each with the width of its steps: 0 for those that were left as floats."""
    arrays = {x.name: numpy_helper.to_array(x) for x in graph.initializer}
    users = {name: node for node in graph.node for name in node.input}
    found: dict[str, tuple[Tensor, Tensor]] = {}
    for name, values in arrays.items():
        if name.endswith(QUANTIZED):
            stem = name.removesuffix(QUANTIZED)
            scale = torch.tensor(arrays[stem + SCALE])
            steps = values.astype(np.float32) - arrays[stem + ZERO].astype(np.float32)
            if stem.startswith("encoder."):
                found[stem.removeprefix("encoder.")] = torch.tensor(steps) * scale, scale
            else:
                parameter = _bias(users, name, arrays).replace(".bias", ".weight")
                found[parameter] = (
                    (torch.tensor(steps) * scale).T.contiguous(),
                    scale.unsqueeze(-1),
                )
        elif name.startswith("encoder.") and not name.endswith((SCALE, ZERO)):
            found[name.removeprefix("encoder.")] = torch.tensor(values), torch.tensor(0.0)
    return found


def _bias(users: dict[str, onnx.NodeProto], name: str, arrays: dict[str, np.ndarray]) -> str:
    """The parameter that is added to a product, which is how a matrix of the graph tells its layer."""
    while True:
        node = users[name]
        if node.op_type == "Add":
            return next(x for x in node.input if x in arrays).removeprefix("encoder.")
        name = node.output[0]


def restore(encoder: Encoder, packaged: Path) -> None:
    """Put a packaged encoder's weights in place of an encoder's own."""
    state = encoder.state_dict()
    known = stored(onnx.load(packaged / "encoder.onnx").graph)
    relations = torch.tensor(np.load(packaged / "relations.npy")).float()
    known["dep.weight"] = relations.flatten(0, 1), torch.tensor(0.0)
    for name in state.keys() - known.keys():
        print(f"{name} is not packaged: as built")
    for name, (value, step) in known.items():
        near = (state[name] - value).abs() <= step / 2
        state[name] = torch.where(near, state[name], value)
    encoder.load_state_dict(state)


def main() -> None:
    """The command."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--packaged", type=Path, required=True, help="folder of encoder.onnx")
    for name in ("weights", "out"):
        ask.add_argument(f"--{name}", type=Path, required=True)
    a = ask.parse_args()
    labels = json.loads((a.packaged / "labels.json").read_text())
    del labels["names"]
    encoder = build(a.weights, Labels(**labels))
    restore(encoder, a.packaged)
    torch.save(encoder.state_dict(), a.out)


if __name__ == "__main__":
    main()
