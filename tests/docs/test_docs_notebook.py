"""The notebook runs from top to bottom on the sample county, and shows what it is kept with."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from tests.docs import pages

NOTEBOOKS = sorted((pages.ROOT / "docs" / "notebook").glob("*.ipynb"))
REFRESH = pages.ROOT / "docs" / "site" / "refresh.py"
each_notebook = pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)


def _cells(text: str, kind: str) -> list[dict[str, Any]]:
    return [cell for cell in json.loads(text)["cells"] if cell["cell_type"] == kind]


@each_notebook
def test_each_cell_shows_what_it_is_kept_with(
    notebook: Path, loaded_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIXIAO_HOME", "")  # what the refreshing sets is taken back after the test
    kept = notebook.read_text(encoding="utf-8")
    fresh = runpy.run_path(str(REFRESH))["refreshed_notebook"](kept, loaded_home)
    shown = [[cell["outputs"] for cell in _cells(text, "code")] for text in (fresh, kept)]
    assert shown[0] == shown[1], "what the notebook shows is stale: run `make docs` and look at the diff"
    assert sum(bool(outputs) for outputs in shown[1]) == 5
    assert fresh == kept


@each_notebook
def test_each_text_is_in_both_languages(notebook: Path) -> None:
    texts = ["".join(cell["source"]) for cell in _cells(notebook.read_text(encoding="utf-8"), "markdown")]
    assert len(texts) >= 6
    assert [text for text in texts if not any("\u4e00" <= one <= "\u9fff" for one in text)] == []


@each_notebook
def test_a_notebook_holds_nothing_of_the_machine_that_ran_it(notebook: Path) -> None:
    text = notebook.read_text(encoding="utf-8")
    assert [word for word in ("/work/", "/home/", "/tmp/", "\\Users\\", '"error"') if word in text] == []
