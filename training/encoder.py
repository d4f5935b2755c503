"""The encoder: MiniLM with letter case added, one vector a word, and a head for every task."""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from core.pipelines.wordpiece import CASES
from training.ner_data import NAMES, Labels

ARC, LABEL = 192, 64


class Encoder(nn.Module):
    """Words in, for each: name labels, tags, morphology, sentence start, head and relation."""

    def __init__(self, config: BertConfig, labels: Labels) -> None:
        super().__init__()
        self.bert = BertModel(config, add_pooling_layer=False)
        width = config.hidden_size
        self.case = nn.Embedding(1 + 2 * CASES, width)
        self.drop = nn.Dropout(0.1)
        self.names = nn.Linear(width, len(NAMES))
        self.tags = nn.Linear(width, len(labels.tags))
        self.morphs = nn.Linear(width, len(labels.morphs))
        self.starts = nn.Linear(width, 1)
        self.arc_child, self.arc_head = nn.Linear(width, ARC), nn.Linear(width, ARC)
        self.arc = nn.Linear(ARC, ARC)
        self.dep_child, self.dep_head = nn.Linear(width, LABEL), nn.Linear(width, LABEL)
        self.dep = nn.Linear(LABEL + 1, len(labels.deps) * (LABEL + 1), bias=False)
        nn.init.zeros_(self.case.weight)
        self.n_deps = len(labels.deps)

    def forward(
        self, pieces: Tensor, cases: Tensor, mask: Tensor, first: Tensor
    ) -> tuple[Tensor, ...]:
        """Batches of piece ids, case classes, which pieces count, and the first piece of each word."""
        states = self.bert.embeddings.word_embeddings(pieces) + self.case(cases)
        states = self.bert(inputs_embeds=states, attention_mask=mask).last_hidden_state
        words = states.gather(1, first.unsqueeze(-1).expand(-1, -1, states.shape[-1]))
        dropped = self.drop(words)
        child, head = self.arc_child(dropped).relu(), self.arc_head(dropped).relu()
        arcs = self.arc(child) @ head.transpose(1, 2) / math.sqrt(ARC)
        return (
            self.names(dropped),
            self.tags(dropped),
            self.morphs(dropped),
            self.starts(dropped).squeeze(-1),
            arcs,
            self.dep_child(dropped).relu(),
            self.dep_head(dropped).relu(),
            words,
        )

    def relations(self, child: Tensor, head: Tensor) -> Tensor:
        """Scores of every relation for pairs of a child and its head."""
        one = torch.ones_like(child[..., :1])
        left = self.dep(torch.cat([child, one], -1)).unflatten(-1, (self.n_deps, LABEL + 1))
        return (left @ torch.cat([head, one], -1).unsqueeze(-1)).squeeze(-1)


def build(weights: Path, labels: Labels) -> Encoder:
    """The encoder with MiniLM's published weights and new heads."""
    config = BertConfig.from_pretrained(weights)
    # Drawing random numbers for every pair of words costs twice what the rest of the encoder does.
    config.attention_probs_dropout_prob = 0.0
    config._attn_implementation = "eager"
    model = Encoder(config, labels)
    state = {
        k.removeprefix("bert."): v for k, v in load_file(weights / "model.safetensors").items()
    }
    missing, _ = model.bert.load_state_dict(state, strict=False)
    if missing:
        raise ValueError(f"weights lack {missing[:3]}")
    return model
