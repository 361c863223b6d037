"""The catalogues are current, whole and say the same thing with the same placeholders."""

import re
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from flask import Flask

from tests.page_contract import PageClient
from tests.shared_data import CHECKOUT

SOURCES = sorted((CHECKOUT / "translations").glob("*/LC_MESSAGES/messages.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def texts(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def messages() -> list[Message]:
    return [message for path in SOURCES for message in read(path) if message.id]


def test_there_is_a_catalogue() -> None:
    assert [path.parent.parent.name for path in SOURCES] == ["pl"]


def test_every_string_is_translated_with_its_placeholders() -> None:
    for message in messages():
        wanted = set(PLACEHOLDER.findall(texts(message.id)[-1]))
        for translated in texts(message.string):
            assert translated.strip(), message.id
            assert set(PLACEHOLDER.findall(translated)) == wanted, message.id


def test_plural_forms_are_as_many_as_the_language_has() -> None:
    plurals = [message for message in messages() if not isinstance(message.id, str)]
    assert plurals
    assert {len(message.string) for message in plurals} == {3}


def test_an_unchecked_draft_is_marked_so() -> None:
    """Take the mark off an entry only when a person has checked it."""
    assert all(message.fuzzy for message in messages())


def test_updating_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loader = SourceFileLoader("catalogues", str(CHECKOUT / "deploy" / "catalogues"))
    module = module_from_spec(spec_from_loader(loader.name, loader))  # type: ignore[arg-type]  # never None for a loader
    loader.exec_module(module)
    monkeypatch.chdir(CHECKOUT)
    for source in SOURCES:
        draft = tmp_path / source.parent.parent.name / "LC_MESSAGES" / "messages.po"
        draft.parent.mkdir(parents=True)
        copy(source, draft)
        assert module.bring_up_to_date(draft) == 0
        assert draft.read_text() == source.read_text(), "run `make catalogues`"


@pytest.mark.slow
def test_polish_pages_speak_polish_and_say_who_translated(filled_portals: dict[str, Flask]) -> None:
    client = PageClient(filled_portals["kent"])
    page = client.get_page("/pl/services?kind=hub")
    assert page.html["lang"] == "pl"
    assert "Tę stronę przetłumaczył komputer" in page.get_text()
    assert page.select_one("#result-count").get_text(strip=True) == "4 wyniki"
    assert client.get_page("/pl/services?q=kooth").select_one("#result-count")
    assert (
        client.get_page("/pl/no-such-page", expect=404).heading == "Nie możemy znaleźć tej strony"
    )


@pytest.mark.slow
def test_english_pages_have_no_such_note(filled_portals: dict[str, Flask]) -> None:
    page = PageClient(filled_portals["kent"]).get_page("/services")
    assert page.html["lang"] == "en-GB"
    assert "przetłumaczył" not in page.get_text()
