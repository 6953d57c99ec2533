"""The pages among themselves: both languages in step, links that lead somewhere, and nothing about one machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs import pages


def test_both_readmes_have_the_same_sections() -> None:
    assert pages.headings(pages.README) == pages.headings(pages.CHINESE)


@pytest.mark.parametrize("language", ["sql", "toml", "text"])
def test_both_readmes_show_the_same_questions_and_answers(language: str) -> None:
    def plain(page: Path) -> list[str]:
        # The tree of folders explains itself in each language.
        return [block for block in pages.blocks(page, language) if not block.startswith("inbox/")]

    assert plain(pages.README) == plain(pages.CHINESE)


def test_both_readmes_give_the_same_commands() -> None:
    def bare(page: Path) -> list[str]:
        lines = "".join(pages.blocks(page, "sh")).splitlines()
        return [line.split("#")[0].strip() for line in lines]

    assert bare(pages.README) == bare(pages.CHINESE)


def test_both_readmes_have_as_many_promises_and_limits() -> None:
    def rows(page: Path) -> tuple[int, int]:
        return len(re.findall(r"^\|", pages.text(page), re.MULTILINE)), len(
            re.findall(r"^- ", pages.text(page), re.MULTILINE)
        )

    assert rows(pages.README) == rows(pages.CHINESE)


@pytest.mark.parametrize("page", pages.all_pages(), ids=lambda page: page.name)
def test_each_link_leads_to_a_file(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", pages.text(page))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", pages.all_pages(), ids=lambda page: page.name)
def test_each_folder_that_a_page_names_exists(page: Path) -> None:
    told = re.findall(r"`((?:pipeline|warehouse|assets|samples|tests|benchmarks|docs)/[\w./]*)`", pages.text(page))
    assert [path for path in told if not (pages.ROOT / path).exists()] == []


@pytest.mark.parametrize("page", pages.all_pages(), ids=lambda page: page.name)
def test_no_page_names_a_place_on_one_machine(page: Path) -> None:
    assert re.findall(r"/(?:work|root|home|tmp|Users)/\S*", pages.text(page)) == []
