"""Puts today's answers into the pages and the notebook: `python docs/site/refresh.py HOME PAGE …` (.md or .ipynb).

A question is a fenced `sql` block, its answer the `text` block after it; in a notebook, what each cell shows. HOME
holds the loaded sample county. What changed is for a person to judge, in the diff.
"""

from __future__ import annotations

import ast
import json
import os
import re
import sys
from pathlib import Path

from click.testing import CliRunner

from assets.cli.main import commands

_ANSWERED = re.compile(r"^```sql\n(.*?)^```\n\n```text\n.*?^```", re.MULTILINE | re.DOTALL)


def answer(question: str, home: Path) -> str:
    """Return what `jixiao query` prints, without blanks at its end."""
    told = CliRunner().invoke(commands, ["query", question, "--home", str(home)], catch_exceptions=False)
    return told.output.rstrip("\n")


def refreshed_page(text: str, home: Path) -> str:
    """Return a page with the answer of today under each of its questions."""
    return _ANSWERED.sub(lambda found: f"```sql\n{found[1]}```\n\n```text\n{answer(found[1], home)}\n```", text)


def shown(source: str, names: dict[str, object]) -> str | None:
    """Run a cell and return what a notebook shows of it: the value of its last line, where that is an expression."""
    *body, last = ast.parse(source).body
    if not isinstance(last, ast.Expr):
        exec(source, names)  # noqa: S102 - the notebook is the project's own
        return None
    exec(compile(ast.Module(body, []), "cell", "exec"), names)  # noqa: S102
    return repr(eval(compile(ast.Expression(last.value), "cell", "eval"), names))  # noqa: S307


def refreshed_notebook(text: str, home: Path) -> str:
    """Return a notebook with what each cell shows today."""
    os.environ["JIXIAO_HOME"] = str(home)
    notebook, names = json.loads(text), dict[str, object]()
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    for number, cell in enumerate(cells, start=1):
        told = shown("".join(cell["source"]), names)
        data = {"text/plain": (told or "").splitlines(keepends=True)}
        output = {"data": data, "execution_count": number, "metadata": {}, "output_type": "execute_result"}
        cell |= {"execution_count": number, "outputs": [output] if told is not None else []}
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Refresh the files that the command line names."""
    home, *files = map(Path, sys.argv[1:])
    for file in files:
        refreshed = refreshed_notebook if file.suffix == ".ipynb" else refreshed_page
        file.write_text(refreshed(file.read_text(encoding="utf-8"), home), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
