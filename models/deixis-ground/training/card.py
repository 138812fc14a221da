"""Writes CARD.md and the measured evidence in pack.yaml from what `./deixis evaluate grounding` said of the test split.

    python card.py --data DIR --pack ../ --test test.json [--head HEAD.md] [--notes NOTES.md]
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import yaml

from data import LEFT_OUT_SETS, may_ship

ROWS = [  # key, words, wanted at least, wanted at most
    ("dice_mean", "mean Dice over (image, label) pairs present, text alone, drawn, misses count 0", 0.70, None),
    ("dice_mean_found_only", "the same, `found` alone", None, None),
    ("nsd_mean", "normalised surface Dice, tolerance 2 px in the 384 frame", None, None),
    ("missed_rate", "present, nothing drawn", None, None),
    ("presence_auroc_annotated", "presence AUROC, annotated negatives", 0.88, None),
    ("false_mask_rate_annotated", "false masks, annotated negatives", None, 0.10),
    ("presence_auroc", "presence AUROC, plus as many impossible labels", 0.95, None),
    ("false_mask_rate", "false masks, plus as many impossible labels", None, 0.05),
    ("ece", "expected calibration error", None, 0.05),
    ("nonsense_mask_rate", "nonsense phrases that draw, whole product", None, 0.01),
    ("nonsense_mask_rate_network", "nonsense phrases that draw, network alone", None, 0.10),
    ("paraphrase_drop", "Dice lost by an unseen paraphrase, with the dictionary", None, 0.02),
    ("paraphrase_drop_network", "Dice lost by an unseen paraphrase, network alone", None, 0.05),
    ("modality_accuracy", "modality recognised", 0.97, None),
    ("corruption_drop", "Dice lost by corruption", None, 0.08),
]


def number(test: dict, key: str) -> str:
    v = test.get(key)
    if v is None:
        return "not measured"
    ci = test.get(key + "_ci95")
    return f"{v:.3f}" + (f" ({ci[0]:.3f} to {ci[1]:.3f})" if isinstance(ci, list) and None not in ci else "")


def met(test: dict, key: str, least: float | None, most: float | None) -> str:
    v = test.get(key)
    if v is None or (least is None and most is None):
        return ""
    return "yes" if (least is None or v >= least) and (most is None or v <= most) else "**no**"


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--pack", type=Path, required=True)
    p.add_argument("--test", type=Path, required=True)
    p.add_argument("--head", type=Path, default=Path(__file__).with_name("CARD.head.md"), help="Markdown put first: the network, its use, its input")
    p.add_argument("--notes", type=Path, help="Markdown put before the tables: what was seen, what fails")
    a = p.parse_args()
    test = json.loads(a.test.read_text())
    pack = yaml.safe_load((a.pack / "pack.yaml").read_text())
    rows = [json.loads(line) for line in (a.data / "manifest.jsonl").read_text().splitlines() if line.strip()]
    shipped = [r for r in rows if r["split"] == "train" and may_ship(r)]
    images, targets = Counter(), Counter()
    for r in shipped:
        images[r["dataset"]] += 1
        for t in r["targets"]:
            targets[t["label"]] += 1
    measured = test.get("evidence", {})
    for label in pack["labels"]:
        for modality, evidence in label["modalities"].items():
            got = measured.get(label["id"], {}).get(modality, {})
            if got.get("dice") is not None:
                evidence["dice"], evidence["n"] = round(got["dice"], 3), got["n"]
                interval = got.get("dice_ci95")
                if interval and got["n"] >= 2:
                    evidence["dice_ci95"] = [round(x, 3) for x in interval]
    (a.pack / "pack.yaml").write_text(yaml.safe_dump(pack, sort_keys=False, width=140))

    known = {x["id"] for x in pack["labels"]}
    labels = json.loads((a.data / "labels.json").read_text())
    left_out = sorted(x for x in labels if x not in known)
    untested = sorted(f"{x['name']} ({m})" for x in pack["labels"] for m, e in x["modalities"].items() if e["tier"] == "untested")
    out = ["# " + pack["name"] + " " + pack["version"], "", a.head.read_text().strip(), ""]
    if a.notes:
        out += [a.notes.read_text().strip(), ""]
    out += ["## Measured on the test split", "", f"`./deixis evaluate grounding --split test`: {test['n_images']} images, {test['n_pairs']} present (image, label) pairs; "
            "95 % intervals by bootstrap over cases. The modality is never told to the model.", "", "| measure | value | wanted | met |", "|---|---|---|---|"]  # fmt: skip
    for key, words, least, most in ROWS:
        wanted = f"≥ {least}" if least is not None else f"≤ {most}" if most is not None else "reported"
        out.append(f"| {words} | {number(test, key)} | {wanted} | {met(test, key, least, most)} |")
    per = [v["dice"] for v in test["dice_per_label"].values() if v["n"] >= 8]
    out.append(f"| mean of per-label Dice, {len(per)} labels with ≥ 8 test masks | {sum(per) / len(per):.3f} | ≥ 0.65 | {'yes' if sum(per) / len(per) >= 0.65 else '**no**'} |")
    clicks = test.get("dice_after_clicks") or {}
    for n, least in (("0", None), ("1", 0.78), ("3", 0.84), ("5", 0.87)):
        if n in clicks:
            v = clicks[n] if isinstance(clicks[n], float) else clicks[n].get("dice")
            out.append(f"| Dice after {n} clicks | {v:.3f} | {'≥ ' + str(least) if least else 'reported'} | {'' if not least else 'yes' if v >= least else '**no**'} |")
    swaps = test.get("laterality_swaps")
    if swaps:
        out.append(f"| left and right swapped | {swaps['swapped']} of {swaps['n']} | ≤ 1 | {'yes' if swaps['swapped'] <= 1 else '**no**'} |")
    out += ["", "## What each label is worth", "",
            "Tiers: *tested* has at least 20 annotated images with and 20 without it (validation and test; anatomy that is always there needs none without), *little tested* fewer, "
            "*untested* none of one kind. n counts test masks.", "", "| label | modality | training masks | tier | test n | test Dice |", "|---|---|---|---|---|---|"]  # fmt: skip
    for x in pack["labels"]:
        for m, e in x["modalities"].items():
            dice = f"{e['dice']:.2f}" if e.get("dice") is not None else "–"
            if "dice_ci95" in e:
                dice += f" ({e['dice_ci95'][0]:.2f} to {e['dice_ci95'][1]:.2f})"
            out.append(f"| {x['name']} | {m} | {targets[x['id']]} | {e['tier']} | {e.get('n', 0)} | {dice} |")
    out += ["", f"Left out for want of cases (fewer than four training cases), so outside the vocabulary: {', '.join(left_out)}.", "",
            f"Untested, so never more than *possible* when a finding: {', '.join(untested)}.", ""]  # fmt: skip
    out += ["## Calibration", "", f"Presence = logistic((logit − {pack['calibration']['bias']}) / {pack['calibration']['temperature']}), fitted on the validation split. "
            f"Thresholds: found ≥ {pack['calibration']['thresholds']['default']['found']}, possible ≥ {pack['calibration']['thresholds']['default']['unsure']}.", "",
            "| score | phrases | present |", "|---|---|---|"]  # fmt: skip
    out += [f"| {b['from']:.1f} to {b['to']:.1f} | {b['n']} | {b['present']} |" for b in pack["calibration"]["table"]]
    out += ["", "## Data sets and licences", "", "As their sources state them. Not used for these weights: " + ", ".join(sorted(LEFT_OUT_SETS)) + " (GPL), x-rays whose licence forbids derivatives, "
            "and the two x-rays that Deixis offers as samples. `wbc` (GPL-3.0) is used: without it three labels of white blood cells could not be taught.", "",
            "| data set | source | training images | licence |", "|---|---|---|---|"]  # fmt: skip
    for line in (a.data / "datasets.md").read_text().splitlines():
        cells = [c.strip() for c in line.strip().strip("|").split(" | ")]
        if len(cells) >= 7 and images.get(cells[0]):
            out.append(f"| {cells[0]} | {cells[1]} | {images[cells[0]]} | {cells[6]} |")
    out += ["", "Research use. Not a medical device. Not located does not mean absent.", ""]
    (a.pack / "CARD.md").write_text("\n".join(out))


if __name__ == "__main__":
    main()
