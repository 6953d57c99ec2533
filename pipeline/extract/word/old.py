"""Old `.doc` documents to grids, where LibreOffice is installed: converted to `.docx` first, and read as that.

The converter is a process of its own in a folder of its own, bound in time, with a profile that runs no macros and
follows no links. Where there is none, the document is named with what to do.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.extract.word.document import read_word
from pipeline.records import Extract

_SECONDS = 120
_PROGRAMS = ("soffice", "libreoffice")
_NOWHERE = "http://127.0.0.1:9"
"""A proxy that nobody answers: whatever the document links to stays unasked."""
_SETTINGS = (
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
)
_WITHOUT = "an old Word document: save it as .docx and load that, or install LibreOffice, which converts it"


def read_old_word(path: Path) -> Extract:
    """Return the document's tables and paragraphs in order, as `read_word` gives them.

    Raises:
        UnreadableDocumentError: there is no converter, or it cannot convert the document.
    """
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise UnreadableDocumentError(_WITHOUT)
    with tempfile.TemporaryDirectory(prefix="jixiao-doc-") as name:
        return replace(read_word(_converted(program, path, Path(name))), format="doc")


def _converted(program: str, path: Path, folder: Path) -> Path:
    """Return the document as `.docx` inside `folder`.

    Raises:
        UnreadableDocumentError: the converter takes too long, or gives nothing.
    """
    source = folder / "document.doc"
    shutil.copyfile(path, source)
    _write_profile(folder / "profile" / "user")
    command = [
        program,
        "--headless",
        "--norestore",
        "--nolockcheck",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to",
        "docx",
        "--outdir",
        str(folder / "out"),
        str(source),
    ]
    _run(command, folder)
    result = folder / "out" / "document.docx"
    if not result.is_file():
        raise UnreadableDocumentError(f"LibreOffice cannot convert it: {_WITHOUT}")
    return result


def _run(command: list[str], folder: Path) -> None:
    """Run the converter and, when its time is over, end it with all that it started."""
    process = subprocess.Popen(  # noqa: S603 - the installed converter, with our own arguments
        command,
        cwd=folder,
        env={"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "LANG": "C.UTF-8", **_no_network()},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocumentError(f"converting it took more than {_SECONDS} s: {_WITHOUT}") from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the converter's whole session; one that has ended already is fine."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    finally:
        process.wait()


def _no_network() -> dict[str, str]:
    return dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _NOWHERE)


def _write_profile(folder: Path) -> None:
    """Write the settings that a fresh profile begins with."""
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    folder.mkdir(parents=True)
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>\n",
        encoding="utf-8",
    )
