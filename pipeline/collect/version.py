"""Which reader made a reading: a digest of the code and vocabulary that readings depend on.

It names the cache that readings are kept in, so a changed reader, or another version of the libraries that open the
files, reads everything again.
Light to import: the process that hands out documents needs no reader.
"""

from __future__ import annotations

import functools
import hashlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PIPELINE = Path(__file__).parent.parent
_READER_PARTS = (
    "records.py",
    "text.py",
    "*_words.py",
    "title_bodies.py",
    "phrases.py",
    "revisions.py",
    "collect/reading.py",
    "extract/**/*.py",
    "parse/**/*.py",
    "vocabulary/*.py",
    "vocabulary/*.csv",
)
_LIBRARIES = ("lxml", "openpyxl", "pdfminer.six", "pdfplumber", "pillow", "pypdfium2", "selectolax", "xlrd")
"""What opens the files: another version may read them otherwise."""
_EXTRAS = ("onnxruntime", "opencv-python-headless", "rapidocr")
"""What reads scans where it is installed: documents that were refused without it are read again."""


def digest_of(root: Path, *patterns: str) -> str:
    """Return a digest of the files under `root` that match the patterns, by name and content."""
    digest = hashlib.sha256()
    for pattern in patterns:
        for path in sorted(root.glob(pattern)):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _installed(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "absent"


@functools.cache
def reader_version() -> str:
    """Return the digest of the reader."""
    libraries = [f"{library} {version(library)}" for library in _LIBRARIES]
    extras = [f"{library} {_installed(library)}" for library in _EXTRAS]
    told = "\n".join([digest_of(_PIPELINE, *_READER_PARTS), *libraries, *extras])
    return hashlib.sha256(told.encode()).hexdigest()[:16]
