"""The two machine auditors: axe-core, and HTML_CodeSniffer as a second opinion.

Each catches what the other misses: axe passed a form whose radios had no
legend, HTML_CodeSniffer found it. Both are injected through the debugging
protocol, so the strict content security policy stays on.
"""

from functools import cache
from typing import Any

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

from portal.settings import CHECKOUT

SNIFFER = CHECKOUT / "portal/assets/node_modules/html_codesniffer/build/HTMLCS.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

RUN_AXE = """
tags => axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]})
  .then(found => found.violations.flatMap(rule =>
    rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")} (${rule.help})`)))
"""
RUN_SNIFFER = """
() => new Promise(done => HTMLCS.process("WCAG2AA", document, () => done(
  HTMLCS.getMessages()
    .filter(message => message.type === HTMLCS.ERROR)
    .map(message => [message.code, message.element.outerHTML?.slice(0, 120), message.msg].join(" "))
)))
"""


def axe(page: Page) -> list[str]:
    """Return what axe-core objects to on `page`."""
    page.evaluate(_axe_source())
    found: list[str] = page.evaluate(RUN_AXE, TAGS)
    return found


def sniffer(page: Page) -> list[str]:
    """Return what HTML_CodeSniffer calls an error on `page` (WCAG 2 AA)."""
    page.evaluate(_sniffer_source())
    found: list[str] = page.evaluate(RUN_SNIFFER)
    return found


def sideways(page: Page) -> Any:
    """Return by how many pixels the page is wider than the screen (0 when it fits)."""
    return page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


@cache
def _axe_source() -> str:
    return str(AXE_FILE_PATH.read_text(encoding="utf-8"))


@cache
def _sniffer_source() -> str:
    if not SNIFFER.exists():
        pytest.fail("HTML_CodeSniffer is not installed: run npm ci in portal/assets")
    return SNIFFER.read_text(encoding="utf-8")
