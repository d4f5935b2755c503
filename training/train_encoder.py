"""Fine-tunes the encoder on names and trees together; ``--minutes`` instead of ``--epochs`` fits a schedule to a clock."""

import argparse
import copy
import json
import random
import time
from dataclasses import asdict
from pathlib import Path

import spacy
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from core.pipelines.wordpiece import WordPiece
from training.augment import names_of, swap
from training.batches import Batch, Encoding
from training.encoder import Encoder, build
from training.ner_data import HELD_OUT, SKIP, Labels, Line, named, parsed, windows


def name_loss(model: Encoder, batch: Batch) -> Tensor:
    """How wrong the labels of names are."""
    logits = model(*(batch[x] for x in ("pieces", "cases", "mask", "first")))[0]
    return cross_entropy(logits.float().flatten(0, 1), batch["names"].flatten(), ignore_index=SKIP)


def tree_loss(model: Encoder, batch: Batch) -> Tensor:
    """How wrong tags, morphology, sentence starts, heads and relations are, added up."""
    _, tags, morphs, starts, arcs, child, head, _ = model(
        *(batch[x] for x in ("pieces", "cases", "mask", "first"))
    )
    loss = cross_entropy(tags.float().flatten(0, 1), batch["tags"].flatten(), ignore_index=SKIP)
    loss = loss + 0.5 * cross_entropy(
        morphs.float().flatten(0, 1), batch["morphs"].flatten(), ignore_index=SKIP
    )
    real = batch["starts"] != SKIP
    loss = loss + binary_cross_entropy_with_logits(
        starts.float()[real], batch["starts"][real].float(), pos_weight=torch.tensor(2.0)
    )
    arcs = arcs.float().masked_fill(~real.unsqueeze(1), -1e4)
    loss = loss + cross_entropy(arcs.flatten(0, 1), batch["heads"].flatten(), ignore_index=SKIP)
    known = (batch["heads"] != SKIP) & (batch["deps"] != SKIP)
    rows, columns = known.nonzero(as_tuple=True)
    scores = model.relations(child[rows, columns], head[rows, batch["heads"][known]])
    return loss + cross_entropy(scores.float(), batch["deps"][known])


def evaluate(model: Encoder, dev_names: list[Batch], dev_trees: list[Batch]) -> dict[str, float]:
    """Accuracies per word: enough to watch a training by."""
    model.eval()
    count: dict[str, list[int]] = {x: [0, 0] for x in ("name", "tag", "head", "dep", "start")}

    def add(what: str, right: Tensor, real: Tensor) -> None:
        count[what][0] += int((right & real).sum())
        count[what][1] += int(real.sum())

    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for batch in dev_names:
            guess = model(*(batch[x] for x in ("pieces", "cases", "mask", "first")))[0].argmax(-1)
            gold = batch["names"]
            add("name", guess == gold, (gold > 0) | ((guess > 0) & (gold == 0)))
        for batch in dev_trees:
            _, tags, _, starts, arcs, child, head, _ = model(
                *(batch[x] for x in ("pieces", "cases", "mask", "first"))
            )
            real = batch["starts"] != SKIP
            add("tag", tags.argmax(-1) == batch["tags"], batch["tags"] != SKIP)
            add(
                "start",
                (starts > 0) == (batch["starts"] == 1),
                ((starts > 0) & real) | (batch["starts"] == 1),
            )
            guess = arcs.masked_fill(~real.unsqueeze(1), -1e4).argmax(-1)
            known = batch["heads"] != SKIP
            add("head", guess == batch["heads"], known)
            rows, _ = known.nonzero(as_tuple=True)
            scores = model.relations(child[known], head[rows, guess[known]]).argmax(-1)
            right = (scores == batch["deps"][known]) & (guess == batch["heads"])[known]
            add("dep", right, torch.ones_like(right))
    model.train()
    return {name: right / max(real, 1) for name, (right, real) in count.items()}


def main() -> None:
    """The command."""
    ask = argparse.ArgumentParser(description=__doc__)
    for name in ("worldwide", "ewt", "gum", "weights", "out"):
        ask.add_argument(f"--{name}", type=Path, required=True)
    ask.add_argument("--epochs", type=float, default=5)
    ask.add_argument("--minutes", type=float, help="wall clock for the whole schedule")
    ask.add_argument("--start", type=Path, help="a checkpoint to go on from")
    ask.add_argument("--rate", type=float, default=1e-4)
    ask.add_argument("--pieces", type=int, default=3600, help="pieces in a batch")
    ask.add_argument("--trees", type=float, default=0.6, help="weight of the tree tasks")
    ask.add_argument("--names-only-after", type=float, default=0.95, help="share of the run")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--threads", type=int, default=2)
    a = ask.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    nlp = spacy.blank("en")
    articles = named(a.worldwide / "train.jsonl", nlp)
    trees = parsed(a.ewt / "train.conllu", nlp)
    for path in sorted(a.gum.glob("*.conllu")):
        _, genre, title = path.stem.split("_")
        if title not in HELD_OUT[genre]:
            trees += parsed(path, nlp)
    labels = Labels.of(trees)
    vocabulary = (a.weights / "vocab.txt").read_text("utf-8").splitlines()
    encoding = Encoding(WordPiece(vocabulary), labels)
    fixed = random.Random(0)
    dev_names = encoding.batches(windows(named(a.worldwide / "dev.jsonl", nlp), 300, fixed), 3600)
    dev_trees = encoding.batches(windows(parsed(a.ewt / "dev.conllu", nlp), 150, fixed), 3600)
    a.out.mkdir(parents=True, exist_ok=True)
    (a.out / "labels.json").write_text(json.dumps(asdict(labels)))
    model = build(a.weights, labels)
    if a.start:
        model.load_state_dict(torch.load(a.start))
    new = [p for n, p in model.named_parameters() if not n.startswith("bert.")]
    optimizer = torch.optim.AdamW(
        [
            {"params": model.bert.parameters(), "lr": a.rate, "top": a.rate},
            {"params": new, "lr": a.rate * 10, "top": a.rate * 10},
        ],
        weight_decay=0.01,
        fused=True,
    )
    mean = copy.deepcopy(model)
    others = names_of(articles)
    began, step, epoch = time.monotonic(), 0, 0
    done = 0.0
    while done < 1:
        pool: list[list[Line]] = windows(articles, rng.choice((110, 160, 230, 300)), rng)
        found = encoding.batches(
            [swap(w, others, rng) if rng.random() < 0.4 else w for w in pool], a.pieces, rng
        )
        found += encoding.batches(windows(trees, rng.choice((100, 140, 220)), rng), a.pieces, rng)
        rng.shuffle(found)
        words, since = 0, time.monotonic()
        for number, batch in enumerate(found):
            if a.minutes:
                done = (time.monotonic() - began) / 60 / a.minutes
            else:
                done = (epoch + number / len(found)) / a.epochs
            if done >= 1:
                break
            if done > a.names_only_after and "names" not in batch:
                continue
            for group in optimizer.param_groups:
                group["lr"] = group["top"] * min((step + 1) / 150, 1 - done)
            with torch.autocast("cpu", torch.bfloat16):
                loss = (
                    name_loss(model, batch)
                    if "names" in batch
                    else a.trees * tree_loss(model, batch)
                )
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            words += int((batch["first"] > 0).sum())
            step += 1
            if step % 4 == 0:
                with torch.no_grad():
                    for old, now in zip(mean.parameters(), model.parameters(), strict=True):
                        old.lerp_(now, 0.1 if step < 200 else 0.03)
            if step % 20 == 0:
                print(
                    f"{step} {done:.3f} {loss.item():.3f} {words / (time.monotonic() - since):.0f}",
                    flush=True,
                )
        epoch += 1
        torch.save(mean.state_dict(), a.out / f"mean{epoch}.pt")
        if done >= 1:
            torch.save(model.state_dict(), a.out / "last.pt")
            print("last", evaluate(model, dev_names, dev_trees), flush=True)
        print(
            f"epoch {epoch} at {time.monotonic() - began:.0f} s",
            evaluate(mean, dev_names, dev_trees),
            flush=True,
        )


if __name__ == "__main__":
    main()
