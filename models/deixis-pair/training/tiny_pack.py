"""Writes a CLIP-shaped pack of a few kilobytes: image.onnx, text.onnx and tokenizer.json. Tests of the product run it, nobody should
look through it.

    python tiny_pack.py ../../../src/test/resources/packs/tiny-clip

The weights are drawn with a fixed seed and teach nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import yaml
from onnx import TensorProto, helper, numpy_helper

SIZE, CELL, WIDTH, OUT, CONTEXT = 32, 8, 6, 16, 12
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *"abcdefghijklmnopqrstuvwxyz", "amyloid", "kidney", "lung", "nodule", "carcinoma", "of", "the"]


def save(path: Path, nodes: list, inputs: dict, outputs: dict, weights: dict[str, np.ndarray], kind: int) -> None:
    info = lambda d, k: [helper.make_tensor_value_info(n, k, s) for n, s in d.items()]  # noqa: E731
    fixed = [numpy_helper.from_array(w if w.dtype == np.int64 else w.astype(np.float32), n) for n, w in weights.items()]
    graph = helper.make_graph(nodes, path.stem, info(inputs, kind), info(outputs, TensorProto.FLOAT), fixed)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], producer_name="tiny_pack", ir_version=8)
    onnx.checker.check_model(model, full_check=True)
    path.write_bytes(model.SerializeToString())


def image_graph(path: Path, rng: np.random.Generator) -> None:
    """Each cell's pixels by a convolution; the picture is their mean."""
    node = helper.make_node
    cells = (SIZE // CELL) ** 2
    w = {"patch": rng.normal(size=(WIDTH, 3, CELL, CELL)) * 0.1, "bias": rng.normal(size=WIDTH) * 0.1, "out": rng.normal(size=(WIDTH, OUT)), "flat": np.array([1, WIDTH, cells], np.int64)}
    nodes = [
        node("Conv", ["image", "patch", "bias"], ["c"], kernel_shape=[CELL, CELL], strides=[CELL, CELL]), node("Tanh", ["c"], ["t"]), node("Reshape", ["t", "flat"], ["f"]),
        node("Transpose", ["f"], ["x"], perm=[0, 2, 1]), node("MatMul", ["x", "out"], ["each"]), node("LpNormalization", ["each"], ["cell_embeddings"], axis=2, p=2),
        node("ReduceMean", ["each"], ["mean"], axes=[1], keepdims=0), node("LpNormalization", ["mean"], ["image_embedding"], axis=1, p=2),
    ]  # fmt: skip
    save(path, nodes, {"image": [1, 3, SIZE, SIZE]}, {"image_embedding": [1, OUT], "cell_embeddings": [1, cells, OUT]}, w, TensorProto.FLOAT)


def text_graph(path: Path, rng: np.random.Generator) -> None:
    """The mean of the tokens that count."""
    node = helper.make_node
    w = {"table": rng.normal(size=(len(VOCABULARY), OUT)), "two": np.array([2], np.int64)}
    nodes = [
        node("Gather", ["table", "input_ids"], ["e"]), node("Cast", ["attention_mask"], ["m"], to=TensorProto.FLOAT), node("Unsqueeze", ["m", "two"], ["mm"]),
        node("Mul", ["e", "mm"], ["kept"]), node("ReduceMean", ["kept"], ["mean"], axes=[1], keepdims=0), node("LpNormalization", ["mean"], ["text_embedding"], axis=1, p=2),
    ]  # fmt: skip
    save(path, nodes, {"input_ids": [1, CONTEXT], "attention_mask": [1, CONTEXT]}, {"text_embedding": [1, OUT]}, w, TensorProto.INT64)


def tokenizer(path: Path) -> None:
    """Whole words, and letters where a word is not known."""
    special = [{"id": i, "content": t, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True} for i, t in enumerate(VOCABULARY[:4])]
    vocabulary = {t: i for i, t in enumerate(VOCABULARY)} | {"##" + c: VOCABULARY.index(c) for c in "abcdefghijklmnopqrstuvwxyz"}
    path.write_text(json.dumps({
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": special, "normalizer": {"type": "Lowercase"}, "pre_tokenizer": {"type": "Whitespace"},
        "post_processor": {"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
                           "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
                           "special_tokens": {t: {"id": t, "ids": [VOCABULARY.index(t)], "tokens": [t]} for t in ("[CLS]", "[SEP]")}},
        "decoder": None, "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100, "vocab": vocabulary},
    }, indent=1))  # fmt: skip


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("out", type=Path)
    out = p.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(6)
    image_graph(out / "image.onnx", rng)
    text_graph(out / "text.onnx", rng)
    tokenizer(out / "tokenizer.json")
    files = {"image": "image.onnx", "text": "text.onnx", "tokenizer": "tokenizer.json"}
    pack = {
        "schema": 1, "id": "tiny-clip", "version": "1", "name": "Tiny CLIP", "task": "image-text", "engine": "OnnxRuntime", "licence": "Apache-2.0",
        "files": {k: {"path": f, "sha256": hashlib.sha256((out / f).read_bytes()).hexdigest()} for k, f in files.items()},
        "input": {"size": SIZE, "mean": [0.48, 0.46, 0.41], "std": [0.27, 0.26, 0.28], "fit": "centre-crop", "preprocessing_version": 1},
        "text": {"context": CONTEXT, "padding": 0}, "dimension": OUT, "trained_on": ["slide-1"],
        "similarity": {"words": {"unrelated": 0.0, "relevant": 0.3}, "images": {"unrelated": 0.0, "relevant": 0.5}},
    }  # fmt: skip
    (out / "pack.yaml").write_text(yaml.safe_dump(pack, sort_keys=False, width=140))


if __name__ == "__main__":
    main()
