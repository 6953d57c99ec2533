"""What lies in an inbox: which files are documents, and what their folders say about them."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from pipeline.collect.defaults import of_folder, with_defaults
from pipeline.collect.inbox import InboxError, InboxFile, files, readable
from pipeline.records import Context


def put(path: Path, text: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def told(inbox: Path) -> dict[str, InboxFile]:
    return {file.place: file for file in files(inbox)}


@pytest.mark.parametrize(
    ("name", "context"),
    [
        ("2024", Context(fiscal_year=2024)),
        ("2024年度", Context(fiscal_year=2024)),
        ("511124 井研县", Context(region_code="511124000", region_name="井研县")),
        ("511124000", Context(region_code="511124000")),
        ("307 县人社局", Context(department_code="307", department_name="县人社局")),
        ("307-县人社局", Context(department_code="307", department_name="县人社局")),
        ("附件", Context()),
        ("1234", Context()),
    ],
)
def test_a_folders_name_tells_region_year_or_department(name: str, context: Context):
    assert of_folder(name, Context()) == context


def test_a_region_folder_without_a_name_does_not_take_the_name_of_the_region_above():
    above = Context(region_code="990100000", region_name="某市", fiscal_year=2024)
    assert of_folder("990124", above) == Context(region_code="990124000", fiscal_year=2024)


def test_files_come_with_all_that_their_folders_say(tmp_path: Path):
    put(tmp_path / "990124 青禾县" / "2024" / "307 县人社局" / "附件" / "表.pdf")
    (file,) = files(tmp_path)
    assert (file.name, file.context.fiscal_year, file.context.region_name) == ("表.pdf", 2024, "青禾县")
    assert file.context.department_code == "307"


def test_hidden_files_lock_files_and_defaults_are_no_documents(tmp_path: Path):
    for name in (".DS_Store", "~$表.xlsx", "jixiao.toml", "表.xlsx", ".git/config"):
        put(tmp_path / name, "")
    assert list(told(tmp_path)) == ["表.xlsx"]


def test_defaults_hold_for_their_folder_and_below_and_nearer_ones_win(tmp_path: Path):
    put(tmp_path / "jixiao.toml", 'fiscal_year = 2023\nmoney_unit = "万元"\n')
    put(tmp_path / "a" / "jixiao.toml", "fiscal_year = 2024\npublished_on = 2024-02-28\n")
    put(tmp_path / "a" / "b" / "表.pdf")
    context = told(tmp_path)["a/b/表.pdf"].context
    assert context == Context(fiscal_year=2024, money_unit="万元", published_on=date(2024, 2, 28))


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ('region = "511124 井研县"', Context(region_code="511124000", region_name="井研县")),
        ("region = 511124", Context(region_code="511124000")),
        ('region = "井研县"', Context(region_name="井研县")),
        ('department = "307 县人社局"', Context(department_code="307", department_name="县人社局")),
        ('department = "县人社局"', Context(department_name="县人社局")),
        ("published_on = 2024-02-28T10:00:00", Context(published_on=date(2024, 2, 28))),
        ("\ufefffiscal_year = 2024", Context(fiscal_year=2024)),
    ],
)
def test_defaults_are_read(tmp_path: Path, text: str, context: Context):
    read = with_defaults(put(tmp_path / "jixiao.toml", text), Context())
    assert read == context
    assert type(read.published_on) in (date, type(None))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("fiscal_year = 2024x", "correct the file"),
        ('fiscal_year = "2024"', "without quotes"),
        ("fiscal_year = true", "no year"),
        ("fiscal_year = 24", "no year"),
        ('region = "2024"', "no region"),
        ('department = "511124 井研县"', "no department"),
        ("department = true", "no department"),
        ("money_unit = 5", "in quotes"),
        ('published_on = "2024-02-28"', "without quotes"),
        ("year = 2024", "unknown key year: known are department, fiscal_year"),
    ],
)
def test_a_wrong_default_is_an_error_of_one_line_that_says_what_to_write(tmp_path: Path, text: str, says: str):
    with pytest.raises(InboxError, match=says) as caught:
        with_defaults(put(tmp_path / "jixiao.toml", text), Context())
    assert "\n" not in str(caught.value)


def test_defaults_that_are_not_utf8_are_an_error_that_says_so(tmp_path: Path):
    (tmp_path / "jixiao.toml").write_bytes('region = "井研县"'.encode("gb18030"))
    with pytest.raises(InboxError, match="save it as UTF-8"):
        with_defaults(tmp_path / "jixiao.toml", Context())


def test_wrong_defaults_leave_the_files_below_with_a_warning_and_the_rest_alone(tmp_path: Path):
    put(tmp_path / "2024" / "a" / "jixiao.toml", "year = 2024")
    put(tmp_path / "2024" / "a" / "b" / "甲.pdf")
    put(tmp_path / "2024" / "乙.pdf")
    found = told(tmp_path)
    assert found["2024/a/b/甲.pdf"].context == Context(fiscal_year=2024)
    (warning,) = found["2024/a/b/甲.pdf"].warnings
    assert warning.startswith("2024/a/jixiao.toml: unknown key year")
    assert found["2024/乙.pdf"].warnings == ()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_names_in_either_chinese_encoding_are_readable(tmp_path: Path, encoding: str):
    folder, name = (os.fsdecode(text.encode(encoding)) for text in ("307 县人社局", "绩效目标表.pdf"))
    (tmp_path / folder).mkdir()
    (tmp_path / folder / name).touch()
    (file,) = files(tmp_path)
    assert (file.name, file.context.department_name) == ("绩效目标表.pdf", "县人社局")
    file.key.encode()


def test_a_name_in_no_encoding_is_still_a_text():
    assert readable(os.fsdecode(b"\xff\xff.pdf")) == "\\xff\\xff.pdf"


def test_a_link_to_a_folder_is_followed_but_never_in_a_circle(tmp_path: Path):
    put(tmp_path / "elsewhere" / "甲.pdf")
    (tmp_path / "inbox" / "2024").mkdir(parents=True)
    (tmp_path / "inbox" / "2024" / "307 县人社局").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "inbox" / "2024" / "round").symlink_to(tmp_path / "inbox")
    found = told(tmp_path / "inbox")
    assert list(found) == ["2024/307 县人社局/甲.pdf"]
    assert found["2024/307 县人社局/甲.pdf"].context.department_code == "307"


def test_what_cannot_be_opened_is_handed_on_to_be_named(tmp_path: Path):
    (tmp_path / "broken.pdf").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert list(told(tmp_path)) == ["broken.pdf", "self"]


def test_a_folder_that_cannot_be_listed_is_handed_on_to_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    put(tmp_path / "closed" / "甲.pdf")
    put(tmp_path / "乙.pdf")
    honest = os.scandir

    def denied(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return honest(path)

    monkeypatch.setattr(os, "scandir", denied)
    assert list(told(tmp_path)) == ["closed", "乙.pdf"]


def test_what_is_no_folder_is_no_inbox(tmp_path: Path):
    for wrong in (tmp_path / "nowhere", put(tmp_path / "表.pdf")):
        with pytest.raises(InboxError, match="is not a folder"):
            list(files(wrong))
