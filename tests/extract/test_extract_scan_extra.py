"""A scan where character recognition is not installed: one clear line, and what every document is bound to."""

from __future__ import annotations

import sys

import pytest

import pipeline.extract.scan
from pipeline.collect.pool import LocalPool
from pipeline.extract import UnreadableDocumentError, read
from pipeline.extract.scan import document as scan
from tests.extract.scanned import picture, saved


@pytest.mark.parametrize("ending", ["png", "pdf"])
def test_without_the_extra_a_scan_says_what_to_install(tmp_path, monkeypatch, ending):
    monkeypatch.setitem(sys.modules, "pipeline.extract.scan.page", None)
    monkeypatch.delattr(pipeline.extract.scan, "page", raising=False)
    with pytest.raises(UnreadableDocumentError, match=r"pip install 'jixiao\[scan\]'"):
        read(saved(tmp_path / f"a.{ending}", picture()))


def test_all_scanned_pages_that_are_read_stay_within_the_time_of_a_document():
    seconds_a_page = 5
    assert LocalPool().seconds > scan.MOST_PAGES * seconds_a_page
