"""A pseudo-language finds text that nobody marked for translation.

Every marked string is rendered between ⟦ ⟧. Whatever is left must be data,
and data in another language than the page must say so (`lang`), which is also
what a screen reader needs (WCAG 3.1.2).
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString
from flask import Flask

from portal.app import create_app
from portal.language import Language
from portal.settings import CHECKOUT, Settings
from tests.page_contract import PageClient

PSEUDO = "eo"  # any language code we do not ship; the words are ours
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]
PAGES = (
    "/",
    "/services",
    "/services?q=zzzzqqq",
    "/services?q=autism&kind=srp&free=1&postcode=Maidstone&within_km=5",
    "/services?age=banana",
    "/services/places",
    "/guidance",
    "/guidance/ehc-20-week-timeline",
    "/guidance/jargon-buster",
    "/timeline",
    "/timeline?what=request_received&date-day=5&date-month=1&date-year=2026",
    "/timeline?what=decision_letter&date-day=5&date-month=1&date-year=2026",
    "/timeline?what=draft_served&date-day=31&date-month=2&date-year=2026",
    "/explorer",
    "/explorer?who=school",
    "/explorer?who=",
    "/explorer/sen-support",
    "/explorer/refused?who=me",
    "/explorer/refused/sheet",
    "/browse/needs",
    "/browse/ages",
    "/browse/districts",
    "/assistant",
    "/assistant?about=ehc-20-week-timeline",
    "/assistant?cleared=1",
    "/assistant/not-found",
    "/assistant/not-found?sent=1",
    "/assistant/call-back",
    "/assistant/call-back?sent=1",
    "/comments",
    "/comments/you-said-we-did",
    "/comments/promises",
    "/comments/consultation",
    "/comments/reports",
    "/comments/new",
    "/comments/new?sent=1",
    "/feedback",
    "/feedback/open?about=",
    "/feedback/open?about=tp5_outcome:no_plan&voice=easy_read",
    "/feedback/thanks",
    "/feedback/withdraw",
    "/feedback/withdraw?done=1",
    "/about",
    "/accessibility",
    "/privacy",
    "/languages",
)
WRONG = {
    "/services?age=banana": 400,
    "/timeline?what=draft_served&date-day=31&date-month=2&date-year=2026": 422,
    "/explorer?who=": 422,
    "/feedback/open?about=": 422,
}


@pytest.fixture(scope="module")
def pseudo(
    tmp_path_factory: pytest.TempPathFactory, filled_portals: dict[str, Flask]
) -> PageClient:
    folder = tmp_path_factory.mktemp("translations")
    path = folder / PSEUDO / "LC_MESSAGES" / "messages.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, pseudo_catalogue())
    settings: Settings = filled_portals["kent"].extensions["portal_settings"]
    app = create_app(settings.model_copy(update={"translations_dir": folder}))
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    app.extensions["portal_languages"][PSEUDO] = Language(PSEUDO, "Pseudo", "ltr", "human")
    return PageClient(app)


def pseudo_catalogue() -> Catalog:
    catalogue = Catalog(locale=PSEUDO)
    found = extract_from_dir(
        str(CHECKOUT / "portal"),
        method_map=METHODS,
        keywords={
            **dict.fromkeys(("_", "_l", "_n", "gettext", "lazy_gettext")),
            "ngettext": (1, 2),
        },
    )
    for _, _, message, _, _ in found:
        words = (
            tuple(f"⟦{one}⟧" for one in message) if isinstance(message, tuple) else f"⟦{message}⟧"
        )
        catalogue.add(message, words)
    return catalogue


def unmarked(page: BeautifulSoup) -> Iterator[str]:
    for node in page.find_all(string=True):
        if isinstance(node, Comment) or type(node) is not NavigableString:
            continue
        if re.search(r"[A-Za-z]{2}", node) and "⟦" not in node and not is_data(node):
            yield re.sub(r"\s+", " ", str(node)).strip()
    for tag in page.select("[aria-label], [placeholder], [alt]"):
        for name in ("aria-label", "placeholder", "alt"):
            value = str(tag.get(name, ""))
            if re.search(r"[A-Za-z]{2}", value) and "⟦" not in value and not is_data(tag):
                yield f"{name}: {value}"


def is_data(node: NavigableString | Tag) -> bool:
    """Say whether the nearest language around `node` is another than the page's."""
    for parent in node.parents:
        if parent.name in {"script", "style"} or parent.get("translate") == "no":
            return True
        if parent.name == "html":
            return False
        if parent.get("lang"):
            return str(parent["lang"]) != PSEUDO
    return False


@pytest.mark.parametrize("address", PAGES)
def test_every_word_is_marked_or_says_its_language(pseudo: PageClient, address: str) -> None:
    page = pseudo.get_page(f"/{PSEUDO}{address}", expect=WRONG.get(address, 200))
    assert sorted(set(unmarked(page))) == []


def test_the_error_page_speaks_the_language(pseudo: PageClient) -> None:
    page = pseudo.get_page(f"/{PSEUDO}/guidance/no-such-page", expect=404)
    assert "⟦" in page.heading
    assert sorted(set(unmarked(page))) == []


def test_the_check_can_fail() -> None:
    page = BeautifulSoup("<html lang='eo'><p>Nobody marked this</p></html>", "html.parser")
    assert list(unmarked(page)) == ["Nobody marked this"]


def test_nothing_is_lost_between_pages_and_catalogues() -> None:
    """The shipped catalogues know every string in the code (run `make catalogues`)."""
    from babel.messages.pofile import read_po

    wanted = {message.id for message in pseudo_catalogue() if message.id}
    for source in sorted(Path(CHECKOUT / "translations").glob("*/LC_MESSAGES/messages.po")):
        with source.open("rb") as file:
            known = {message.id for message in read_po(file) if message.id}
        assert wanted - known == set(), f"{source.parent.parent.name}: run `make catalogues`"
        assert known - wanted == set(), f"{source.parent.parent.name} has strings nobody uses"
