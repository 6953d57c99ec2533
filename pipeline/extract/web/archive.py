"""Web pages saved as one file (`.mht`) to grids: the pages in it, read one after another.

Pictures and styles in the file are left. What a page says is read by `document.py`.
"""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage, Message
from pathlib import Path

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.extract.web.document import has_frames, web_extract
from pipeline.records import Extract

_MOST_PARTS = 2000


def read_web_archive(path: Path) -> Extract:
    """Return the tables and lines of text of all pages in the file, in their order; frames around them are left.

    Raises:
        UnreadableDocumentError: there is no page in it, or one cannot be read.
    """
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.compat32)
    parts = list(message.walk())
    if len(parts) > _MOST_PARTS:
        raise UnreadableDocumentError(f"a saved web page of more than {_MOST_PARTS} parts: no published table")
    pages = [page for page in map(_page, parts) if page and not has_frames(page)]
    if not pages:
        raise UnreadableDocumentError("a saved web page without text: save it again, or load it as .html")
    return web_extract(pages)


def _page(part: Message | EmailMessage) -> bytes:
    """Return the bytes of a part that is a web page, none for other parts."""
    if part.get_content_type() not in ("text/html", "application/xhtml+xml"):
        return b""
    body = part.get_payload(decode=True)
    return body if isinstance(body, bytes) else b""
