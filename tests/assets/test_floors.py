"""The floors of the house, and that no release outlives a change of the code that made it."""

from __future__ import annotations

import pytest

from assets import version as of_release
from pipeline import stage
from pipeline.collect import version as of_reader
from tests.imports import FLOORS, ROOT, imports, matching, needed

HANDS_ON = {"pipeline.collect.cache", "pipeline.collect.catalog", "pipeline.collect.containers"}
HANDS_ON |= {"pipeline.collect.defaults", "pipeline.collect.inbox", "pipeline.collect.version"}
"""What brings a document to its reader and back: what it hands on is in the catalog, or told by a digest itself."""


@pytest.mark.parametrize("floor", FLOORS)
def test_a_floor_imports_only_from_floors_below_it(floor: str):
    above = FLOORS[FLOORS.index(floor) + 1 :]
    wrong = {(one, other) for one, named in imports().items() if one.startswith(floor) for other in named}
    assert {pair for pair in wrong if pair[1].startswith(above)} == set()


def read_by() -> set[str]:
    return matching(ROOT / "pipeline", of_reader._READER_PARTS)


def typed_by() -> set[str]:
    return read_by() | matching(ROOT / "pipeline", stage._TYPING_PARTS)


def without_text(modules: set[str]) -> set[str]:
    """Leave out packages whose __init__ imports nothing."""
    return {module for module in modules if imports()[module] or not any(m.startswith(f"{module}.") for m in imports())}


def test_a_change_of_any_code_that_reads_documents_reads_them_anew():
    assert without_text(needed({"pipeline.collect.reading"}) - read_by()) - HANDS_ON == set()


def test_a_change_of_any_code_that_types_documents_stages_them_anew():
    assert without_text(needed({"pipeline.stage"}) - typed_by()) - HANDS_ON == set()


def test_a_change_of_any_code_that_makes_a_release_makes_a_new_one():
    made_by = typed_by() | matching(ROOT, of_release._PARTS)
    makes = needed({"pipeline.resolve.entities", "pipeline.resolve.store", "warehouse.build"})
    assert without_text(makes - made_by) - HANDS_ON == set()
