"""Turns a checkpoint into a pack: graphs, calibration on `val`, pack.yaml, and the difference between Torch and ONNX Runtime.

    python pack.py --data DIR --run RUN --out ../ --version 1.0

The card's measured part is written by card.py from `./deixis evaluate grounding`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from pathlib import Path

import cv2
import numpy as np
import onnx
import onnxruntime as ort
import torch
import yaml

from data import MEAN, MODALITIES, STD, GroundingData, letterbox, normalise, to_frame
from network import SIZES, TEXT, Grounder

FEATURES = ["f4", "f8", "f16", "f32"]
FINDINGS = {"lesion", "tumor", "device", "finding", "diagnosis"}
LEAST_CASES = 4


class EncoderGraph(torch.nn.Module):
    def __init__(self, model: Grounder) -> None:
        super().__init__()
        self.encoder = model.encoder

    def forward(self, image: torch.Tensor) -> tuple[torch.Tensor, ...]:
        return self.encoder(image)


class DecoderGraph(torch.nn.Module):
    def __init__(self, model: Grounder) -> None:
        super().__init__()
        self.decoder = model.decoder

    def forward(self, f4: torch.Tensor, f8: torch.Tensor, f16: torch.Tensor, f32: torch.Tensor, text: torch.Tensor, hints: torch.Tensor) -> tuple[torch.Tensor, ...]:
        return self.decoder(f4, f8, f16, f32, text, hints)


def export(model: Grounder, out: Path, side: int) -> dict[str, float]:
    """Writes both graphs and returns the largest difference of each output between Torch and ONNX Runtime."""
    model = model.eval().float().to(memory_format=torch.contiguous_format)
    image = torch.randn(1, 3, side, side)
    with torch.no_grad():
        made = model.encoder(image)
        text, hints = torch.nn.functional.normalize(torch.randn(3, TEXT), dim=1), torch.rand(3, 4, side // 4, side // 4).round()
        answers = model.decoder(*made[:4], text, hints)
    n = torch.export.Dim("N", min=1, max=4096)
    fixed = dict.fromkeys(FEATURES)
    for graph, inputs, names, outputs, shapes in (
        (EncoderGraph(model), (image,), ["image"], [*FEATURES, "image_embedding", "modality_logits"], None),
        (DecoderGraph(model), (*made[:4], text, hints), [*FEATURES, "text", "hints"], ["mask_logits", "presence", "quality"], {**fixed, "text": {0: n}, "hints": {0: n}}),
    ):  # fmt: skip
        name = "encoder" if shapes is None else "decoder"
        program = torch.onnx.export(graph, inputs, input_names=names, output_names=outputs, dynamic_shapes=shapes, opset_version=18, dynamo=True, optimize=True)
        program.save(str(out / f"{name}.onnx"), external_data=False)
        without_traces(out / f"{name}.onnx")
        onnx.checker.check_model(onnx.load(out / f"{name}.onnx"), full_check=True)
    encoder, decoder = session(out / "encoder.onnx"), session(out / "decoder.onnx")
    got = encoder.run(None, {"image": image.numpy()})
    again = decoder.run(None, {**dict(zip(FEATURES, (x.numpy() for x in made), strict=False)), "text": text.numpy(), "hints": hints.numpy()})
    names = [*FEATURES, "image_embedding", "modality_logits", "mask_logits", "presence", "quality"]
    return {k: float(np.abs(a.numpy() - b).max()) for k, a, b in zip(names, [*made, *answers], [*got, *again], strict=True)}


def without_traces(path: Path) -> None:
    """Takes out where in which source file each node was made: it is of no use and names folders of the machine."""
    graph = onnx.load(path)
    for node in graph.graph.node:
        del node.metadata_props[:]
    for value in [*graph.graph.value_info, *graph.graph.input, *graph.graph.output, *graph.graph.initializer]:
        del value.metadata_props[:]
    del graph.graph.metadata_props[:]
    onnx.save(graph, path)


def session(path: Path) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = 2
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def answers_on(data: GroundingData, out: Path, vectors: np.ndarray, taught: dict[str, list[str]], limit: int, side: int) -> tuple[list[dict], np.ndarray, np.ndarray]:
    """For every phrase that a person could ask of a validation image: its presence logit, the truth, and Dice at several thresholds."""
    encoder, decoder = session(out / "encoder.onnx"), session(out / "decoder.onnx")
    rng = random.Random(11)
    cuts = np.linspace(-1.5, 1.5, 13)
    asked, dices, right = [], [], []
    for i, row in enumerate(data.rows[:limit]):
        image = data.images[i]
        x = normalise(to_frame(image, letterbox(image.shape, side), side))[None].astype(np.float32)
        f = encoder.run(None, {"image": x})
        modality = MODALITIES[int(f[5].argmax())]
        right.append(modality == row["modality"])
        there = [a for a in data.masks[i] if a in taught]
        absent = [a for a in row["labelled"] if a not in data.masks[i] and a in taught]
        strange = [a for a in data.impossible(row) if a in taught and row["modality"] in taught[a]]
        strange = rng.sample(strange, min(len(strange), 1))
        labels = there + absent + strange
        if not labels:
            continue
        text = vectors[[data.named[a][0] for a in labels]].astype(np.float32)
        mask, presence, quality = decoder.run(None, {**dict(zip(FEATURES, f, strict=False)), "text": text, "hints": np.zeros((len(labels), 4, side // 4, side // 4), np.float32)})
        h, w = image.shape[:2]
        s = side // 2 / max(h, w)
        for j, a in enumerate(labels):
            kind = "present" if a in there else "absent" if a in absent else "impossible"
            asked.append({"modality": row["modality"], "label": a, "logit": float(presence[j]), "kind": kind, "quality": float(quality[j])})
            if kind == "present":
                m = np.array([[1 / s, 0, 0.5 / s - 0.5], [0, 1 / s, 0.5 / s - 0.5]])
                logits = cv2.warpAffine(mask[j], m, (w, h), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
                t = data.masks[i][a] > 127
                dices.append([2 * ((logits > c) & t).sum() / max(1, (logits > c).sum() + t.sum()) for c in cuts])
            else:
                dices.append([0.0] * len(cuts))
    print("modality recognised on val:", float(np.mean(right)))
    return asked, np.array(dices), cuts


def calibrate(asked: list[dict], dices: np.ndarray, cuts: np.ndarray) -> dict:
    """Platt scaling by Newton's method, the mask threshold with the best Dice, and verdict thresholds by the rate of false masks."""
    z, y = np.array([a["logit"] for a in asked]), np.array([a["kind"] == "present" for a in asked], float)
    slope, shift = 1.0, 0.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-(slope * z + shift)))
        g = np.array([((p - y) * z).sum() + 1e-3 * (slope - 1), (p - y).sum()])
        w = p * (1 - p)
        step = np.linalg.solve(np.array([[(w * z * z).sum() + 1e-3, (w * z).sum()], [(w * z).sum(), w.sum() + 1e-6]]), g)
        slope, shift = slope - step[0], shift - step[1]
    p = 1 / (1 + np.exp(-(slope * z + shift)))
    there = y == 1
    best = int(dices[there].mean(0).argmax())
    negatives = np.sort(p[~there])[::-1]
    annotated = np.sort(p[np.array([a["kind"] == "absent" for a in asked])])[::-1]

    def lowest(share: float) -> float:
        """The lowest threshold that at most this share of the annotated absent phrases reaches."""
        return float(annotated[min(len(annotated) - 1, int(share * len(annotated)))] + 1e-6)

    unsure, found = min(0.9, lowest(0.075)), min(0.97, max(lowest(0.025), 0.5))
    dice = dices[:, best]
    table = []
    for a, b in zip(np.linspace(0, 1, 11)[:-1], np.linspace(0, 1, 11)[1:], strict=True):
        inside = (p >= a) & ((p < b) | (b == 1))
        table.append({"from": round(float(a), 2), "to": round(float(b), 2), "n": int(inside.sum()), "present": int(y[inside].sum())})
    ranks = p.argsort().argsort()
    n1, n0 = int(there.sum()), int((~there).sum())
    told = {
        "n_present": n1, "n_absent": n0, "auroc": (ranks[there].sum() - n1 * (n1 - 1) / 2) / (n1 * n0), "dice_ungated": float(dice[there].mean()),
        "dice_drawn": float(np.where(p >= unsure, dice, 0)[there].mean()), "dice_found": float(np.where(p >= found, dice, 0)[there].mean()),
        "false_masks_annotated": float((annotated >= unsure).mean()), "false_masks_all": float((negatives >= unsure).mean()), "missed": float((p < unsure)[there].mean()),
    }  # fmt: skip
    print(json.dumps({k: round(float(v), 4) for k, v in told.items()}))
    return {
        "temperature": round(float(1 / slope), 4), "bias": round(float(-shift / slope), 4), "mask_threshold": round(float(cuts[best]), 3),
        "thresholds": {"default": {"found": round(max(found, unsure), 4), "unsure": round(unsure, 4)}}, "table": table,
    }  # fmt: skip


def tier(kind: str, positives: int, negatives: int) -> str:
    """As org.deixis.evaluation.EvidenceTiers."""
    finding = kind in FINDINGS
    if positives == 0 or (finding and negatives == 0):
        return "untested"
    return "tested" if positives >= 20 and (negatives >= 20 or not finding) else "little tested"


def describe(data_dir: Path, train: GroundingData, rows: list[dict]) -> list[dict]:
    cases: dict[str, set[str]] = {}
    where: dict[str, set[str]] = {}
    for r in train.rows:
        for t in r["targets"]:
            cases.setdefault(t["label"], set()).add(r["case"])
            where.setdefault(t["label"], set()).add(r["modality"])
    described = []
    for label, says in train.labels.items():
        if len(cases.get(label, ())) < LEAST_CASES:
            continue
        modalities = {}
        for m in sorted(where[label]):
            mine = [r for r in rows if r["split"] in ("val", "test") and r["modality"] == m and label in r["labelled"]]
            positives = sum(any(t["label"] == label for t in r["targets"]) for r in mine)
            modalities[m] = {"tier": tier(says["kind"], positives, len(mine) - positives)}
        described.append({"id": label, "name": says["name"].lower(), "kind": says["kind"], "laterality": says["laterality"], "modalities": modalities})
    return described


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--run", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--id", default="deixis-ground")
    p.add_argument("--name", default="Deixis Ground")
    p.add_argument("--size", choices=SIZES, default="full")
    p.add_argument("--side", type=int, default=384, help="of the square input")
    p.add_argument("--version", default="1.0")
    p.add_argument("--limit", type=int, default=10_000, help="validation images used")
    a = p.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(2)
    model = Grounder(SIZES[a.size])
    saved = torch.load(a.run / "checkpoint.pt", map_location="cpu", weights_only=True)
    model.load_state_dict(saved["ema"])
    print("step", saved["step"], "minutes", saved["spent"] / 60)
    print("Torch - ONNX Runtime:", json.dumps({k: float(f"{v:.2g}") for k, v in export(model, a.out, a.side).items()}))
    vectors = np.load(a.run / "texts.npy")
    train = GroundingData(a.data, a.run, "train", images=False)
    val = GroundingData(a.data, a.run, "val")
    rows = [json.loads(line) for line in (a.data / "manifest.jsonl").read_text().splitlines() if line.strip()]
    labels = describe(a.data, train, rows)
    asked, dices, cuts = answers_on(val, a.out, vectors, {x["id"]: list(x["modalities"]) for x in labels}, a.limit, a.side)
    sha = lambda f: hashlib.sha256((a.out / f).read_bytes()).hexdigest()  # noqa: E731
    pack = {
        "schema": 1, "id": a.id, "version": a.version, "name": a.name, "task": "grounding", "engine": "OnnxRuntime",
        "licence": "CC BY-NC-SA 4.0, research use",
        "files": {k: {"path": f"{k}.onnx", "sha256": sha(f"{k}.onnx")} for k in ("encoder", "decoder")},
        "input": {"size": a.side, "hint_size": a.side // 4, "mask_size": a.side // 2, "mean": [float(f"{v:.3f}") for v in MEAN], "std": [float(f"{v:.3f}") for v in STD],
                  "letterbox": "top-left", "preprocessing_version": 1},
        "text_encoder": {"id": "bge-small-en-v1.5", "dimension": TEXT}, "modalities": MODALITIES,
        "calibration": calibrate(asked, dices, cuts), "trained_cases": "trained-cases.txt", "labels": labels,
    }  # fmt: skip
    (a.out / "pack.yaml").write_text(yaml.safe_dump(pack, sort_keys=False, width=140))
    (a.out / "trained-cases.txt").write_text("\n".join(sorted({r["case"] for r in train.rows})) + "\n")


if __name__ == "__main__":
    main()
