"""A queue that grows is the queue made at once, whatever the order; what is kept of it is what comes back."""

from __future__ import annotations

import random
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.resolve.candidates import best, extended, growing, judge, kept_queue, load, queue, save, signatures, store
from pipeline.resolve.candidates.blocks import Block, crossed, pairs
from pipeline.resolve.candidates.signatures import sketch_cap

FRONTS = ("", "项目", "受益", "县级", "3岁", "5岁", "不")
WHAT = (
    "群众",
    "学生",
    "道路养护",
    "养护道路",
    "危房改造",
    "图书购置",
    "购买图书",
    "资金(含贷款)",
    "资金",
    "甲河",
    "乙河",
    "丙河",
)
ENDS = ("满意度", "满意率", "及时率", "按时率", "数", "数量", "率", "里程", "完成情况")
NAMES = [front + what + end for front in FRONTS for what in WHAT for end in ENDS]

names_of_the_field = st.sampled_from(NAMES)
any_names = st.text(st.characters(codec="utf-8"), max_size=12) | st.text("群众满意度率()（）3一的", max_size=9)
lists_of_names = st.lists(names_of_the_field | any_names, max_size=60)


@contextmanager
def small_caps(sketch_pairs: int = 1 << 22):
    """Caps so low that a few names cross them, as a million do the real ones."""
    with ExitStack() as stack:
        caps = {"_LEVEL_CAP": 3, "_SLIP_CAP": 2, "_PAIRS_A_SKETCH": sketch_pairs, "_LARGEST_SKETCH_CAP": 3}
        for name, value in caps.items():
            stack.enter_context(patch.object(signatures, name, value))
        stack.enter_context(patch.object(best, "PARTNERS", 1))
        yield


def assert_growing_changes_nothing(*nights):
    grown = queue(nights[0])
    for names in nights[1:]:
        grown = extended(grown, names)
    whole = queue([name for names in nights for name in names])
    assert grown.candidates() == whole.candidates()
    assert np.array_equal(grown.pairs.guards, whole.pairs.guards)


@settings(max_examples=40, deadline=None)
@given(lists_of_names, lists_of_names, lists_of_names)
def test_growing_twice_gives_what_all_names_at_once_give(first, second, third):
    with small_caps():
        assert_growing_changes_nothing(first, second, third)


@pytest.mark.parametrize("sketch_pairs", [1 << 22, 128])
def test_caps_that_new_names_cross_leave_no_trace_of_what_was_within_them(sketch_pairs):
    with small_caps(sketch_pairs):
        for seed in range(12):
            shuffled = random.Random(seed).sample(NAMES, 120)
            assert_growing_changes_nothing(shuffled[:60], shuffled[60:75], shuffled[75:])


@settings(max_examples=25, deadline=None)
@given(lists_of_names, st.randoms())
def test_the_order_of_names_changes_nothing(names, shuffling):
    shuffled = [*names, *names[:3]]
    shuffling.shuffle(shuffled)
    assert queue(names).candidates() == queue(shuffled).candidates()


@settings(max_examples=25, deadline=None)
@given(lists_of_names, lists_of_names, st.data())
def test_decisions_that_come_and_go_give_what_they_give_at_once(first, second, data):
    some = st.sampled_from([*first, *second, "群众满意度"])
    pairs_of_names = st.lists(st.tuples(some, some), max_size=4)
    before, after = data.draw(pairs_of_names), data.draw(pairs_of_names)
    with small_caps():
        grown = extended(queue(first, before), second, after)
        assert grown.candidates() == queue([*first, *second], after).candidates()


def test_a_pair_that_a_person_decided_makes_room_for_others():
    with patch.object(best, "PARTNERS", 1):
        names = ["群众满意度", "群众满意率", "受益群众满意度"]
        first, *_ = queue(names).candidates()
        left = queue(names, [(first.right, first.left)]).candidates()
        assert (first.left, first.right) not in {(one.left, one.right) for one in left}
        assert extended(queue(names), [], [(first.left, first.right)]).candidates() == left


def test_only_pairs_with_a_new_name_are_judged():
    old = queue(NAMES)
    judged = []

    def watched(names, found):
        judged.append(found)
        return judge.judged(names, found)

    with patch.object(growing, "judged", watched):
        grown = extended(old, ["群众满艺度"])
    names = len(grown.names.keys)
    new = grown.names.keys.index("群众满艺度")
    assert len(judged[0])
    assert all(new in divmod(int(pair), names) for pair in judged[0])


def test_a_signature_that_too_many_share_proposes_nothing():
    values = np.array([7, 7, 7, 9, 9, 0, 0], np.uint64) << np.uint64(40)
    everyone = np.ones(7, np.bool_)
    assert [divmod(int(pair), 7) for pair in pairs([Block(values, 2)], everyone)] == [(3, 4)]
    assert [divmod(int(pair), 7) for pair in pairs([Block(values, 3)], everyone)] == [
        (0, 1),
        (0, 2),
        (1, 2),
        (3, 4),
    ]


def test_names_are_looked_at_anew_when_new_ones_fill_what_they_share():
    values = np.full(4, 1 << 50, np.uint64)
    is_new = np.array([False, False, True, True])
    assert crossed([Block(values, 3)], is_new).tolist() == [True, True, False, False]
    assert not crossed([Block(values, 4)], is_new).any()
    assert not crossed([Block(values, 1)], is_new).any()


def test_the_more_names_there_are_the_fewer_may_share_a_fuzzy_signature():
    assert [sketch_cap(count) for count in (0, 1000, 8192, 16384, 100_000, 1_000_000)] == [1024, 1024, 1024, 512, 64, 8]
    assert all(sketch_cap(count) * count <= 1 << 23 for count in range(8192, 3_000_000, 9973))


def test_what_is_kept_comes_back(tmp_path):
    made = queue(NAMES[:200], [(NAMES[0], NAMES[1])])
    save(made, tmp_path)
    back = load(tmp_path)
    assert back is not None
    assert (back.candidates(), back.names.keys, back.decided) == (made.candidates(), made.names.keys, made.decided)
    assert extended(back, NAMES).candidates() == queue(NAMES).candidates()


def test_a_kept_queue_grows_with_the_names_and_is_made_anew_when_one_is_gone(tmp_path):
    shuffled = random.Random(4).sample(NAMES, 300)
    for names in (shuffled[:150], shuffled[:260], shuffled[:260], shuffled[40:300], []):
        assert kept_queue(tmp_path, names).candidates() == queue(names).candidates()
        assert load(tmp_path).names.keys == tuple(sorted(names))


def test_an_unchanged_night_writes_nothing(tmp_path):
    kept_queue(tmp_path, NAMES[:50])
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    kept_queue(tmp_path, NAMES[:50])
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("file", ["candidate_names.parquet", "candidate_pairs.parquet"])
def test_what_is_not_whole_or_not_of_these_rules_is_not_read(tmp_path, file):
    assert load(tmp_path) is None
    save(queue(NAMES[:50]), tmp_path)
    with patch.object(store, "candidates_version", return_value="other rules"):
        assert load(tmp_path) is None
    (tmp_path / file).write_bytes((tmp_path / file).read_bytes()[:100])
    assert load(tmp_path) is None
    assert kept_queue(tmp_path, NAMES[:50]).candidates() == queue(NAMES[:50]).candidates()


def test_files_of_two_nights_are_not_read_together(tmp_path):
    save(queue(NAMES[:50]), tmp_path)
    names = (tmp_path / "candidate_names.parquet").read_bytes()
    save(queue(NAMES[:60]), tmp_path)
    (tmp_path / "candidate_names.parquet").write_bytes(names)
    assert load(tmp_path) is None


def test_the_kept_names_are_a_table_by_key(tmp_path):
    save(queue(NAMES[:50]), tmp_path)
    table = pq.read_table(tmp_path / "candidate_names.parquet")
    assert table.column("key").to_pylist() == sorted(NAMES[:50])
