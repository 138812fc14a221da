"""Trains the head on the kept features: pictures towards the locked vectors of what is said of them. Minutes on one core.

    ./deixis embed RUN/texts.txt -o RUN/texts.npy
    python train.py --corpus DIR --grounding DIR --run RUN --validate     one case in ten of those trained on is kept out, to choose by
    python train.py --corpus DIR --grounding DIR --run RUN                all of them; writes RUN/head.pt
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from pictures import Picture, all_pictures
from tower import Head

SHARE = {"histology": 0.38, "radiology": 0.32, "grounding": 0.3}
CELLS = 24


def for_validation(case: str) -> bool:
    return int(hashlib.sha256(f"validation {case}".encode()).hexdigest()[:8], 16) % 10 == 0


class Bank:
    """What was computed once: cells of the views, vectors of the texts."""

    def __init__(self, run: Path, pictures: list[Picture]) -> None:
        self.pictures = pictures
        self.cells = np.load(run / "cells.npy", mmap_mode="r")
        self.there = np.load(run / "there.npy", mmap_mode="r")
        owner = json.loads((run / "views.json").read_text())
        self.views: list[list[int]] = [[] for _ in pictures]
        for v, i in enumerate(owner):
            self.views[i].append(v)
        lines = (run / "texts.txt").read_text().split("\n")
        place = {t: k for k, t in enumerate(lines)}
        self.texts = F.normalize(torch.from_numpy(np.load(run / "texts.npy")), dim=1)
        one = lambda t: place[t.replace("\n", " ")]  # noqa: E731
        self.caption = [one(p.caption) for p in pictures]
        self.said = [[one(t) for t in p.said] for p in pictures]

    def some_cells(self, views: list[int], rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        """CELLS of each view that hold some of the picture, in a new choice each time; fewer where there are fewer."""
        cells = np.zeros((len(views), CELLS, self.cells.shape[2]), np.float32)
        there = np.zeros((len(views), CELLS), np.float32)
        for k, v in enumerate(views):
            pick = np.flatnonzero(self.there[v])
            pick = np.sort(rng.choice(pick, min(len(pick), CELLS), replace=False))
            cells[k, : len(pick)] = self.cells[v][pick]
            there[k, : len(pick)] = 1
        return torch.from_numpy(cells), torch.from_numpy(there)

    def whole(self, views: list[int]) -> tuple[Tensor, Tensor]:
        return torch.from_numpy(np.asarray(self.cells[views], np.float32)), torch.from_numpy(np.asarray(self.there[views], np.float32))


def contrast(a: Tensor, b: Tensor, scale: Tensor, target: Tensor) -> Tensor:
    """Both ways; target: rows sum to 1 each way after normalisation."""
    logits = scale * a @ b.t()
    rows, columns = target / target.sum(1, keepdim=True), target / target.sum(0, keepdim=True)
    return -(rows * logits.log_softmax(1)).sum(1).mean() / 2 - (columns * logits.log_softmax(0)).sum(0).mean() / 2


def softly(texts: Tensor, same: Tensor) -> Tensor:
    """What counts as a match: what belongs together, and a little what is said in nearly the same words."""
    near = torch.softmax((texts @ texts.t() - 1) / 0.03, 1)
    return 0.8 * same / same.sum(1, keepdim=True) + 0.2 * (near + near.t()) / 2


def recall(head: nn.Module, bank: Bank, chosen: list[int]) -> dict[str, float]:
    """Share of pictures with their own caption among the first 10 of all distinct captions of the chosen pictures, and nearest pictures of the same subject."""
    head.eval()
    with torch.inference_mode():
        made = [head(*bank.whole([bank.views[i][0] for i in chosen[k : k + 64]]))[0] for k in range(0, len(chosen), 64)]
    vectors = torch.cat(made)
    captions = sorted({bank.caption[i] for i in chosen})
    right = torch.tensor([captions.index(bank.caption[i]) for i in chosen])
    sims = vectors @ bank.texts[captions].t()
    rank = (sims > sims[torch.arange(len(chosen)), right][:, None]).sum(1)
    organ = np.array([bank.pictures[i].organ for i in chosen])
    case = np.array([bank.pictures[i].case for i in chosen])
    like = (vectors @ vectors.t()).numpy()
    like[case[:, None] == case[None]] = -9
    nearest = like.argsort(1)[:, ::-1][:, :5]
    head.train()
    return {
        "n": len(chosen), "recall1": float((rank < 1).float().mean()), "recall10": float((rank < 10).float().mean()), "chance10": min(1.0, 10 / len(captions)),
        "organ_of_nearest_other_case": float((organ[nearest] == organ[:, None]).mean()),
    }  # fmt: skip


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--corpus", type=Path, required=True)
    p.add_argument("--grounding", type=Path, required=True)
    p.add_argument("--run", type=Path, required=True)
    p.add_argument("--steps", type=int, default=400)
    p.add_argument("--batch", type=int, default=160)
    p.add_argument("--rate", type=float, default=1e-3)
    p.add_argument("--decay", type=float, default=0.1)
    p.add_argument("--validate", action="store_true")
    a = p.parse_args()
    torch.manual_seed(6)
    torch.set_num_threads(1)
    rng, choice = np.random.default_rng(6), random.Random(6)
    pictures = all_pictures(a.corpus, a.grounding)
    bank = Bank(a.run, pictures)
    kept = [i for i, q in enumerate(pictures) if q.trained and q.part != "grounding" and a.validate and for_validation(q.case)]
    out = set(kept)
    groups: dict[str, dict[str, list[int]]] = {}
    for i, q in enumerate(pictures):
        if q.trained and i not in out:
            groups.setdefault(q.part, {}).setdefault(q.group, []).append(i)
    head = Head()
    scale = nn.Parameter(torch.tensor(math.log(30.0)))
    decayed = [w for w in head.parameters() if w.ndim > 1]
    plain = [w for w in head.parameters() if w.ndim < 2] + [scale]
    optimizer = torch.optim.AdamW([{"params": decayed, "weight_decay": a.decay}, {"params": plain, "weight_decay": 0.0}], a.rate)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, (s + 1) / 60) * (0.5 + 0.5 * math.cos(math.pi * s / a.steps)))
    start, log = time.time(), (a.run / ("validate.jsonl" if a.validate else "log.jsonl")).open("w")
    head.train()
    for step in range(a.steps):
        chosen: list[int] = []
        for part, share in SHARE.items():
            names = choice.sample(list(groups[part]), min(len(groups[part]), round(share * a.batch / 2)))
            for g in names:  # two of a subject, so that pictures of one learn to be alike
                chosen += choice.choices(groups[part][g], k=2)
        views = [choice.choice(bank.views[i]) for i in chosen]
        lines = [bank.caption[i] if choice.random() < 0.35 or not bank.said[i] else choice.choice(bank.said[i]) for i in chosen]
        texts = bank.texts[lines]
        group = [pictures[i].group for i in chosen]
        said = torch.tensor(lines)
        same = torch.tensor([[x == y for y in group] for x in group]).float()
        same = torch.maximum(same, (said[:, None] == said[None]).float())
        cells, there = bank.some_cells(views, rng)
        whole, each = head(cells, there)
        weight = scale.exp().clamp(max=100)
        target = softly(texts, same)
        local = F.normalize((each * there[..., None]).sum(1), dim=1)
        loss = contrast(whole, texts, weight, target) + 0.5 * contrast(local, texts, weight, target)
        others = same - torch.eye(len(chosen))
        likeness = 10 * whole @ whole.t() - 1e4 * torch.eye(len(chosen))
        loss = loss - 0.3 * (others / others.sum(1, keepdim=True).clamp(min=1) * likeness.log_softmax(1)).sum(1).mean()
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(head.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 100 == 99 or step == a.steps - 1:
            told: dict = {"step": step + 1, "minutes": round((time.time() - start) / 60, 1), "loss": round(loss.item(), 4), "scale": round(weight.item(), 1)}
            for part in ("histology", "radiology"):
                mine = [i for i in kept if pictures[i].part == part]
                if mine:
                    told[part] = {k: round(v, 4) for k, v in recall(head, bank, mine).items()}
            log.write(json.dumps(told) + "\n")
            log.flush()
            print(json.dumps(told), flush=True)
    if not a.validate:
        torch.save(head.state_dict(), a.run / "head.pt")
        held = {part: [i for i, q in enumerate(pictures) if q.part == part and not q.trained] for part in ("histology", "radiology")}
        print(json.dumps({part: recall(head, bank, mine) for part, mine in held.items()}), flush=True)


if __name__ == "__main__":
    main()
