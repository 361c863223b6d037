"""Turns a page's Markdown into safe HTML and into plain words for search.

Raw HTML is switched off in the Markdown reader, and an allow-list stands
behind it, so a pasted script can never reach a family.
"""

import re
from functools import cache

import nh3
from flask_babel import gettext as _
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from portal.language import current_language

UNCHECKED = "{unchecked}"
PLACEHOLDER = re.compile(r"\[\[([a-z_]+)\]\]")
TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br"}

# Styles from the design system, so that the rendered page needs no class in content.
CLASSES = {
    "<p>": '<p class="govuk-body">',
    "<ul>": '<ul class="govuk-list govuk-list--bullet">',
    "<ol>": '<ol class="govuk-list govuk-list--number">',
    "<a ": '<a class="govuk-link" ',
}


class UnknownPlaceholder(ValueError):
    """The text names a body that `authority.yaml` does not define."""


def fill(text: str, placeholders: dict[str, str]) -> str:
    """Write the authority's own words in place of `[[name]]`; raises `UnknownPlaceholder`."""

    def word(match: re.Match[str]) -> str:
        if match[1] not in placeholders:
            raise UnknownPlaceholder(match[1])
        return placeholders[match[1]]

    return PLACEHOLDER.sub(word, text)


def to_html(markdown: str) -> str:
    """Return `markdown` as safe HTML; sentences marked unchecked keep a visible mark."""
    html = nh3.clean(
        _reader().render(markdown), tags=TAGS, attributes={"a": {"href"}}, link_rel=None
    )
    for plain, styled in CLASSES.items():
        html = html.replace(plain, styled)
    return html


def mark_unchecked(html: str) -> str:
    """Put the words “not yet checked”, in the reader's language, where a fact awaits a check."""
    words = _("not yet checked")
    language = current_language().code
    mark = f'<span class="app-unchecked" lang="{language}">({words})</span>'
    return html.replace(UNCHECKED, mark)


def mark_text(text: str) -> Markup:
    """Return plain `text`, escaped, with the same mark where a fact awaits a check."""
    return Markup(mark_unchecked(str(escape(text))))  # noqa: S704  # escaped here, the mark is ours


def to_plain(markdown: str) -> str:
    """Return the words of `markdown` alone, for search and for counting."""
    text = markdown.replace(UNCHECKED, "")
    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text)
    return re.sub(r"[*_#>]|^\s*(?:[-+]|\d+\.)\s+", " ", text, flags=re.MULTILINE)


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "typographer": False})
