"""The docs site: every page has its place, it builds without a complaint, and it needs nothing from outside."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree, html

from tests.docs import pages

SETTINGS = pages.ROOT / "mkdocs.yml"
DOCS = pages.ROOT / "docs"
_LOADS = ("src", "srcset", "data", "poster")
"""Attributes whose address a browser fetches by itself."""
needs_tools = pytest.mark.skipif(
    importlib.util.find_spec("material") is None, reason="the docs site is built with the extra `tools` (make tools)"
)


def _nav() -> list[str]:
    """Return the pages that the settings name, in their order; a line that is a comment names none."""
    return re.findall(r"^ +- [^#\n]+: (\S+\.md)$", SETTINGS.read_text(encoding="utf-8"), flags=re.MULTILINE)


def test_each_page_of_the_docs_has_its_place_in_the_site() -> None:
    there = {path.name for path in DOCS.glob("*.md")}
    assert there - set(_nav()) == set(), "give these pages a place under nav in mkdocs.yml"


def test_each_place_in_the_site_has_its_page() -> None:
    assert [name for name in _nav() if not (DOCS / name).exists()] == []


def test_both_languages_have_the_pages_for_analysts() -> None:
    chinese = {name.replace(".zh-CN.md", ".md") for name in _nav() if name.endswith(".zh-CN.md")}
    assert {"index.md", "which-table.md", "dictionary.md", "er.md"} <= chinese <= set(_nav())


def test_the_pages_of_both_languages_have_the_same_headings() -> None:
    for english in (DOCS / "index.md", DOCS / "er.md"):
        assert pages.headings(english) == pages.headings(english.with_suffix(".zh-CN.md"))


def test_the_settings_name_no_address_outside() -> None:
    assert re.findall(r"https?://\S+", SETTINGS.read_text(encoding="utf-8")) == []


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site; building fails at the first complaint."""
    folder = tmp_path_factory.mktemp("site") / "site"
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=pages.ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return folder


def _documents(site: Path) -> Iterator[tuple[Path, etree._Element]]:
    """Give each page of the site and each drawing in it, as a tree."""
    for page in sorted(site.rglob("*.html")):
        yield page, html.fromstring(page.read_bytes())
    for drawing in sorted(site.glob("*.svg")):
        yield drawing, etree.fromstring(drawing.read_bytes())


def _fetched(document: etree._Element) -> Iterator[str]:
    """Give the addresses that a browser fetches for a page: pictures, scripts, styles, fonts, frames."""
    for element in document.iter(etree.Element):
        yield from (element.get(name, "") for name in _LOADS if element.get(name))
        if etree.QName(element).localname in ("link", "image", "use"):
            yield element.get("href", "")


def _target(site: Path, page: Path, path: str) -> Path:
    """Return the file that a path on a page means; one that begins with / begins at the top of the site."""
    if not path:
        return page
    return (site / unquote(path).lstrip("/") if path.startswith("/") else page.parent / unquote(path)).resolve()


@needs_tools
@pytest.mark.slow
def test_no_page_fetches_anything_from_outside(site: Path) -> None:
    outside = {
        f"{page.name}: {address}"
        for page, document in _documents(site)
        for address in _fetched(document)
        if urlsplit(address).netloc and urlsplit(address).scheme != "data"
    }
    assert outside == set()


@needs_tools
@pytest.mark.slow
def test_no_style_fetches_anything_from_outside(site: Path) -> None:
    styles = {path.name: path.read_text(encoding="utf-8") for path in site.rglob("*.css")}
    fetched = r"""(?:url\(\s*["']?|@import\s+["'])(?:https?:)?//"""
    assert styles
    assert [name for name, text in styles.items() if re.search(fetched, text)] == []


@needs_tools
@pytest.mark.slow
def test_each_thing_that_a_page_fetches_is_there(site: Path) -> None:
    missing = {
        f"{page.name}: {address}"
        for page, document in _documents(site)
        for address in _fetched(document)
        if urlsplit(address).path and not urlsplit(address).scheme
        if not _target(site, page, urlsplit(address).path).exists()
    }
    assert missing == set()


def _anchors(document: etree._Element) -> set[str]:
    return {str(value) for value in document.xpath("//@id | //a/@name")}


@needs_tools
@pytest.mark.slow
def test_each_link_inside_the_site_leads_to_a_page_and_an_anchor(site: Path) -> None:
    documents = {page.resolve(): document for page, document in _documents(site)}
    anchors = {page: _anchors(document) for page, document in documents.items()}
    broken = set()
    for page, document in documents.items():
        for address in document.xpath("//*[local-name() = 'a']/@href"):
            link = urlsplit(str(address))
            if link.scheme or link.netloc:
                continue
            target = _target(site, page, link.path)
            anchor = unquote(link.fragment)
            if not target.exists() or (anchor and target in anchors and anchor not in anchors[target]):
                broken.add(f"{page.name}: {address}")
    assert broken == set()


@needs_tools
@pytest.mark.slow
def test_the_search_finds_single_chinese_characters_and_english_words(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    titles = {entry["title"] for entry in index["docs"]}
    assert {"mart_project_budget", "查询之前"} <= titles
    words = [word for word in re.split(index["config"]["separator"], "预算执行率 phase") if word]
    assert words == ["预", "算", "执", "行", "率", "phase"]
    assert (site / "search" / "search_index.js").exists(), "the search needs no server"


@needs_tools
@pytest.mark.slow
def test_a_chinese_page_is_told_to_be_chinese_and_its_lines_join_without_a_blank(site: Path) -> None:
    for name, language, words in (("rules.html", "en", "Table of contents"), ("rules.zh-CN.html", "zh", "目录")):
        page = html.fromstring((site / name).read_bytes())
        assert page.get("lang") == language
        assert words in "".join(page.itertext())
    paragraphs = [p for page in site.glob("*.zh-CN.html") for p in html.fromstring(page.read_bytes()).iter("p")]
    assert [p.text for p in paragraphs if re.search(r"[\u3000-\u9fff]\n[\u3000-\u9fff]", p.text_content())] == []
