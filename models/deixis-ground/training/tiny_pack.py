"""Writes a pack of a few kilobytes with the tensors of a real one: tests of the product run it, nobody should look through it.

    python tiny_pack.py ../../../src/test/resources/packs/tiny

The weights are drawn with a fixed seed and teach nothing. The same numbers come out on every machine with the same NumPy.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import numpy as np
import onnx
import yaml
from onnx import TensorProto, helper, numpy_helper

SIZE, HINT, MASK, WIDTH, TEXT = 64, 16, 32, 4, 384
MODALITIES = ["ct", "dermoscopy", "endoscopy", "fundus", "histology", "mammography", "microscopy", "mri", "oct", "photo", "ultrasound", "x-ray"]
FLOAT = TensorProto.FLOAT


def tensor(name: str, values: np.ndarray) -> onnx.TensorProto:
    return numpy_helper.from_array(values.astype(values.dtype if values.dtype == np.int64 else np.float32), name)


def save(path: Path, nodes: list, inputs: dict, outputs: dict, weights: dict[str, np.ndarray]) -> None:
    info = lambda d: [helper.make_tensor_value_info(k, FLOAT, v) for k, v in d.items()]  # noqa: E731
    graph = helper.make_graph(nodes, path.stem, info(inputs), info(outputs), [tensor(k, v) for k, v in weights.items()])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], producer_name="tiny_pack", ir_version=8)
    onnx.checker.check_model(model, full_check=True)
    path.write_bytes(model.SerializeToString())


def encoder(path: Path, rng: np.random.Generator) -> None:
    node = helper.make_node
    w = {
        "w4": rng.normal(size=(WIDTH, 3, 4, 4)) * 0.3, "b4": rng.normal(size=WIDTH) * 0.1, "wm": rng.normal(size=(WIDTH, len(MODALITIES))),
        "we": rng.normal(size=(WIDTH, TEXT)), "be": rng.normal(size=TEXT) * 0.1,
    }  # fmt: skip
    nodes = [node("Conv", ["image", "w4", "b4"], ["c4"], kernel_shape=[4, 4], strides=[4, 4]), node("Tanh", ["c4"], ["f4"])]
    for a, b in (("f4", "f8"), ("f8", "f16"), ("f16", "f32")):
        nodes.append(node("AveragePool", [a], [b], kernel_shape=[2, 2], strides=[2, 2]))
    nodes += [
        node("GlobalAveragePool", ["f32"], ["p4"]), node("Flatten", ["p4"], ["pooled"]), node("MatMul", ["pooled", "wm"], ["modality_logits"]),
        node("Gemm", ["pooled", "we", "be"], ["e"]), node("LpNormalization", ["e"], ["image_embedding"], axis=1, p=2),
    ]  # fmt: skip
    side = {f"f{s}": [1, WIDTH, SIZE // s, SIZE // s] for s in (4, 8, 16, 32)}
    save(path, nodes, {"image": [1, 3, SIZE, SIZE]}, side | {"image_embedding": [1, TEXT], "modality_logits": [1, len(MODALITIES)]}, w)


def decoder(path: Path, rng: np.random.Generator) -> None:
    node = helper.make_node
    cells = HINT * HINT
    w = {
        "wq": rng.normal(size=(TEXT, WIDTH)) * 8, "hint": np.array([4.0, -4.0, 2.0, 1.0]).reshape(1, 4, 1, 1), "flat": np.array([WIDTH, cells], np.int64),
        "grid": np.array([-1, 1, HINT, HINT], np.int64), "scales": np.array([1.0, 1.0, 2.0, 2.0]), "row": np.array([-1], np.int64),
        "one": np.array([1], np.int64), "two": np.array([1, 2], np.int64),
    }  # fmt: skip
    nodes = [
        node("MatMul", ["text", "wq"], ["q"]), node("Reshape", ["f4", "flat"], ["k"]), node("MatMul", ["q", "k"], ["direct"]),
        node("Reshape", ["direct", "grid"], ["d4"]), node("Conv", ["hints", "hint"], ["h4"], kernel_shape=[1, 1]), node("Add", ["d4", "h4"], ["m4"]),
        node("Resize", ["m4", "", "scales"], ["m2"], mode="linear", coordinate_transformation_mode="half_pixel"), node("Squeeze", ["m2", "one"], ["mask_logits"]),
    ]  # fmt: skip
    for f in ("f8", "f16", "f32"):
        nodes += [node("GlobalAveragePool", [f], ["g" + f]), node("Flatten", ["g" + f], ["v" + f])]
    nodes += [
        node("Sum", ["vf8", "vf16", "vf32"], ["v"]), node("Transpose", ["v"], ["vt"], perm=[1, 0]), node("MatMul", ["q", "vt"], ["s"]),
        node("Reshape", ["s", "row"], ["presence"]), node("ReduceMean", ["mask_logits"], ["quality"], axes=[1, 2], keepdims=0),
    ]  # fmt: skip
    del w["two"]
    side = {f"f{s}": [1, WIDTH, SIZE // s, SIZE // s] for s in (4, 8, 16, 32)}
    save(path, nodes, side | {"text": ["N", TEXT], "hints": ["N", 4, HINT, HINT]}, {"mask_logits": ["N", MASK, MASK], "presence": ["N"], "quality": ["N"]}, w)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("out", type=Path)
    out = p.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(20)
    encoder(out / "encoder.onnx", rng)
    decoder(out / "decoder.onnx", rng)
    sha = lambda f: hashlib.sha256((out / f).read_bytes()).hexdigest()  # noqa: E731
    untested = {"tier": "untested"}
    label = lambda i, name, kind, where, side=None: {"id": i, "name": name, "kind": kind, "laterality": side, "modalities": where}  # noqa: E731
    pack = {
        "schema": 1, "id": "tiny", "version": "1", "name": "Tiny", "task": "grounding", "engine": "OnnxRuntime", "licence": "Apache-2.0",
        "files": {k: {"path": f"{k}.onnx", "sha256": sha(f"{k}.onnx")} for k in ("encoder", "decoder")},
        "input": {"size": SIZE, "hint_size": HINT, "mask_size": MASK, "mean": [0.5] * 3, "std": [0.5] * 3, "letterbox": "top-left", "preprocessing_version": 1},
        "text_encoder": {"id": "bge-small-en-v1.5", "dimension": TEXT}, "modalities": MODALITIES,
        "calibration": {"temperature": 2.0, "bias": 0.5, "mask_threshold": 0.0,
                        "thresholds": {"default": {"found": 0.6, "unsure": 0.4}, "x-ray": {"found": 0.7, "unsure": 0.3}},
                        "table": [{"from": 0.0, "to": 0.5, "n": 10, "present": 2}, {"from": 0.5, "to": 1.0, "n": 10, "present": 7}]},
        "labels": [
            label("left-lung", "left lung", "organ", {"x-ray": {"tier": "tested", "dice": 0.95, "n": 38}, "ct": untested}, "left"),
            label("right-lung", "right lung", "organ", {"x-ray": {"tier": "little tested", "dice": 0.9, "n": 7}}, "right"),
            label("polyp", "polyp", "lesion", {"endoscopy": untested}),
        ],
    }  # fmt: skip
    (out / "pack.yaml").write_text(yaml.safe_dump(pack, sort_keys=False, width=140))


if __name__ == "__main__":
    main()
