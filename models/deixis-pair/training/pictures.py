"""The pictures, who may be trained on them, and what is said of each.

Three sources: histology and radiology of the image-text corpus, and the training images of the grounding set with their labels' names.
A slide's or patient's pictures are all trained on or all held out.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from dataclasses import dataclass, field
from pathlib import Path

HELD_OUT = {"histology": 5, "radiology": 8}  # one case in so many
LEFT_OUT_SETS = {"pancreas-t2w", "wbc"}  # GPL
MOST_OF_A_SET = 100
SAID = {
    "ct": "CT", "mri": "MRI", "x-ray": "x-ray", "ultrasound": "ultrasound", "mammography": "mammogram", "fundus": "fundus photograph", "oct": "OCT",
    "endoscopy": "endoscopy", "dermoscopy": "dermoscopy", "histology": "histology", "microscopy": "microscopy", "photo": "photograph",
}  # fmt: skip


@dataclass
class Picture:
    """part: histology, radiology or grounding. group: what belongs together as one subject; case: what is trained on or held out as one."""

    id: str
    part: str
    group: str
    case: str
    path: Path
    trained: bool
    caption: str
    said: list[str] = field(default_factory=list)
    diagnosis: str = ""
    organ: str = ""


def held_out(part: str, case: str) -> bool:
    return int(hashlib.sha256(case.encode()).hexdigest()[:8], 16) % HELD_OUT[part] == 0


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text().splitlines() if line.strip()]


def known(value: str | None) -> str:
    return "" if not value or value == "not stated" else value


def embedded(caption: str, diagnosis: str, organ: str) -> str:
    """As the product embeds a pair: diagnosis and organ go before the caption where it does not name them."""
    return "".join(f"{v}. " for v in (diagnosis, organ) if v and v.lower() not in caption.lower()) + caption


def distinct(texts: list[str]) -> list[str]:
    return list(dict.fromkeys(t.strip(" ,.;") for t in texts if t.strip(" ,.;")))


def histology(corpus: Path) -> list[Picture]:
    pictures = []
    for r in lines(corpus / "histology" / "pairs.jsonl"):
        organ, diagnosis, stain = known(r["organ"]), known(r["diagnosis"]), known(r["stain"])
        short = re.sub(r"\s*\([^()]*(overview|closer view)[^()]*\)", "", r["caption"])
        said = distinct([short, diagnosis, f"{organ} {diagnosis}", f"{diagnosis} of the {organ}" if organ else "", f"{stain} stain, {diagnosis}", f"histology of the {organ}" if organ else "histology",
                         short.split(":")[-1], f"{stain} histology, {organ}", ", ".join(r["tags"])])  # fmt: skip
        pictures.append(Picture(r["id"], "histology", r["slide"], r["case"], corpus / "histology" / r["image"], not held_out("histology", r["case"]),
                                embedded(r["caption"], diagnosis, organ), said, diagnosis, organ))  # fmt: skip
    return pictures


def radiology(corpus: Path) -> list[Picture]:
    pictures = []
    for r in lines(corpus / "radiology" / "pairs.jsonl"):
        where, diagnosis = known(r["location"]), known(r["diagnosis"])
        scan, plane = known(r["modality_detail"]) or r["modality"], known(r["plane"]).lower()
        said = distinct([r["caption"], diagnosis, f"{diagnosis}, {plane} {r['modality']}", f"{plane} {scan}, {where}", f"{r['modality']} of the {where}".lower(), (r["findings"] or "")[:200],
                         f"{known(r['category'])} {known(r['location_category'])}", f"{diagnosis} {where}"])  # fmt: skip
        trained = r["split"] == "train" and not held_out("radiology", r["case"])
        pictures.append(Picture(r["id"], "radiology", r["case"], r["case"], corpus / "radiology" / r["image"], trained, embedded(r["caption"], diagnosis, ""), said, diagnosis, where))
    return pictures


def grounding(root: Path) -> list[Picture]:
    """Training images whose licence allows derivatives, at most so many of a set, with their labels' names for a caption."""
    labels = json.loads((root / "labels.json").read_text())
    rng = random.Random(6)
    by_set: dict[str, list[dict]] = {}
    for r in lines(root / "manifest.jsonl"):
        if r["split"] == "train" and r["dataset"] not in LEFT_OUT_SETS and "-ND" not in r["license"]:
            by_set.setdefault(r["dataset"], []).append(r)
    pictures = []
    for rows in by_set.values():
        for r in rng.sample(rows, min(len(rows), MOST_OF_A_SET)):
            names = [labels[t["label"]]["name"].lower() for t in r["targets"]]
            modality = SAID[r["modality"]]
            caption = f"{modality} of the {r['region']}" + (": " + ", ".join(names[:6]) if names else "")
            other = [labels[t["label"]]["synonyms"] for t in r["targets"]]
            said = distinct([caption, f"{r['region']} {modality}", *(f"{n} on {modality}" for n in names[:3]), *names[:3], *(s[0] for s in other[:3] if s)])
            pictures.append(Picture(r["id"], "grounding", r["case"] if names else r["dataset"], r["case"], root / r["image"], True, caption, said, "", r["region"]))
    return pictures


def all_pictures(corpus: Path, grounding_set: Path) -> list[Picture]:
    return histology(corpus) + radiology(corpus) + grounding(grounding_set)
