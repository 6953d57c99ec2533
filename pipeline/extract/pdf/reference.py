"""The second reader of a PDF, opened only when it is asked for a page.

pdfplumber and pdfminer under it are slow, and they raise nearly anything on a hostile file: here that becomes one
clear line. Hands on the ink of single pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.extract.page.ink import Cut, Ink
from pipeline.extract.page.turn import Turn
from pipeline.extract.pdf import plumber


class Reference:
    """A PDF as pdfplumber reads it; to be used in a `with` statement."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._pdf: Any = None

    def __enter__(self) -> Reference:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._pdf is not None:
            self._pdf.close()

    @property
    def count(self) -> int:
        """How many pages there are.

        Raises:
            UnreadableDocumentError: the file is damaged or protected.
        """
        try:
            return len(self._opened().pages)
        except UnreadableDocumentError:
            raise
        except Exception as error:
            raise _named(error) from error

    def ink(self, number: int, cuts: Sequence[Cut] = (), turn: Turn | None = None) -> Ink:
        """Return the ink of a page (numbers count from 1), given what PDFium knows of what is hidden on it.

        Raises:
            UnreadableDocumentError: the file is damaged or protected.
        """
        try:
            page = self._opened().pages[number - 1]
            try:
                return plumber.ink(page, cuts, turn)
            finally:
                page.close()
        except UnreadableDocumentError:
            raise
        except Exception as error:  # a hostile file makes pdfminer raise nearly anything
            raise _named(error) from error

    def _opened(self) -> Any:  # noqa: ANN401 - pdfplumber is not typed
        if self._pdf is None:
            self._pdf = pdfplumber.open(self._path)
        return self._pdf


def _named(error: Exception) -> UnreadableDocumentError:
    cause = error.args[0] if isinstance(error, PdfminerException) and error.args else error
    if isinstance(cause, PDFPasswordIncorrect):
        return UnreadableDocumentError("a PDF protected by a password: ask the publisher for an open one")
    if isinstance(error, PdfminerException):
        return UnreadableDocumentError(f"a damaged or truncated PDF ({type(cause).__name__}): fetch it again")
    return UnreadableDocumentError(f"a damaged PDF ({type(error).__name__}: {error}): fetch it again")
