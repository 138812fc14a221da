"""Trains the grounding network; resumes from its last checkpoint; the same on CPU and CUDA.

    python train.py --data DIR --run RUN [--minutes 110] [--smoke] [--exclude DATASET]

RUN holds texts.json and texts.npy (words.py, ./deixis embed) and gets checkpoint.pt and log.jsonl.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import platform
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from data import MODALITIES, GroundingData, Slot, correcting_click, first_hints, letterbox, normalise, to_frame
from network import SIZES, Grounder


def mask_loss(logits: Tensor, target: Tensor) -> Tensor:
    """Cross-entropy and soft Dice, one value a phrase."""
    bce = F.binary_cross_entropy_with_logits(logits, target, reduction="none").mean((1, 2))
    p = torch.sigmoid(logits)
    dice = 1 - (2 * (p * target).sum((1, 2)) + 2) / (p.sum((1, 2)) + target.sum((1, 2)) + 2)
    return 3 * bce + dice


def learning_rate(progress: float, step: int) -> float:
    return min(1.0, (step + 1) / 200) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, progress))))


class Batch:
    """Images, phrases and the hints of a first round."""

    def __init__(self, data: GroundingData, chosen: list[int], side: int, rng: random.Random, vectors: Tensor, device: torch.device) -> None:
        pixels, slots = zip(*(data.sample(i, side, rng) for i in chosen), strict=True)
        self.slots: list[Slot] = [s for each in slots for s in each]
        n = len(self.slots)
        self.image = torch.from_numpy(np.stack(pixels)).to(device).contiguous(memory_format=torch.channels_last)
        self.owner = torch.arange(len(chosen), device=device).repeat_interleave(n // len(chosen))
        lines = torch.tensor([s.line for s in self.slots])
        self.text = (vectors[lines.clamp(min=0)] * (lines >= 0).float()[:, None]).to(device)
        self.present = torch.tensor([float(s.present) for s in self.slots], device=device)
        self.target = torch.zeros(n, side // 2, side // 2)
        self.planes = np.zeros((n, 4, side // 4, side // 4), np.float32)
        for j, s in enumerate(self.slots):
            if s.mask is not None:
                self.target[j] = torch.from_numpy(s.mask)
                if s.pointed or s.line < 0:
                    first_hints(self.planes[j], s.mask, rng)
        self.target = self.target.to(device)
        self.modality = torch.tensor([MODALITIES.index(data.rows[i]["modality"]) for i in chosen], device=device)
        self.shown = torch.zeros(len(chosen), len(data.order))
        for k, i in enumerate(chosen):
            for label in data.masks[i]:
                self.shown[k, data.order.index(label)] = 1
        self.shown = self.shown.to(device)


@torch.no_grad()
def further_round(model: Grounder, features: tuple[Tensor, ...], batch: Batch, rng: random.Random, device: torch.device) -> None:
    """Some of the present phrases get a click on what the network has wrong, with its own mask as the one before."""
    some = [j for j, s in enumerate(batch.slots) if s.present and rng.random() < (0.5 if s.pointed else 0.15)]
    for _ in range(rng.choice([1, 1, 2])):
        if not some:
            return
        at = torch.tensor(some, device=device)
        hints = torch.from_numpy(batch.planes[some]).to(device)
        logits = model.decoder(*(f.detach() for f in features[:4]), batch.text[at], hints, batch.owner[at])[0]
        guesses = torch.sigmoid(logits.float()).cpu().numpy()
        for k, j in enumerate(some):
            correcting_click(batch.planes[j], guesses[k], batch.slots[j].mask, rng)


def losses(model: Grounder, batch: Batch, names: Tensor, rng: random.Random, device: torch.device, negatives: bool = True) -> dict[str, Tensor]:
    features = model.encoder(batch.image)
    if rng.random() < 0.5:
        further_round(model, features, batch, rng, device)
    hints = torch.from_numpy(batch.planes).to(device)
    logits, presence, quality = (x.float() for x in model.decoder(*features[:4], batch.text, hints, batch.owner))
    there = batch.present > 0
    each = mask_loss(logits[there], batch.target[there])
    with torch.no_grad():
        p, t = (logits[there] > 0).float(), (batch.target[there] > 0.5).float()
        dice = (2 * (p * t).sum((1, 2)) + 1e-6) / (p.sum((1, 2)) + t.sum((1, 2)) + 1e-6)
    embedding, modality = features[4].float(), features[5].float()
    scores = torch.log_softmax(embedding @ names.t() / 0.05, 1)
    seen = batch.shown.sum(1) > 0
    named = -torch.logsumexp(scores.masked_fill(batch.shown == 0, -1e4), 1)[seen].mean() if seen.any() else embedding.sum() * 0
    blank = F.binary_cross_entropy_with_logits(logits[~there], torch.zeros_like(logits[~there])) if negatives and (~there).any() else logits.sum() * 0
    judged = slice(None) if negatives else there
    return {
        "mask": each.mean(), "presence": F.binary_cross_entropy_with_logits(presence[judged], batch.present[judged]), "modality": F.cross_entropy(modality, batch.modality),
        "quality": F.binary_cross_entropy_with_logits(quality[there], dice), "named": named, "blank": blank, "dice": dice.mean().detach(),
    }  # fmt: skip


WEIGHTS = {"mask": 1.0, "presence": 0.6, "quality": 0.1, "modality": 0.2, "named": 0.05, "blank": 0.2}


@torch.no_grad()
def check(model: Grounder, data: GroundingData, vectors: Tensor, side: int, device: torch.device, limit: int, amp: bool) -> dict[str, float]:
    """Dice and presence on some of the validation images, text alone, canonical names."""
    model.eval()
    rng = random.Random(7)
    dices, scores, answers, right = [], [], [], 0
    rows = list(range(len(data.rows)))
    rng.shuffle(rows)
    for i in rows[:limit]:
        row, image = data.rows[i], data.images[i]
        m = letterbox(image.shape, side)
        x = torch.from_numpy(normalise(to_frame(image, m, side)))[None].to(device).contiguous(memory_format=torch.channels_last)
        there = list(data.masks[i])
        asked = there + [a for a in row["labelled"] if a not in there][:2] + rng.sample(data.impossible(row), 2)
        text = vectors[[data.named[a][0] for a in asked]].to(device)
        with torch.autocast(device.type, torch.bfloat16, enabled=amp):
            f = model.encoder(x)
            logits, presence, _ = model.decoder(*f[:4], text, torch.zeros(len(asked), 4, side // 4, side // 4, device=device))
        right += int(f[5].argmax()) == MODALITIES.index(row["modality"])
        h, w = image.shape[:2]
        big = F.interpolate(logits.float()[:, None], scale_factor=2 * max(h, w) / side, mode="bilinear")[:, 0, :h, :w].cpu().numpy() > 0
        for j, a in enumerate(there):
            t = data.masks[i][a] > 127
            t = t[: big.shape[1], : big.shape[2]]
            dices.append(2 * (big[j][: t.shape[0], : t.shape[1]] & t).sum() / max(1, big[j].sum() + t.sum()))
        scores += presence.float().tolist()
        answers += [1] * len(there) + [0] * (len(asked) - len(there))
    s, y = np.array(scores), np.array(answers)
    rank = s.argsort().argsort()
    n1, n0 = y.sum(), (1 - y).sum()
    auc = (rank[y == 1].sum() - n1 * (n1 - 1) / 2) / (n1 * n0)
    model.train()
    return {"val_dice": float(np.mean(dices)), "val_auroc": float(auc), "val_modality": right / len(rows[:limit])}


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--run", type=Path, required=True)
    p.add_argument("--minutes", type=float, default=110, help="of training, all sittings together; the schedule follows it")
    p.add_argument("--steps", type=int, help="instead of --minutes, for runs that are to be compared")
    p.add_argument("--batch", type=int, default=16, help="images a step at 256; fewer at 384")
    p.add_argument("--fine", type=float, default=0.72, help="share of the time after which the side is 384 instead of 256")
    p.add_argument("--scratch", action="store_true", help="no ImageNet weights")
    p.add_argument("--no-negatives", action="store_true", help="nothing is learnt from absent phrases (an ablation)")
    p.add_argument("--size", choices=SIZES, default="full")
    p.add_argument("--start", type=Path, help="checkpoint of another training, from which tensors of the same name and shape are taken")
    p.add_argument("--exclude", action="append", default=[], metavar="DATASET")
    p.add_argument("--smoke", action="store_true", help="two minutes, to see that everything works")
    p.add_argument("--seed", type=int, default=20)
    a = p.parse_args()
    if a.smoke:
        a.minutes, a.batch = 1.5, 4
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(a.seed)
    torch.set_num_threads(2 if device.type == "cpu" else 4)
    vectors = torch.from_numpy(np.load(a.run / "texts.npy").astype(np.float32))
    train, val = (GroundingData(a.data, a.run, s, set(a.exclude)) for s in ("train", "val"))
    val.places = train.places
    chance = train.weights()
    names = vectors[[train.named[x][0] for x in train.order]].to(device)
    model = Grounder(SIZES[a.size])
    if not a.scratch:
        model.load_imagenet()
    if a.start:
        print(model.load_matching(torch.load(a.start, map_location="cpu", weights_only=True)["ema"]), "tensors taken over")
    model = model.to(device, memory_format=torch.channels_last)
    ema = copy.deepcopy(model).requires_grad_(False)
    trunk = [q for n, q in model.named_parameters() if n.startswith("encoder.trunk")]
    rest = [q for n, q in model.named_parameters() if not n.startswith("encoder.trunk")]
    optimiser = torch.optim.AdamW([{"params": trunk, "base": 4e-4}, {"params": rest, "base": 1.2e-3}], lr=1e-3, weight_decay=0.02)
    step, spent = 0, 0.0
    state = a.run / "checkpoint.pt"
    if state.exists():
        saved = torch.load(state, map_location=device, weights_only=True)
        model.load_state_dict(saved["model"]), ema.load_state_dict(saved["ema"]), optimiser.load_state_dict(saved["optimiser"])
        step, spent = saved["step"], saved["spent"]
    log = (a.run / "log.jsonl").open("a")

    def say(**what: object) -> None:
        log.write(json.dumps(what) + "\n")
        log.flush()
        print(what, flush=True)

    say(event="start", step=step, spent_min=spent / 60, seed=a.seed, torch=torch.__version__, python=platform.python_version(), device=str(device),
        images=len(train.rows), parameters=sum(q.numel() for q in model.parameters()), options={k: str(v) for k, v in vars(a).items() if k not in ("data", "run")})  # fmt: skip
    amp, total, sums, last_save, last_check = True, a.minutes * 60, {}, time.time(), time.time()
    began, before = time.time(), spent
    while (progress := step / a.steps if a.steps else spent / total) < 1:
        side = 384 if progress >= a.fine else 256
        rng = random.Random(a.seed * 1_000_003 + step)
        many = a.batch if side == 256 else max(2, int(a.batch * 0.625))
        chosen = rng.choices(range(len(train.rows)), weights=chance, k=many)
        batch = Batch(train, chosen, side, rng, vectors, device)
        for group in optimiser.param_groups:
            group["lr"] = group["base"] * learning_rate(progress, step)
        with torch.autocast(device.type, torch.bfloat16, enabled=amp):
            parts = losses(model, batch, names, rng, device, not a.no_negatives)
        loss = sum(WEIGHTS[k] * v for k, v in parts.items() if k in WEIGHTS)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 4.0)
        if torch.isfinite(norm):
            optimiser.step()
        step += 1
        spent = before + time.time() - began
        decay = min(0.998, (step + 1) / (step + 20))
        with torch.no_grad():
            for mine, its in zip(ema.state_dict().values(), model.state_dict().values(), strict=True):
                mine.lerp_(its, 1 - decay) if mine.is_floating_point() else mine.copy_(its)
        for k, v in parts.items():
            sums[k] = sums.get(k, 0.0) + float(v.detach())
        if step % 50 == 0:
            say(step=step, min=round(spent / 60, 1), side=side, lr=round(optimiser.param_groups[1]["lr"], 6), **{k: round(v / 50, 4) for k, v in sums.items()})
            sums = {}
        done = step >= a.steps if a.steps else spent >= total
        if time.time() - last_check > 900 or done:
            last_check = time.time()
            say(step=step, min=round(spent / 60, 1), **check(ema, val, vectors, side, device, 220, amp))
        if time.time() - last_save > 240 or done:
            last_save = time.time()
            part = state.with_suffix(".part")
            torch.save({"model": model.state_dict(), "ema": ema.state_dict(), "optimiser": optimiser.state_dict(), "step": step, "spent": spent}, part)
            part.replace(state)


if __name__ == "__main__":
    main()
