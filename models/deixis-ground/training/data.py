"""Images with what may be asked of them: letterboxed, varied, each with six phrases and their answers.

The frame is the product's: scaled by side / max(width, height), placed at the top left, padding 0 after normalisation.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from words import read_labels

MODALITIES = ["ct", "dermoscopy", "endoscopy", "fundus", "histology", "mammography", "microscopy", "mri", "oct", "photo", "ultrasound", "x-ray"]
MEAN, STD = np.array([0.485, 0.456, 0.406], np.float32), np.array([0.229, 0.224, 0.225], np.float32)
SLOTS = 6
TORSO, HEAD = {"heart", "chest", "abdomen", "spine", "pelvis", "liver"}, {"brain", "head and neck", "neck"}
# Licences that forbid derivatives or are GPL, and the two pictures that the first screen offers; see the card.
LEFT_OUT_SETS = {"pancreas-t2w"}
LEFT_OUT = {"covid-cxr-pneumocystis-pneumonia-1", "covid-cxr-x-ray-of-cyst-in-pneumocystis-pneumonia-1"}


def part_of_body(modality: str, region: str) -> str:
    """Two labels from different parts can't be in one image."""
    if modality in ("histology", "microscopy"):
        return "micro"
    if modality == "endoscopy":
        return "gut"
    return "torso" if region in TORSO else "head" if region in HEAD else region


@dataclass
class Slot:
    """One phrase: its line in the text bank (-1: none, clicks alone), whether it is there, and where (side / 2 cells, 0..1)."""

    line: int
    present: bool
    mask: np.ndarray | None
    pointed: bool


class GroundingData:
    def __init__(self, root: Path, run: Path, split: str, exclude: set[str] = frozenset(), images: bool = True) -> None:
        self.root = root
        self.labels, rows = read_labels(root)
        bank = json.loads((run / "texts.json").read_text())
        self.named, self.nonsense = bank["named"], bank["nonsense"]
        if split == "train":
            rows = [r for r in rows if r["dataset"] not in exclude and may_ship(r)]
        trained = [r for r in rows if r["split"] == "train" and may_ship(r)]
        self.rows = [r for r in rows if r["split"] == split]
        self.places: dict[str, set[str]] = {}
        self.count: dict[str, int] = {}
        for r in trained:
            for t in r["targets"]:
                self.places.setdefault(t["label"], set()).add(part_of_body(r["modality"], r["region"]))
                self.count[t["label"]] = self.count.get(t["label"], 0) + 1
        self.order = list(self.named)
        if not images:
            return
        self.images = [read(root / r["image"]) for r in self.rows]
        self.masks = [{t["label"]: cv2.imread(str(root / t["mask"]), cv2.IMREAD_GRAYSCALE) for t in r["targets"]} for r in self.rows]

    def weights(self) -> np.ndarray:
        """Chance of each image: data sets by size ** 0.6 and by how many targets their images have."""
        size: dict[str, list[int]] = {}
        for r in self.rows:
            size.setdefault(r["dataset"], []).append(len(r["targets"]))
        w = np.array([len(size[r["dataset"]]) ** -0.4 * max(1.0, np.mean(size[r["dataset"]])) ** 0.5 * (0.6 if not r["targets"] else 1) for r in self.rows])
        return w / w.sum()

    def impossible(self, row: dict) -> list[str]:
        here = part_of_body(row["modality"], row["region"])
        return [x for x, p in self.places.items() if here not in p and not ({here} | p >= {"torso", "breast"}) and x not in row["labelled"]]

    def sample(self, i: int, side: int, rng: random.Random) -> tuple[np.ndarray, list[Slot]]:
        row, image = self.rows[i], self.images[i]
        matrix, mirrored = placement(row, image.shape, side, rng)
        pixels = normalise(vary(warp(image, matrix, side), row["modality"], rng))
        slots: list[Slot] = []
        there = list(self.masks[i])
        pick = sorted(there, key=lambda x: rng.random() ** (self.count.get(x, 1) ** 0.35))[::-1][:3]
        for label in pick:
            mask = cv2.resize(warp(self.masks[i][label], matrix, side), (side // 2, side // 2), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
            if mask.sum() < 0.15 * (self.masks[i][label] > 127).sum() * (matrix[0, 0] ** 2 + matrix[0, 1] ** 2) / 4 or mask.max() < 0.5:
                continue  # moved out of the frame for the most part
            kind = rng.random()
            slots.append(Slot(-1 if kind > 0.88 else self.line(mirror(label, self.labels) if mirrored else label, rng), True, mask, kind > 0.55))
        absent = [x for x in row["labelled"] if x not in there]
        for label in rng.sample(absent, min(len(absent), 2)):
            slots.append(Slot(self.line(mirror(label, self.labels) if mirrored else label, rng), False, None, False))
        strange = self.impossible(row)
        while len(slots) < SLOTS:
            k = rng.random()
            if k < 0.45 and slots and slots[0].present:
                again = slots[0]
                label = mirror(pick[0], self.labels) if mirrored else pick[0]
                slots.append(Slot(self.line(label, rng), True, again.mask, rng.random() < 0.6) if slots[0].line >= 0 else Slot(-1, True, again.mask, True))
            elif k < 0.8 and strange:
                slots.append(Slot(self.line(rng.choice(strange), rng), False, None, False))
            else:
                slots.append(Slot(rng.choice(self.nonsense), False, None, False))
        return pixels, slots[:SLOTS]

    def line(self, label: str, rng: random.Random) -> int:
        """The canonical name half of the time: that is what the product sends."""
        lines = self.named[label]
        return lines[0] if rng.random() < 0.5 else rng.choice(lines)


def may_ship(row: dict) -> bool:
    return row["dataset"] not in LEFT_OUT_SETS and row["id"] not in LEFT_OUT and "-ND" not in row["license"]


def read(path: Path) -> np.ndarray:
    image = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
    return image if image.ndim == 2 else cv2.cvtColor(image, cv2.COLOR_BGR2RGB)


def mirror(label: str, labels: dict[str, dict]) -> str:
    """The label of the other side, for labels that name the patient's side."""
    side = labels[label]["laterality"]
    if side not in ("left", "right"):
        return label
    other = label.replace(side, "left" if side == "right" else "right")
    return other if other in labels else label


def letterbox(shape: tuple[int, ...], side: int) -> np.ndarray:
    """2 x 3, in continuous coordinates: pixel i reaches from i to i + 1."""
    s = side / max(shape[0], shape[1])
    return np.array([[s, 0, 0], [0, s, 0]], np.float64)


def placement(row: dict, shape: tuple[int, ...], side: int, rng: random.Random) -> tuple[np.ndarray, bool]:
    m = np.vstack([letterbox(shape, side), [0, 0, 1]])
    centre = np.array([shape[1] / 2, shape[0] / 2, 1]) @ m.T
    to, back = np.eye(3), np.eye(3)
    to[:2, 2], back[:2, 2] = -centre[:2], centre[:2]
    a = np.eye(3)
    mirrored = False
    modality, region = row["modality"], row["region"]
    if modality in ("histology", "microscopy", "dermoscopy", "endoscopy", "photo"):
        a = np.diag([rng.choice([1, -1]), rng.choice([1, -1]), 1]).astype(float)
        if rng.random() < 0.5:
            a = a @ np.array([[0, 1, 0], [-1, 0, 0], [0, 0, 1]], float)
    elif modality in ("ultrasound", "fundus", "oct", "mammography") or region in ("brain", "breast", "head and neck"):
        a = np.diag([rng.choice([1, -1]), 1, 1]).astype(float)
    elif modality == "x-ray" and rng.random() < 0.15:
        a, mirrored = np.diag([-1, 1, 1]).astype(float), True
    if rng.random() < 0.8:
        t = np.deg2rad(rng.uniform(-15, 15) if rng.random() < 0.7 else 0)
        k = np.exp(rng.uniform(np.log(0.75), np.log(1.35)))
        kx, ky = k * np.exp(rng.uniform(-0.1, 0.1)), k
        a = np.array([[np.cos(t) * kx, -np.sin(t) * ky, rng.uniform(-0.08, 0.08) * side], [np.sin(t) * kx, np.cos(t) * ky, rng.uniform(-0.08, 0.08) * side], [0, 0, 1]]) @ a
    return (back @ a @ to @ m)[:2], mirrored


def warp(image: np.ndarray, matrix: np.ndarray, side: int) -> np.ndarray:
    m = matrix.copy()
    m[:, 2] += matrix[:, :2] @ [0.5, 0.5] - 0.5
    border = tuple(float(v) for v in (MEAN * 255).round()) if image.ndim == 3 else 0.0
    if image.ndim == 3:
        return cv2.warpAffine(image, m, (side, side), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=border)
    return cv2.warpAffine(image, m, (side, side), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=0)


def to_frame(image: np.ndarray, matrix: np.ndarray, side: int) -> np.ndarray:
    """Colour picture in the frame; grey is repeated."""
    return warp(image if image.ndim == 3 else cv2.cvtColor(image, cv2.COLOR_GRAY2RGB), matrix, side)


def vary(image: np.ndarray, modality: str, rng: random.Random) -> np.ndarray:
    if image.ndim == 2:
        image = cv2.cvtColor(image, cv2.COLOR_GRAY2RGB)
    if rng.random() < 0.75:
        x = np.arange(256, dtype=np.float32) / 255
        x = (np.clip((x - 0.5) * rng.uniform(0.6, 1.4) + 0.5 + rng.uniform(-0.15, 0.15), 0, 1)) ** np.exp(rng.uniform(-0.4, 0.4))
        image = cv2.LUT(image, (x * 255).astype(np.uint8))
    if modality in ("x-ray", "ct") and rng.random() < 0.08:
        image = 255 - image
    if modality not in ("x-ray", "ct", "mri") and rng.random() < 0.4:
        gains = np.array([rng.uniform(0.8, 1.2) for _ in range(3)], np.float32)
        image = np.clip(image * gains, 0, 255).astype(np.uint8)
    if rng.random() < 0.12:
        image = cv2.GaussianBlur(image, (0, 0), rng.uniform(0.5, 2.0))
    if rng.random() < 0.12:
        k = rng.uniform(0.4, 0.8)
        image = cv2.resize(cv2.resize(image, None, fx=k, fy=k, interpolation=cv2.INTER_AREA), image.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    if rng.random() < 0.12:
        noise = np.empty(image.shape[:2], np.float32)
        cv2.setRNGSeed(rng.randrange(1 << 30))
        cv2.randn(noise, 0, rng.uniform(4, 28))
        image = np.clip(image + noise[..., None], 0, 255).astype(np.uint8)
    if rng.random() < 0.12:
        image = cv2.imdecode(cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, rng.randint(15, 70)])[1], cv2.IMREAD_COLOR)
    return image


def normalise(image: np.ndarray) -> np.ndarray:
    """(3, side, side) float32."""
    return ((image.astype(np.float32) / 255 - MEAN) / STD).transpose(2, 0, 1)


# ---- what a person points at, as the product draws it: four planes of side / 4 cells ----


def disc(plane: np.ndarray, x: int, y: int) -> None:
    """Radius of two cells."""
    cv2.circle(plane, (x, y), 2, 1.0, -1)


def deep_point(mask: np.ndarray, rng: random.Random | None) -> tuple[int, int] | None:
    """A point far inside the largest part of a 0/1 mask; the deepest one without rng."""
    n, parts, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    if n < 2:
        return None
    part = (parts == 1 + int(stats[1:, cv2.CC_STAT_AREA].argmax())).astype(np.uint8)
    depth = cv2.distanceTransform(np.pad(part, 1), cv2.DIST_L2, 5)[1:-1, 1:-1]
    if rng is None:
        y, x = np.unravel_index(int(depth.argmax()), depth.shape)
        return int(x), int(y)
    ys, xs = np.nonzero(depth >= 0.5 * depth.max())
    j = rng.randrange(len(xs))
    return int(xs[j]), int(ys[j])


def first_hints(planes: np.ndarray, mask: np.ndarray, rng: random.Random) -> None:
    """A click, a box or both, of a target given at side / 2."""
    kind = rng.random()
    if kind < 0.65:
        at = deep_point(mask > 0.5, rng)
        if at:
            disc(planes[0], at[0] // 2, at[1] // 2)
        if rng.random() < 0.3:
            away = deep_point((mask < 0.1) & (cv2.dilate(mask, np.ones((25, 25))) > 0.5), rng)
            if away:
                disc(planes[1], away[0] // 2, away[1] // 2)
    if kind > 0.5:
        ys, xs = np.nonzero(mask > 0.5)
        if len(xs):
            x0, x1, y0, y1 = xs.min() / 2, xs.max() / 2 + 1, ys.min() / 2, ys.max() / 2 + 1
            j = lambda v, d: v + rng.gauss(0, 0.06) * d  # noqa: E731
            side = planes.shape[1]
            x0, x1, y0, y1 = j(x0, x1 - x0), j(x1, x1 - x0), j(y0, y1 - y0), j(y1, y1 - y0)
            c = lambda v: int(np.clip(round(v), 0, side))  # noqa: E731
            planes[2, c(y0) : max(c(y1), c(y0) + 1), c(x0) : max(c(x1), c(x0) + 1)] = 1


def correcting_click(planes: np.ndarray, probability: np.ndarray, mask: np.ndarray, rng: random.Random | None) -> None:
    """A click in the largest error, and the mask it corrects; both given at side / 2."""
    wrong = (probability > 0.5) != (mask > 0.5)
    at = deep_point(wrong, rng)
    if at:
        disc(planes[0 if mask[at[1], at[0]] > 0.5 else 1], at[0] // 2, at[1] // 2)
    planes[3] = cv2.resize(probability, planes.shape[1:], interpolation=cv2.INTER_AREA)
