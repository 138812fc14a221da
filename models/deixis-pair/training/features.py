"""Runs the frozen trunk once over several views of each picture and keeps what it sees in every cell.

    python features.py --corpus DIR --grounding DIR --out RUN [--trunk checkpoint.pt]

RUN/cells.npy: views x 144 x 472, float16. RUN/there.npy: views x 144, whether a cell holds any of the picture. RUN/views.json: the picture of each view; the first view of a picture is the picture as it is.
RUN/texts.txt: every caption and variant, for `./deixis embed`.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import cv2
import numpy as np
import torch

from pictures import Picture, all_pictures
from tower import CHANNELS, SIDE, Trunk, frame, there

VIEWS = {"histology": 6, "radiology": 3, "grounding": 1}
BATCH = 4


def view(image: np.ndarray, part: str, rng: random.Random) -> np.ndarray:
    """A crop of 35 to 100 % of the area, mirrored and turned where nothing says what is up, with other light and colour."""
    h, w = image.shape[:2]
    k = rng.uniform(0.6, 1.0)
    ch, cw = max(16, int(h * k)), max(16, int(w * k * rng.uniform(0.85, 1.0)))
    y, x = rng.randint(0, max(0, h - ch)), rng.randint(0, max(0, w - cw))
    image = image[y : y + ch, x : x + cw]
    if part == "histology":
        image = np.rot90(image, rng.randrange(4))
        image = image[:, ::-1] if rng.random() < 0.5 else image
    levels = np.arange(256, dtype=np.float32) / 255
    levels = np.clip((levels - 0.5) * rng.uniform(0.75, 1.25) + 0.5 + rng.uniform(-0.1, 0.1), 0, 1) ** np.exp(rng.uniform(-0.25, 0.25))
    image = cv2.LUT(np.ascontiguousarray(image), (levels * 255).astype(np.uint8))
    if part == "histology":
        image = np.clip(image * np.array([rng.uniform(0.88, 1.12) for _ in range(3)], np.float32), 0, 255).astype(np.uint8)
    return image


def views(picture: Picture, rng: random.Random) -> list[np.ndarray]:
    image = cv2.cvtColor(cv2.imread(str(picture.path), cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)
    more = VIEWS[picture.part] - 1 if picture.trained else 0
    return [image] + [view(image, picture.part, rng) for _ in range(more)]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--corpus", type=Path, required=True)
    p.add_argument("--grounding", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--trunk", type=Path, help="checkpoint of the grounding network; without it ImageNet weights")
    p.add_argument("--single", action="store_true", help="the corpus' pictures as they are and nothing else: to compare trunks")
    p.add_argument("--threads", type=int, default=1)
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    cv2.setNumThreads(1)
    a.out.mkdir(parents=True, exist_ok=True)
    pictures = all_pictures(a.corpus, a.grounding)
    if a.single:
        pictures = [q for q in pictures if q.part != "grounding"]
        VIEWS.update(dict.fromkeys(VIEWS, 1))
    texts = list(dict.fromkeys(t.replace("\n", " ") for q in pictures for t in [q.caption, *q.said]))
    (a.out / "texts.txt").write_text("\n".join(texts) + "\n")
    owner = [i for i, q in enumerate(pictures) for _ in range(VIEWS[q.part] if q.trained else 1)]
    (a.out / "views.json").write_text(json.dumps(owner))
    mode = "r+" if (a.out / "cells.npy").exists() else "w+"
    cells = np.lib.format.open_memmap(a.out / "cells.npy", mode, np.float16, (len(owner), (SIDE // 32) ** 2, CHANNELS))
    holds = np.lib.format.open_memmap(a.out / "there.npy", mode, bool, (len(owner), (SIDE // 32) ** 2))
    marker = a.out / "done.txt"
    done = int(marker.read_text()) if marker.exists() else 0
    trunk = Trunk(a.trunk).eval()
    start, at, pending = time.time(), 0, []
    for i, picture in enumerate(pictures):
        mine = VIEWS[picture.part] if picture.trained else 1
        if at + mine <= done:
            at += mine
            continue
        for image in views(picture, random.Random(picture.id)):
            pending.append(frame(image))
        at += mine
        if len(pending) >= BATCH or i == len(pictures) - 1:
            with torch.inference_mode():
                seen = torch.cat([trunk(torch.from_numpy(np.stack(pending[k : k + BATCH]))) for k in range(0, len(pending), BATCH)])
            cells[at - len(pending) : at] = seen.flatten(2).transpose(1, 2).half().numpy()
            holds[at - len(pending) : at] = there(torch.from_numpy(np.stack(pending))).numpy() > 0
            pending = []
            if i % 50 < 4:
                cells.flush()
                holds.flush()
                marker.write_text(str(at))
                print(f"{at}/{len(owner)} views, {time.time() - start:.0f} s", flush=True)
    cells.flush()
    holds.flush()
    marker.write_text(str(len(owner)))


if __name__ == "__main__":
    main()
