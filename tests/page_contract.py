"""What every page of the portal promises, checked on every page any test fetches.

A test client that reads pages as pages: one main heading, a title that starts
with it, labels on every field, no duplicate ids, a language, nothing inline
and nothing from elsewhere.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse


class ContractBroken(AssertionError):
    """A page does not keep the promise every page makes."""


class Page(BeautifulSoup):
    """A fetched page, ready to be asked about."""

    @property
    def heading(self) -> str:
        return words(self.select_one("h1"))

    @property
    def text(self) -> str:  # type: ignore[override]  # words as a reader sees them
        return words(self.select_one("main") or self)

    def links(self) -> dict[str, str]:
        return {words(link): str(link["href"]) for link in self.select("a[href]")}


def words(tag: Tag | None) -> str:
    return re.sub(r"\s+", " ", tag.get_text(" ") if tag is not None else "").strip()


class PageClient:
    """Fetches pages and holds each to the contract."""

    def __init__(self, app: Flask) -> None:
        self.raw: FlaskClient = app.test_client()

    def get_page(self, url: str, expect: int = 200, **kwargs: Any) -> Page:
        return self._page(self.raw.get(url, **kwargs), url, expect)

    def post_page(self, url: str, expect: int = 200, **kwargs: Any) -> Page:
        return self._page(self.raw.post(url, **kwargs), url, expect)

    def get_json(self, url: str, expect: int = 200) -> Any:
        response = self.raw.get(url)
        assert response.status_code == expect, (url, response.status_code)
        return response.get_json()

    def _page(self, response: TestResponse, url: str, expect: int) -> Page:
        assert response.status_code == expect, (
            url,
            response.status_code,
            response.headers.get("Location"),
        )
        page = Page(response.get_data(as_text=True), "html.parser")
        problems = list(broken_promises(page))
        if problems:
            raise ContractBroken(f"{url}: " + "; ".join(problems))
        return page


def broken_promises(page: BeautifulSoup) -> Any:
    """Yield every promise `page` does not keep."""
    yield from _headings(page)
    yield from _ids_and_labels(page)
    yield from _nothing_inline(page)
    yield from _nothing_from_elsewhere(page)
    yield from _words(page)


def _headings(page: BeautifulSoup) -> Any:
    headings = page.select("h1")
    if len(headings) != 1:
        yield f"{len(headings)} main headings instead of one"
    title = words(page.title)
    if not title:
        yield "no title"
    elif headings and not without_error(title).startswith(words(headings[0])):
        yield f"the title “{title}” does not start with the heading “{words(headings[0])}”"
    html = page.select_one("html")
    if html is None or not html.get("lang"):
        yield "no language on <html>"
    if html is not None and html.get("dir") not in {"ltr", "rtl"}:
        yield "no text direction on <html>"
    if len(page.select("main")) != 1:
        yield "not exactly one <main>"
    levels = [int(tag.name[1]) for tag in page.select("h1, h2, h3, h4, h5, h6")]
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"heading level jumps from {before} to {after}"


def without_error(title: str) -> str:
    """Take the word “Error:” off a title, in the languages we ship."""
    return re.sub(r"^⟦?(?:Error|Błąd):⟧? ", "", title)


def _ids_and_labels(page: BeautifulSoup) -> Any:
    ids = [str(tag["id"]) for tag in page.select("[id]")]
    for repeated in sorted({one for one in ids if ids.count(one) > 1}):
        yield f"the id “{repeated}” is there twice"
    yield from _labels(page)
    for attribute in ("aria-describedby", "aria-labelledby", "aria-controls"):
        for tag in page.select(f"[{attribute}]"):
            for target in str(tag[attribute]).split():
                if target not in ids:
                    yield f"{attribute} points to “{target}”, which is not there"
    for form in page.select("form"):
        if not form.get("action"):
            yield "a form without an address"


def _labels(page: BeautifulSoup) -> Any:
    labels = {str(label.get("for")) for label in page.select("label")}
    for field in page.select("input, select, textarea"):
        if field.get("type") in {"hidden", "submit"}:
            continue
        if (
            field.get("id") not in labels
            and not field.get("aria-label")
            and field.find_parent("label") is None
        ):
            yield f"the field “{field.get('name')}” has no label"


def _nothing_inline(page: BeautifulSoup) -> Any:
    for tag in page.select("[style]"):
        yield f"inline style on <{tag.name}>"
    for script in page.select("script:not([src])"):
        if script.get("type") != "application/json" and "js-enabled" not in script.get_text():
            yield "inline script"
    for tag in page.find_all(True):
        for attribute in tag.attrs:
            if attribute.startswith("on"):
                yield f"inline handler {attribute}"


def _nothing_from_elsewhere(page: BeautifulSoup) -> Any:
    for tag in page.select("script[src], link[href], img[src], iframe[src], source[src]"):
        address = str(tag.get("src") or tag.get("href"))
        if urlsplit(address).netloc and tag.get("rel") not in (["canonical"], ["alternate"]):
            yield f"<{tag.name}> from elsewhere: {address}"


def _words(page: BeautifulSoup) -> Any:
    text = words(page)
    for slip in ("None", "undefined", "{{", "}}", "[[", "{unchecked}", "lorem"):
        if re.search(rf"(?<!\w){re.escape(slip)}(?!\w)", text) and slip != "None":
            yield f"“{slip}” in the text"
    if re.search(r"(?:^|[:\s])None(?:$|[\s.,])", text) and "None of" not in text:
        yield "the word None in the text"
    for link in page.select("a"):
        if not words(link) and not link.get("aria-label"):
            yield f"a link without words: {link.get('href')}"
