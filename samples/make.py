"""Makes the inbox of the fictional county: `python -m samples.make [--out samples/inbox]`.

What is published is data in `county/`; here each document is only sent to the writer of its format.
It hands on a folder that `jixiao load` takes; made twice, it holds the same bytes.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from samples import as_pdf, as_text, as_workbook
from samples.county import REGION_CODE, REGION_NAME
from samples.documents import Document, copies, documents
from samples.drawing import web_table, word_table
from samples.evaluations import Evaluation, evaluations, form_rows

DEFAULT_OUT = Path(__file__).parent / "inbox"

_WRITERS: dict[str, Callable[[Path, Document], Path]] = {
    ".pdf": as_pdf.write,
    ".txt": as_text.write,
    ".xlsx": as_workbook.write,
}
_FORM_WRITERS = {".docx": word_table, ".html": web_table}


def make_inbox(out: Path = DEFAULT_OUT) -> list[Path]:
    """Make the inbox and return its files; the county's own folder in it is made anew.

    Args:
        out: the inbox; its folder for the county is removed first, and nothing else is touched.
    """
    county_folder = out / f"{REGION_CODE} {REGION_NAME}"
    if county_folder.exists():
        shutil.rmtree(county_folder)
    made = [_WRITERS[Path(one.file).suffix](county_folder / one.file, one) for one in documents()]
    made += [_write_form(county_folder / one.file, one) for one in evaluations()]
    for copy, original in copies().items():
        made.append(Path(shutil.copyfile(county_folder / original, county_folder / copy)))
    return sorted(made)


def _write_form(path: Path, form: Evaluation) -> Path:
    table = form_rows(form)
    return _FORM_WRITERS[path.suffix](path, table.rows, merges=table.merges)


def main() -> None:
    """Make the inbox where the command line says."""
    parser = argparse.ArgumentParser(description="Make the published documents of the fictional county.")
    parser.add_argument("--out", type=Path, default=DEFAULT_OUT, help="the inbox folder (default: %(default)s)")
    made = make_inbox(parser.parse_args().out)
    sys.stdout.write(f"{len(made)} documents in {made[0].parents[2]}\n")


if __name__ == "__main__":
    main()
