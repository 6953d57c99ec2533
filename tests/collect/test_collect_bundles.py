"""Bundles hold exactly the rows of the slices, year by year and department by department."""

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.bundles import BUNDLES, bundle_of, write_bundles
from pipeline.tabular import write_parquet

NAMES = st.sets(
    st.builds(
        "{}_{}_{}".format,
        st.sampled_from(["990124000", "990125000", "unknown"]),
        st.sampled_from(["2024", "2025", "unknown"]),
        st.sampled_from(["301", "302", "县教育局", "a_b"]),
    )
)


def write(folder, name):
    write_parquet(folder / f"{name}.parquet", pa.table({"slice": [name, name]}))


def rows(folder):
    return [row for path in sorted(folder.glob("*.parquet")) for row in pq.read_table(path)["slice"].to_pylist()]


def test_a_bundle_holds_one_year_and_a_department_stands_at_the_same_place_in_each():
    assert bundle_of("990124000_2024_301").startswith("2024-")
    assert bundle_of("990124000_2024_301")[5:] == bundle_of("990124000_2025_301")[5:]


def test_departments_are_spread_over_no_more_bundles_than_there_are():
    bundles = {bundle_of(f"990124000_2024_{number}") for number in range(1000)}
    assert len(bundles) == BUNDLES


def test_read_in_order_bundles_give_the_rows_by_year(tmp_path):
    names = [f"990124000_{year}_{number}" for year in (2025, 2023, 2024) for number in (301, 302, 303)]
    for name in names:
        write(tmp_path / "slices", name)
    write_bundles(tmp_path / "slices", tmp_path / "bundles", names, names)
    years = [row.split("_")[1] for row in rows(tmp_path / "bundles")]
    assert years == sorted(years)


@settings(deadline=None)
@given(NAMES, NAMES)
def test_the_bundles_hold_the_slices_whatever_was_there_before(tmp_path_factory, before, after):
    folder = tmp_path_factory.mktemp("staged")
    for names, touched in ((before, before), (after, before | after)):
        for gone in before - names:
            (folder / "slices" / f"{gone}.parquet").unlink()
        for name in names:
            write(folder / "slices", name)
        write_bundles(folder / "slices", folder / "bundles", touched, names)
    assert sorted(rows(folder / "bundles")) == sorted([*after, *after])


def test_a_slice_without_rows_of_a_table_has_no_file_there(tmp_path):
    write_bundles(tmp_path / "slices", tmp_path / "bundles", ["990124000_2024_301"], ["990124000_2024_301"])
    assert not (tmp_path / "bundles").exists() or not list((tmp_path / "bundles").iterdir())
