"""Windows of words as tensors, in batches of about equal length."""

import random

import torch
from torch import Tensor

from core.pipelines.wordpiece import CASES, WordPiece, case_of
from training.ner_data import NAMES, SKIP, Labels, Line

Batch = dict[str, Tensor]
PLACE = NAMES.index("B-LOC")


class Encoding:
    """Turns windows into what the encoder takes and what it must say."""

    def __init__(self, pieces: WordPiece, labels: Labels) -> None:
        self.pieces = pieces
        self.tags = {x: n for n, x in enumerate(labels.tags)}
        self.morphs = {x: n for n, x in enumerate(labels.morphs)}
        self.deps = {x: n for n, x in enumerate(labels.deps)}

    def window(self, lines: list[Line], rng: random.Random | None = None) -> dict[str, list[int]]:
        """One window; with ``rng`` the letter case is sometimes that of a headline."""
        row: dict[str, list[int]] = {
            k: [] for k in ("names", "tags", "morphs", "starts", "heads", "deps")
        }
        row |= {"pieces": [self.pieces.start], "cases": [0], "first": []}
        blind = rng is not None and rng.random() < 0.1
        for line in lines:
            base = len(row["first"])
            force = 0
            if rng is not None:
                luck = rng.random()
                force = 5 if luck < 0.03 else 4 if luck < 0.05 else 3 if luck < 0.06 else 0
            dateline = 0
            if rng is not None and line.names and line.names[0] == PLACE and rng.random() < 0.15:
                dateline = 1 + next((i for i, x in enumerate(line.names[1:]) if x != PLACE + 1), 0)
            for i, word in enumerate(line.words):
                case = case_of(word)
                if i < dateline and case == 4:
                    case = 5
                if force and 3 <= case <= 6:
                    case = force
                case += CASES if i == 0 and line.opens and not blind else 0
                ids = self.pieces.pieces(word)
                row["first"].append(len(row["pieces"]))
                row["pieces"] += ids
                row["cases"] += [case] * len(ids)
            if line.heads:
                row["tags"] += [self.tags.get(x, SKIP) for x in line.tags]
                row["morphs"] += [self.morphs.get(x, SKIP) for x in line.morphs]
                row["heads"] += [base + h if h >= 0 else SKIP for h in line.heads]
                row["deps"] += [self.deps.get(x, SKIP) for x in line.deps]
                row["starts"] += [int(i == 0) for i in range(len(line.words))]
            else:
                row["names"] += line.names
        row["pieces"].append(self.pieces.end)
        row["cases"].append(0)
        return row

    def batch(self, rows: list[dict[str, list[int]]]) -> Batch:
        """Padded tensors of some windows."""
        long = max(len(row["pieces"]) for row in rows)
        wide = max(len(row["first"]) for row in rows)

        def stack(name: str, width: int, fill: int) -> Tensor:
            return torch.tensor([row[name] + [fill] * (width - len(row[name])) for row in rows])

        batch = {"pieces": stack("pieces", long, 0), "cases": stack("cases", long, 0)}
        batch["mask"] = torch.tensor(
            [[1] * len(r["pieces"]) + [0] * (long - len(r["pieces"])) for r in rows]
        )
        batch["first"] = stack("first", wide, 0)
        for name in ("names", "tags", "morphs", "starts", "heads", "deps"):
            if rows[0][name]:
                batch[name] = stack(name, wide, SKIP)
        return batch

    def batches(
        self, found: list[list[Line]], size: int, rng: random.Random | None = None
    ) -> list[Batch]:
        """All windows in batches of about ``size`` pieces, shuffled with ``rng``."""
        rows = [
            row for row in (self.window(lines, rng) for lines in found) if len(row["pieces"]) <= 500
        ]
        rows.sort(key=lambda row: len(row["pieces"]) + (rng.random() * 30 if rng else 0))
        groups: list[list[dict[str, list[int]]]] = [[]]
        for row in rows:
            if groups[-1] and (len(groups[-1]) + 1) * len(row["pieces"]) > size:
                groups.append([])
            groups[-1].append(row)
        if rng:
            rng.shuffle(groups)
        return [self.batch(group) for group in groups]
