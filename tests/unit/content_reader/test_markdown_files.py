"""Pages keep their parts by key, and say which line is wrong."""

from pathlib import Path

import pytest

from portal.content_reader import ContentErrors, ContentModel, read_markdown

KEYS = ("meaning", "today")
GOOD = """---
slug: portage
---
## What this means {#meaning}
Help at home.

## Today {#today}
Ask.
"""


class Front(ContentModel):
    slug: str


def written(folder: Path, text: str) -> Path:
    path = folder / "portage.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_page_is_its_facts_and_its_parts(tmp_path: Path) -> None:
    page = read_markdown(written(tmp_path, GOOD), Front, KEYS)
    assert page.front.slug == "portage"
    assert [(part.key, part.heading, part.markdown) for part in page.sections.values()] == [
        ("meaning", "What this means", "Help at home."),
        ("today", "Today", "Ask."),
    ]


def test_a_changed_page_has_another_hash(tmp_path: Path) -> None:
    before = read_markdown(written(tmp_path, GOOD), Front, KEYS).sha256
    after = read_markdown(written(tmp_path, GOOD.replace("Ask", "Phone")), Front, KEYS).sha256
    assert before != after


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("## What {#meaning}\n", 1, "does not start with facts"),
        (GOOD.replace("slug:", "slgu:"), 2, "“slgu” is not a key"),
        (GOOD.replace("{#today}", "{#tomorrow}"), 7, "not one of the page's parts"),
        (GOOD.replace("{#today}", "{#meaning}"), 7, "there twice"),
        (GOOD.replace("## What", "Hello\n## What"), 4, "before the first heading"),
        (GOOD.replace("Help at home.", "### Deep\nHelp"), 5, "not one of the page's parts"),
    ],
)
def test_a_mistake_names_its_line(tmp_path: Path, text: str, line: int, problem: str) -> None:
    with pytest.raises(ContentErrors) as caught:
        read_markdown(written(tmp_path, text), Front, KEYS)
    assert problem in caught.value.errors[0].problem
    assert caught.value.errors[0].line == line
