"""The inbox of the fictional county, made once for all tests of the samples."""

import pytest

from samples.county import REGION_CODE, REGION_NAME
from samples.make import make_inbox


@pytest.fixture(scope="session")
def county_folder(tmp_path_factory):
    """Return the county's folder in a new inbox."""
    inbox = tmp_path_factory.mktemp("inbox")
    make_inbox(inbox)
    return inbox / f"{REGION_CODE} {REGION_NAME}"
