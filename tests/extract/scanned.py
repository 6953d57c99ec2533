"""Pictures of tables as a scanner makes them: ruled, in Latin letters and digits, which every machine can draw."""

from __future__ import annotations

import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

SIZE = (1000, 560)
LEFT, TOP, WIDE, HIGH = 60, 90, 220, 70
"""Pixels at 200 dots an inch: the corner of the table, and its cells."""
DOTS = 200
POINT = DOTS / 72
TABLE = [["Project", "Amount", "Target", "Weight"], ["Road 7", "1,284,560.75", "95%", "30"], ["Well", "", "12", "10"]]


def picture(rows=TABLE, *, lean: float = 0.0, quarters: int = 0, noise: int = 0, blurred=()) -> Image.Image:
    """Draw a table and return it as scanned: leaning (degrees), turned (quarters, counter-clockwise), with noise.

    `blurred` are the (row, column) of cells whose text is hardly to be read.
    """
    page = Image.new("L", SIZE, 255)
    draw = ImageDraw.Draw(page)
    font = ImageFont.load_default(size=28)
    draw.text((LEFT, 30), "Budget of the county, 2024", fill=0, font=font)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            x, y = LEFT + column * WIDE, TOP + row * HIGH
            draw.text((x + 14, y + 18), text, fill=0, font=font)
            if (row, column) in blurred:
                inside = (x + 4, y + 4, x + WIDE - 4, y + HIGH - 4)
                page.paste(page.crop(inside).filter(ImageFilter.GaussianBlur(5)), inside[:2])
            draw.rectangle([x, y, x + WIDE, y + HIGH], outline=0, width=2)
    page = page.rotate(-lean, fillcolor=255, resample=Image.Resampling.BICUBIC)
    if noise:
        page = Image.frombytes("L", page.size, _noisy(page, noise))
    return page.rotate(90 * quarters, expand=True)


def _noisy(page: Image.Image, noise: int) -> bytes:
    chance = random.Random(1)
    return bytes(max(min(int(grey * 0.9 + chance.gauss(12, noise)), 255), 0) for grey in page.tobytes())


def printed(rows=TABLE) -> list[list[str]]:
    """Return what `picture` prints."""
    return [list(row) for row in rows]


def saved(path: Path, *pages: Image.Image) -> Path:
    """Save pages as a picture file or a PDF of pictures, as the name's ending says."""
    pages[0].save(
        path,
        dpi=(DOTS, DOTS),
        resolution=DOTS,
        **({"save_all": True, "append_images": pages[1:]} if len(pages) > 1 else {}),
    )
    return path
