"""Pictures of text lines to characters, each with where it stands and how sure the recogniser is of it.

The model lies in the wheel of RapidOCR; it is opened by its path and run on one thread, so that nothing is ever fetched
and the same line gives the same text. Which pictures are lines, and what the texts mean, is told elsewhere.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import onnxruntime

Picture = npt.NDArray[np.uint8]
"""Grey levels, rows from the top: 0 is black ink, 255 is paper."""

_MODELS = ("*rec*.onnx",)
_HEIGHT = 48
"""Pixels: the height of a line that the model was trained on."""
_WIDEST = 3200
"""Pixels: a longer line is squeezed to this width."""
_WIDTH_STEP = 64
_BATCH_PIXELS = 6 * 320
"""Width of all lines of one run together: it bounds the memory."""
_BLANK = 0


@dataclass(frozen=True, slots=True)
class Sign:
    """A recognised character: how sure (0 to 1), and its middle as a part (0 to 1) of the picture's width."""

    text: str
    confidence: float
    middle: float


Line = tuple[Sign, ...]


def text_of(line: Line) -> str:
    """Return the characters of a line as a text."""
    return "".join(sign.text for sign in line)


def confidence_of(line: Line) -> float:
    """Return how sure the least sure character of the line is; 0 for a line without any."""
    return min((sign.confidence for sign in line), default=0.0)


def recognise(pictures: Sequence[Picture]) -> list[Line]:
    """Return the characters of each picture of one text line, in the order of the pictures."""
    lines: list[Line] = [()] * len(pictures)
    prepared = [_prepared(picture) for picture in pictures]
    order = sorted(range(len(pictures)), key=lambda n: prepared[n].shape[2])
    for batch in _batches(order, [p.shape[2] for p in prepared]):
        width = max(prepared[n].shape[2] for n in batch)
        stacked = np.zeros((len(batch), 3, _HEIGHT, width), dtype=np.float32)
        for row, n in enumerate(batch):
            stacked[row, :, :, : prepared[n].shape[2]] = prepared[n]
        for n, likelihood in zip(batch, _model().run(stacked), strict=True):
            lines[n] = _decoded(likelihood, prepared[n].shape[2] / width)
    return lines


def _batches(order: Sequence[int], widths: Sequence[int]) -> Iterator[list[int]]:
    """Yield pictures of nearly one width together, as many as the memory allows."""
    batch: list[int] = []
    for n in order:
        if batch and ((len(batch) + 1) * widths[n] > _BATCH_PIXELS or widths[n] > widths[batch[0]] + _WIDTH_STEP):
            yield batch
            batch = []
        batch.append(n)
    if batch:
        yield batch


def _prepared(picture: Picture) -> npt.NDArray[np.float32]:
    """Return the picture as the model takes it: 3 layers, 48 pixels high, from -1 (black) to 1 (paper)."""
    height, width = picture.shape
    wide = min(max(round(width * _HEIGHT / height), 1), _WIDEST)
    sized = cv2.resize(picture, (wide, _HEIGHT), interpolation=cv2.INTER_CUBIC if height < _HEIGHT else cv2.INTER_AREA)
    grey = sized.astype(np.float32) / 127.5 - 1
    return np.broadcast_to(grey, (3, _HEIGHT, wide))


def _decoded(likelihood: npt.NDArray[np.float32], part: float) -> Line:
    """Return the characters of one line: of each run of one likeliest class, that class, blanks left out.

    `part` is the part of the model's width that the picture fills; what lies beyond is padding.
    """
    classes, sure = likelihood.argmax(axis=1), likelihood.max(axis=1)
    signs = []
    starts = np.flatnonzero(np.diff(classes, prepend=-1))
    for start, end in zip(starts, [*starts[1:], len(classes)], strict=True):
        if classes[start] != _BLANK:
            middle = (start + end) / 2 / len(classes) / part
            signs.append(Sign(_model().characters[classes[start]], float(sure[start:end].max()), float(middle)))
    return tuple(signs)


class _Model:
    """The recogniser's network and its classes."""

    def __init__(self, path: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 4
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._input = self._session.get_inputs()[0].name
        classes = self._session.get_modelmeta().custom_metadata_map["character"].splitlines()
        self.characters = ("", *classes, " ")

    def run(self, stacked: npt.NDArray[np.float32]) -> Any:  # noqa: ANN401 - onnxruntime is not typed
        """Return the likelihood of each class at each step: (line, step, class)."""
        return self._session.run(None, {self._input: stacked})[0]


@functools.cache
def _model() -> _Model:
    """Return the model of the installed wheel, opened once.

    Raises:
        ModuleNotFoundError: the wheel is not installed, or holds no model.
    """
    spec = find_spec("rapidocr")
    folder = Path(spec.origin).parent / "models" if spec and spec.origin else Path()
    found = sorted(path for pattern in _MODELS for path in folder.glob(pattern)) if spec else []
    if not found:
        raise ModuleNotFoundError("no rapidocr with its models", name="rapidocr")
    return _Model(found[0])
