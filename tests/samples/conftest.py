"""The fictional county's own folder in its inbox."""

from pathlib import Path

import pytest

from samples.county import REGION_CODE, REGION_NAME


@pytest.fixture(scope="session")
def county_folder(county_inbox: Path) -> Path:
    """Return the county's folder in the inbox; not to be changed."""
    return county_inbox / f"{REGION_CODE} {REGION_NAME}"
