"""What the docs site needs beyond its settings: links from a page to files that are not part of the site become text.

The pages are read in the repository too, where these links lead to the file; nothing else is changed here.
"""

from __future__ import annotations

import re

_LEAVES_THE_SITE = re.compile(r"\[([^\]]+)\]\(\.\./[^)]*\)")


def on_page_markdown(markdown: str, **_: object) -> str:
    """Return a page whose links out of the docs folder are only told, as mkdocs calls it for each page."""
    return _LEAVES_THE_SITE.sub(r"\1", markdown)
