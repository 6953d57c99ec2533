"""The entity-relationship diagram as one SVG without script: facts in the middle, dimensions around, records below.

Where the boxes stand is for `layout.py`; here they are drawn. Each name is a link to its entry in the dictionary.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from warehouse.dictionary import notes
from warehouse.dictionary.entries import Dictionary, Language
from warehouse.dictionary.layout import LINE, TITLE, WIDTH, Box, lay_out

_COLOURS = ("#b3261e", "#00658b", "#2e6b27", "#7b4ea3", "#8a5100", "#9c4168")
"""One a fact, dark enough to be read on white."""
_MONO = "ui-monospace,Consolas,'DejaVu Sans Mono',monospace"
_SANS = "'Noto Sans SC','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
_STYLE = (
    f"text{{font:12px {_SANS};fill:#222}}.said{{font-size:11px;fill:#555}}"
    f".name{{font:600 12.5px {_MONO};fill:#0b57d0}}.column{{font:11px {_MONO}}}"
    ".key{font-weight:700}.to{fill:#0b57d0}a:hover text{text-decoration:underline}"
    "path{fill:none;stroke-width:1.3;opacity:.6}path:hover{stroke-width:3.5;opacity:1}"
    "rect{fill:#fff;stroke:#888}.fact{fill:#fff8e6}.dim{fill:#eef4fb}"
)


def _linked(table: str, page: str, text: str) -> str:
    return f'<a href="{escape(page)}#{escape(table)}" target="_top">{text}</a>'


def _text(x: float, y: float, words: str, style: str) -> str:
    return f'<text x="{x:g}" y="{y:g}" class="{style}">{escape(words)}</text>'


def _box(box: Box, page: str, language: Language) -> Iterator[str]:
    """Draw one table: its name, what it is, its key, and the columns that refer to others."""
    style = box.table.name.partition("_")[0]
    yield f'<rect x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" height="{box.height:g}" rx="4" class="{style}"/>'
    yield _linked(box.table.name, page, _text(box.x + 8, box.y + 17, box.table.name, "name"))
    yield _text(box.x + 8, box.y + 33, box.caption(language), "said")
    for number, column in enumerate(box.columns):
        y = box.y + TITLE + number * LINE + 11
        yield _text(box.x + 8, y, column.name, "column key" if column.is_key else "column")
        if target := box.told_target(column):
            end = f'x="{box.x + box.width - 8:g}" y="{y:g}" text-anchor="end"'
            yield _linked(target, page, f'<text {end} class="column to">→ {target}</text>')


def _curve(start: tuple[float, float], end: tuple[float, float], bend: float) -> str:
    (x, y), (to_x, to_y) = start, end
    return f"M{x:g},{y:g} C{x + bend:g},{y:g} {to_x - bend:g},{to_y:g} {to_x:g},{to_y:g}"


def _line(box: Box, row: int, other: Box, colour: str) -> str:
    """Draw one reference of a fact: from its column to the nearer side of the table that it joins."""
    to_right = other.x > box.x
    y = box.y + TITLE + row * LINE + 7
    start = (box.x + box.width if to_right else box.x, y)
    end = (other.x if to_right else other.x + other.width, other.y + other.landing(box))
    path = _curve(start, end, 70 if to_right else -70)
    told = escape(f"{box.table.name}.{box.columns[row].name} → {other.table.name}")
    return f'<path d="{path}" stroke="{colour}"><title>{told}</title></path>'


def _lines(boxes: dict[str, Box]) -> Iterator[str]:
    """Draw all references from a fact to a dimension beside it."""
    facts = [box for box in boxes.values() if box.table.name.startswith("fact_")]
    for number, box in enumerate(facts):
        colour = _COLOURS[number % len(_COLOURS)]
        for row, column in enumerate(box.columns):
            other = boxes.get((column.reference or "").partition(".")[0])
            if other is not None and other.table.name.startswith("dim_"):
                yield _line(box, row, other, colour)


def to_svg(dictionary: Dictionary, page: str, language: Language) -> str:
    """Return the diagram of a whole dictionary.

    Args:
        dictionary: all tables; views are left out, for they refer through their facts.
        page: the address of the dictionary's page, as seen from the diagram.
        language: the language of the captions.
    """
    boxes = lay_out(dictionary)
    height = max(box.y + box.height for box in boxes.values()) + 10
    title, hint = notes.label("diagram").say(language), notes.label("diagram_hint").say(language)
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {height:g}" role="img">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style>",
        f'<rect width="{WIDTH:g}" height="{height:g}" style="stroke:none"/>',
        _text(10, 18, hint, "said"),
        *_lines(boxes),
        *(piece for box in boxes.values() for piece in _box(box, page, language)),
        "</svg>",
    ]
    return "\n".join(drawn) + "\n"
