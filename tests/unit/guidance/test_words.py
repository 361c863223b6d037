"""Markdown becomes safe HTML, whatever somebody pasted into a page."""

import pytest

from portal.guidance.words import UnknownPlaceholder, fill, to_html, to_plain


@pytest.mark.parametrize(
    "payload",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[click](javascript:alert(1))",
        "[click](data:text/html;base64,xxxx)",
        '<a href="x" onclick="alert(1)">x</a>',
        "<style>*{display:none}</style>",
        "![x](https://elsewhere.example/pixel.png)",
    ],
)
def test_nothing_dangerous_survives(payload: str) -> None:
    html = to_html(payload)
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert 'href="data' not in html
    assert "<style" not in html
    assert "<a onclick" not in html


def test_lists_and_links_carry_the_design_systems_styles() -> None:
    html = to_html("- one\n- [two](/guidance/srp)\n")
    assert '<ul class="govuk-list govuk-list--bullet">' in html
    assert '<a class="govuk-link" href="/guidance/srp">two</a>' in html


def test_placeholders_are_the_councils_own_words() -> None:
    assert fill("Ask [[advice_service]].", {"advice_service": "IASK"}) == "Ask IASK."


def test_an_unknown_placeholder_is_named() -> None:
    with pytest.raises(UnknownPlaceholder, match="advise"):
        fill("Ask [[advise]].", {"advice_service": "IASK"})


def test_plain_words_have_no_markup() -> None:
    assert to_plain("- **Ask** [here](/x). {unchecked}").split() == ["Ask", "here."]
