"""Turns the trained head into the pack: image.onnx, pack.yaml, and the difference between Torch and ONNX Runtime.

    python pack.py --corpus DIR --grounding DIR --run RUN --out ../ --version 1.0

Weights are kept in half precision and widened when the graph is loaded; the arithmetic is float32. How cosines are read
(similarity) is taken from pictures that were held out of training.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch
import yaml
from onnx import TensorProto, helper, numpy_helper

from features import views
from pictures import all_pictures
from tower import SIDE, TEXT, Head, Tower, Trunk, frame
from train import Bank, recall

LARGE = 1024


def halve(path: Path) -> None:
    """Large weights become float16 initializers with a Cast behind each."""
    model = onnx.load(path)
    casts = []
    for w in list(model.graph.initializer):
        if w.data_type == TensorProto.FLOAT and np.prod(w.dims) >= LARGE:
            values = numpy_helper.to_array(w).astype(np.float16)
            model.graph.initializer.remove(w)
            model.graph.initializer.append(numpy_helper.from_array(values, w.name + "_half"))
            casts.append(helper.make_node("Cast", [w.name + "_half"], [w.name], to=TensorProto.FLOAT))
    for node in reversed(casts):
        model.graph.node.insert(0, node)
    onnx.save(model, path)


def export(tower: Tower, path: Path) -> None:
    program = torch.onnx.export(tower, (torch.zeros(1, 3, SIDE, SIDE),), input_names=["image"], output_names=["image_embedding", "cell_embeddings"], opset_version=18, dynamo=True, optimize=True)
    program.save(str(path), external_data=False)
    graph = onnx.load(path)
    for each in [*graph.graph.node, *graph.graph.value_info, *graph.graph.input, *graph.graph.output, *graph.graph.initializer, graph.graph]:
        del each.metadata_props[:]  # they name folders of the machine
    onnx.save(graph, path)
    halve(path)
    onnx.checker.check_model(onnx.load(path), full_check=True)


def quantile(values: np.ndarray, q: float) -> float:
    return round(float(np.quantile(values, q)), 4)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--corpus", type=Path, required=True)
    p.add_argument("--grounding", type=Path, required=True)
    p.add_argument("--run", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--version", default="1.0")
    a = p.parse_args()
    torch.set_num_threads(1)
    pictures = all_pictures(a.corpus, a.grounding)
    bank = Bank(a.run, pictures)
    head = Head()
    head.load_state_dict(torch.load(a.run / "head.pt", weights_only=True))
    tower = Tower(Trunk(), head).eval()
    export(tower, a.out / "image.onnx")
    session = ort.InferenceSession(str(a.out / "image.onnx"), providers=["CPUExecutionProvider"])
    worst = 0.0
    for i in np.linspace(0, len(pictures) - 1, 12).astype(int):
        x = frame(views(pictures[i], __import__("random").Random(0))[0])[None]
        with torch.inference_mode():
            made = tower(torch.from_numpy(x))
        got = session.run(None, {"image": x})
        worst = max([worst, *(float(np.abs(m.numpy() - g).max()) for m, g in zip(made, got, strict=True))])
    print("Torch - ONNX Runtime, largest difference over 12 pictures:", worst)
    held = [i for i, q in enumerate(pictures) if q.part != "grounding" and not q.trained]
    head.eval()
    with torch.inference_mode():
        vectors = torch.cat([head(*bank.whole([bank.views[i][0] for i in held[k : k + 64]]))[0] for k in range(0, len(held), 64)])
    texts = bank.texts[[bank.caption[i] for i in held]]
    case = np.array([pictures[i].case for i in held])
    other = case[:, None] != case[None]
    words, images = (vectors @ texts.t()).numpy(), (vectors @ vectors.t()).numpy()
    told = {part: recall(head, bank, [i for i in held if pictures[i].part == part]) for part in ("histology", "radiology")}
    print(json.dumps(told, indent=1))
    (a.run / "held-out.json").write_text(json.dumps({"parity": worst, **told}, indent=1))
    trained = sorted({q.group if q.part == "histology" else q.case for q in pictures if q.trained and q.part != "grounding"})
    pack = {
        "schema": 1, "id": "deixis-pair", "version": a.version, "name": "Deixis Pair", "task": "image-text", "engine": "OnnxRuntime",
        "licence": "CC BY-NC-SA 4.0, research use",
        "files": {"image": {"path": "image.onnx", "sha256": hashlib.sha256((a.out / "image.onnx").read_bytes()).hexdigest()}},
        "input": {"size": SIDE, "mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225], "fit": "letterbox", "preprocessing_version": 1},
        "text_encoder": {"id": "bge-small-en-v1.5"}, "dimension": TEXT,
        # unrelated: the middle of what does not belong together; relevant: what one such pair in a hundred reaches
        "similarity": {"words": {"unrelated": quantile(words[other], 0.5), "relevant": quantile(words[other], 0.99)},
                       "images": {"unrelated": quantile(images[other], 0.5), "relevant": quantile(images[other], 0.99)}},
        "trained_on": trained,
    }  # fmt: skip
    (a.out / "pack.yaml").write_text(yaml.safe_dump(pack, sort_keys=False, width=140, default_flow_style=None))


if __name__ == "__main__":
    main()
