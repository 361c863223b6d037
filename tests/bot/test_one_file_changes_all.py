"""A topic is one file: change it, build and train, and page, search and chat all say the new words.

Everything happens in copies of `content/` and of the prepared portal's data,
with the commands an operator would type and a portal started from them.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from portal.assistant.conversations import conversations_path
from portal.settings import CHECKOUT, Settings
from tests.bot.conftest import environment
from tests.bot.running import PROGRAMS, Running, send
from tests.bot.talking import Talk

SLUG = "mediation"
NEW = "a kind heron called Brambling"
SUMMARY, ANSWER, BODY = (
    "A free meeting to sort",
    "someone who takes no side",
    "Start by talking, if you can.",
)
ASKED = "our heron friend Brambling said something about agreeing"
MORE = (
    "what is it that the heron Brambling said about agreeing",
    "our friend Brambling the heron talked of agreeing",
    "Brambling our heron friend wants us all agreeing on something",
)
KEYWORD = "kingfisher talk"


@dataclass(frozen=True)
class Changed:
    """Copies in which one topic was changed."""

    settings: Settings
    content: Path

    def portal(self, *words: str) -> str:
        """Run `portal` on the copies; return what it said."""
        done = subprocess.run(
            [sys.executable, "-m", "portal", *words],
            cwd=CHECKOUT, env=self.environment(), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
        return done.stdout

    def environment(self) -> dict[str, str]:
        return environment(self.settings.data_dir) | {"PORTAL_CONTENT_DIR": str(self.content)}


@pytest.fixture(scope="module")
def changed(
    assistant_data: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Changed]:
    """The prepared portal copied, one topic's file edited, then built and trained."""
    top = tmp_path_factory.mktemp("one-file")
    content, data = top / "content", top / "var"
    shutil.copytree(CHECKOUT / "content", content)
    shutil.copytree(assistant_data.data_dir, data)
    settings = Settings(data_dir=data, content_dir=content, _env_file=None)  # type: ignore[call-arg]  # pydantic-settings takes it
    copies = Changed(settings, content)
    edit(content / "england" / "guidance" / f"{SLUG}.md")
    add_phrasing(content / "england" / "questions" / f"{SLUG}.yaml")
    assert "ready" in copies.portal("assistant", "build")
    assert "ready" in copies.portal("assistant", "train")
    yield copies
    shutil.rmtree(top)
    shutil.rmtree(conversations_path(settings).parent, ignore_errors=True)


def edit(page: Path) -> None:
    """Put new words into summary, short answer and body, and a new keyword for search."""
    text = page.read_text(encoding="utf-8")
    for old in (SUMMARY, ANSWER, BODY):
        assert text.count(old) == 1
        text = text.replace(old, f"{NEW} {old}")
    text = text.replace("keywords:\n", f'keywords:\n  - "{KEYWORD}"\n', 1)
    page.write_text(text, encoding="utf-8")


def add_phrasing(questions: Path) -> None:
    """Add a way of asking that no topic had, as an officer would: in a few wordings."""
    text = questions.read_text(encoding="utf-8")
    lines = "".join(f"  - {one}\n" for one in (ASKED, *MORE))
    questions.write_text(
        text.replace("  phrasings:\n", f"  phrasings:\n{lines}", 1), encoding="utf-8"
    )


@pytest.fixture(scope="module")
def running(changed: Changed) -> Iterator[Running]:
    """The portal with Rasa, started on the copies."""
    running = Running.planned(changed.settings)
    assert running.plan.model is not None, running.plan.told
    try:
        running.start(*PROGRAMS)
        running.mend()
        yield running
    finally:
        running.stop()


def words(running: Running, path: str) -> str:
    answer = send(running.portal, path)
    assert answer.status == 200
    return re.sub(r"\s+", " ", answer.body.decode())


def test_the_page_has_the_new_words(running: Running) -> None:
    page = words(running, f"/guidance/{SLUG}")
    assert f"{NEW} {SUMMARY}" in page
    assert f"{NEW} {BODY}" in page


def test_search_finds_the_new_words(running: Running) -> None:
    found = send(running.portal, "/api/v1/search?q=kingfisher").json
    assert [one["url"] for one in found["results"]] == [f"/guidance/{SLUG}"]
    assert found["results"][0]["summary"].startswith(NEW)


def test_the_chat_says_the_new_words_to_a_new_way_of_asking(running: Running) -> None:
    said = Talk(running.portal).say(ASKED)
    assert said.topic == SLUG
    assert f"{NEW} {ANSWER}" in said.words


def test_without_rasa_the_chat_says_the_same(running: Running) -> None:
    running.kill("rasa")
    said = Talk(running.portal, by="retrieval").say(ASKED)
    assert f"{NEW} {ANSWER}" in said.words
    running.start("rasa")
    running.mend()


def test_the_portal_of_everyone_else_is_unchanged(assistant: Running) -> None:
    assert NEW not in words(assistant, f"/guidance/{SLUG}")
    assert NEW not in Talk(assistant.portal).say("what is mediation").words
