"""What the docs site needs beyond its settings: links out of the docs become text, Chinese pages are wholly Chinese.

The pages are read in the repository too, where these links lead to the file; nothing else is changed here.
"""

from __future__ import annotations

import re
from typing import Any

_LEAVES_THE_SITE = re.compile(r"\[([^\]]+)\]\(\.\./[^)]*\)")
_FENCED = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)
_CHINESE = r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”…]"
_BROKEN_LINE = re.compile(rf"(?:(?<={_CHINESE})|(?<=[)*]))\n *(?=\[?{_CHINESE})")
_CHINESE_PAGE = ".zh-CN.md"


def on_page_markdown(markdown: str, **_: object) -> str:
    """Return a page whose links out of the docs folder are only told, as mkdocs calls it for each page.

    A browser shows the end of a line as a blank, which Chinese text does not have: such lines become one.
    """
    told = _LEAVES_THE_SITE.sub(r"\1", markdown)
    parts = _FENCED.split(told)
    return "".join(part if part.startswith("```") else _BROKEN_LINE.sub("", part) for part in parts)


def on_page_context(context: Any, page: Any, config: Any, **_: object) -> Any:  # noqa: ANN401 - the types of mkdocs
    """Give a Chinese page the theme's Chinese words (搜索, 目录) and its language, just before it is drawn."""
    config.theme["language"] = "zh" if page.file.src_uri.endswith(_CHINESE_PAGE) else "en"
    return context
