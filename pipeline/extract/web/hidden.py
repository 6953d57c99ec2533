"""What a web page holds and a browser does not show: taken out of the page, so that no record is made of it.

Known are the `hidden` attribute, styles in the page's own elements and in its own style sheets; sheets from elsewhere
are never fetched. Hands back the texts that were taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

_BRACKET = re.compile(r"[{}]")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_GONE = re.compile(r"(?:^|[;\s])display\s*:\s*none|(?:^|[;\s])visibility\s*:\s*collapse", re.IGNORECASE)
_UNSEEN = re.compile(r"(?:^|[;\s])visibility\s*:\s*hidden", re.IGNORECASE)
_SELECTOR = re.compile(r"[\w\s.#,*>+~-]+")
_MOST_RULES = 200
"""Rules that hide something; a page with more is looked at for the last ones, which overrule the others."""


def take_hidden(tree: LexborHTMLParser) -> list[str]:
    """Take all that does not show out of the page, and return its texts.

    A cell that is only made invisible keeps its room in the table.
    """
    texts = []
    for node, keeps_room in _hidden(tree):
        text = (node.text(deep=True, separator=" ") or "").strip()
        if text and node.tag not in ("script", "style", "head", "title"):
            texts.append(" ".join(text.split()))
        if keeps_room:
            for child in list(node.iter(include_text=True)):
                child.decompose()
        else:
            node.decompose()
    return texts


def _hidden(tree: LexborHTMLParser) -> list[tuple[LexborNode, bool]]:
    """Return the outermost hidden elements, and whether each keeps its room."""
    found: dict[int, tuple[LexborNode, bool]] = {}
    for node in tree.css('[style*="display" i], [style*="visibility" i]'):
        style = node.attributes.get("style") or ""
        if _GONE.search(style) or _UNSEEN.search(style):
            found[node.mem_id] = (node, not _GONE.search(style))
    for selector, keeps_room in _hiding_rules(tree):
        for node in tree.css(selector):
            if not _is_shown_by_style(node):
                found.setdefault(node.mem_id, (node, keeps_room))
    found.update((node.mem_id, (node, False)) for node in tree.css("body [hidden]"))
    return [(node, keeps_room) for node, keeps_room in found.values() if not _is_inside(node, found)]


def _is_shown_by_style(node: LexborNode) -> bool:
    """Whether the element's own style overrules the style sheet."""
    return "display" in (node.attributes.get("style") or "")


def _is_inside(node: LexborNode, found: dict[int, tuple[LexborNode, bool]]) -> bool:
    above = node.parent
    while above is not None:
        if above.mem_id in found:
            return True
        above = above.parent
    return False


def _hiding_rules(tree: LexborHTMLParser) -> Iterator[tuple[str, bool]]:
    """Yield the plain selectors of the page's style sheets that hide elements; those for print or screens are left."""
    hiding = [
        (selector, not _GONE.search(declarations))
        for selector, declarations in _plain_rules(tree)
        if _GONE.search(declarations) or _UNSEEN.search(declarations)
    ]
    yield from hiding[-_MOST_RULES:]


def styled(tree: LexborHTMLParser, wanted: re.Pattern[str]) -> dict[int, str]:
    """Return the elements whose own style, or a plain rule of the page's style sheets, has declarations like these.

    The declarations stand beside each; the element's own go before those of rules, and later rules before others.
    """
    found: dict[int, str] = {}
    matching = [rule for rule in _plain_rules(tree) if wanted.search(rule[1])]
    for selector, declarations in matching[-_MOST_RULES:]:
        found.update((node.mem_id, declarations) for node in tree.css(selector))
    own = ((node, node.attributes.get("style") or "") for node in tree.css("[style]"))
    return found | {node.mem_id: style for node, style in own if wanted.search(style)}


def _plain_rules(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Yield the plain selectors of the page's style sheets with their declarations."""
    sheets = "\n".join(style.text(deep=True) or "" for style in tree.css("style"))
    for selector, declarations in _rules(_COMMENT.sub("", sheets)):
        if _SELECTOR.fullmatch(selector):
            yield selector.strip(), declarations


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield the selector and the declarations of each rule, in one pass; rules inside others have none of their own."""
    depth, begin, opened = 0, 0, -1
    for bracket in _BRACKET.finditer(sheet):
        if bracket[0] == "{":
            opened = bracket.start() if depth == 0 else opened
            depth += 1
            continue
        depth = max(depth - 1, 0)
        if depth == 0:
            if opened >= begin:
                yield sheet[begin:opened].rpartition(";")[2], sheet[opened + 1 : bracket.start()]
            begin = bracket.end()
