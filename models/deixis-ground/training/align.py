"""Teaches the network's reading of words alone, without images: every text of a label shall give what the label's name gives.

    python align.py --run RUN [--steps 3000]

Only decoder.words changes. Its answers to the names and to text that names nothing are held where they were, so that masks and
refusals stay as they were trained; RUN/checkpoint.pt is replaced, the one before is kept as RUN/before-align.pt.
"""

from __future__ import annotations

import argparse
import copy
import json
import shutil
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from network import SIZES, Grounder


def nearest(words: nn.Module, texts: Tensor, answers: list[int], names: Tensor) -> float:
    """Share of texts whose inner vector lies nearest to that of their own label's name."""
    with torch.no_grad():
        a, b = F.normalize(words(texts), dim=1), F.normalize(words(names), dim=1)
    return float(((a @ b.t()).argmax(1) == torch.tensor(answers)).float().mean())


def align(words: nn.Module, vectors: Tensor, named: dict[str, list[int]], others: list[int], steps: int, seed: int = 20) -> None:
    torch.manual_seed(seed)
    before = copy.deepcopy(words).requires_grad_(False)
    lines = [torch.tensor([t for k, t in enumerate(said) if k % 10 != 9]) for said in named.values()]
    unseen = [(t, i) for i, said in enumerate(named.values()) for k, t in enumerate(said) if k % 10 == 9]
    names = vectors[[said[0] for said in named.values()]]
    goal = before(names)
    direction = F.normalize(goal, dim=1)
    rest = vectors[others]
    held = before(rest)
    apart = vectors[[t for t, _ in unseen]], [i for _, i in unseen], names
    print(f"texts left out that lie nearest to their own label: {nearest(words, *apart):.3f} of {len(unseen)} before", flush=True)
    optimiser = torch.optim.AdamW(words.parameters(), lr=1e-3, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 1e-3, steps)
    for step in range(steps):
        which = torch.randint(len(lines), (256,))
        one = torch.stack([vectors[said[torch.randint(len(said), ())]] for said in (lines[i] for i in which)])
        two = torch.stack([vectors[said[torch.randint(len(said), ())]] for said in (lines[i] for i in which)])
        share = torch.rand(256, 1) * 0.5
        typed = F.normalize((1 - share) * one + share * two + torch.randn_like(one) * 0.012, dim=1)
        got = words(typed)
        near = F.cross_entropy(F.normalize(got, dim=1) @ direction.t() / 0.1, which)
        some = torch.randint(len(rest), (128,))
        loss = F.mse_loss(got, goal[which]) + 0.5 * near + F.mse_loss(words(rest[some]), held[some]) + F.mse_loss(words(names), goal)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        if step % 500 == 0 or step == steps - 1:
            print(step, f"loss {loss.item():.4f}, left out {nearest(words, *apart):.3f}", flush=True)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--run", type=Path, required=True)
    p.add_argument("--size", choices=SIZES, default="full")
    p.add_argument("--steps", type=int, default=3000)
    a = p.parse_args()
    torch.set_num_threads(2)
    saved = torch.load(a.run / "checkpoint.pt", map_location="cpu", weights_only=True)
    vectors = torch.from_numpy(np.load(a.run / "texts.npy").astype(np.float32))
    told = json.loads((a.run / "texts.json").read_text())
    model = Grounder(SIZES[a.size])
    model.load_state_dict(saved["ema"])
    words = model.decoder.words.float()
    align(words, vectors, told["named"], told["nonsense"], a.steps)
    shutil.copy(a.run / "checkpoint.pt", a.run / "before-align.pt")
    for part in ("ema", "model"):
        saved[part] = {**saved[part], **{f"decoder.words.{k}": v for k, v in words.state_dict().items()}}
    torch.save(saved, a.run / "checkpoint.pt")


if __name__ == "__main__":
    main()
