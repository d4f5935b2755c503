"""Writes a trained encoder as ONNX with 8-bit weights, and beside it what its outputs mean."""

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertConfig

from training.encoder import Encoder
from training.ner_data import NAMES, Labels

OUTPUTS = ("names", "tags", "morphs", "starts", "arcs", "children", "heads")


class Window(nn.Module):
    """The encoder on one window: nothing is padded, so there is no mask and no batch."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor, cases: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Everything that is known of each word, unbatched."""
        outputs = self.encoder(pieces[None], cases[None], None, first[None])
        return tuple(output[0] for output in outputs[: len(OUTPUTS)])


def main() -> None:
    """The command."""
    ask = argparse.ArgumentParser(description=__doc__)
    for name in ("weights", "labels", "checkpoint", "out"):
        ask.add_argument(f"--{name}", type=Path, required=True)
    a = ask.parse_args()
    labels = Labels(**json.loads(a.labels.read_text()))
    config = BertConfig.from_pretrained(a.weights)
    config._attn_implementation = "eager"
    encoder = Encoder(config, labels)
    encoder.load_state_dict(torch.load(a.checkpoint))
    a.out.mkdir(parents=True, exist_ok=True)
    example = (torch.arange(1000, 1012), torch.ones(12, dtype=torch.long), torch.arange(1, 10))
    with tempfile.TemporaryDirectory() as scratch:
        exact = Path(scratch, "encoder.onnx")
        torch.onnx.export(
            Window(encoder).eval(),
            example,
            str(exact),
            input_names=["pieces", "cases", "first"],
            output_names=list(OUTPUTS),
            dynamic_axes={
                "pieces": {0: "pieces"},
                "cases": {0: "pieces"},
                "first": {0: "words"},
                "arcs": {0: "words", 1: "words"},
                **{name: {0: "words"} for name in OUTPUTS if name != "arcs"},
            },
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            str(exact), str(a.out / "encoder.onnx"), per_channel=True, weight_type=QuantType.QInt8
        )
    relations = encoder.dep.weight.detach().numpy().astype(np.float16)
    np.save(a.out / "relations.npy", relations.reshape(len(labels.deps), -1, relations.shape[1]))
    (a.out / "vocab.txt").write_text((a.weights / "vocab.txt").read_text("utf-8"), "utf-8")
    names = {"names": NAMES, "tags": labels.tags, "morphs": labels.morphs, "deps": labels.deps}
    (a.out / "labels.json").write_text(json.dumps(names, indent=1) + "\n")


if __name__ == "__main__":
    main()
