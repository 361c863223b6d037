"""Whatever is asked for, signing in leads to an address of this site."""

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.officers.next_page import safe_next

HOME = "/officers"
SITE = "https://portal.example.org"
TRICKS = st.text(alphabet="/\\%2fF5cC.:?#@ \t\r\nevil\u2028\uff0f\x00", max_size=20)


@pytest.mark.parametrize(
    "wanted", ["/officers", "/officers/log?page=2&action=a.b", "/officers/people/1-2", "/x?u=//y#z"]
)
def test_our_own_addresses_are_kept(wanted: str) -> None:
    assert safe_next(wanted, HOME) == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        None, "", "//evil", "///evil", "/\\evil", "\\/evil", "https:evil", "https://evil",
        "%2f%2fevil", "/%2f/evil", "/%2fevil", "/%5cevil", "/%252f/evil", "javascript:alert(1)",
        "/\nevil", "/\tevil", " /officers", "/x\\y", "officers", "?a", "#a", "/é", "/\uff0fevil",
        "/" + "a" * 500,
    ],
)  # fmt: skip
def test_all_else_is_not(wanted: str | None) -> None:
    assert safe_next(wanted, HOME) == HOME


@given(TRICKS)
def test_no_trick_leads_away(tail: str) -> None:
    for wanted in (tail, "/" + tail):
        went = safe_next(wanted, HOME)
        assert went.startswith("/")
        # Browsers take a backslash for a slash, and ignore tabs and line ends.
        seen = went.replace("\\", "/").replace("\t", "").replace("\n", "").replace("\r", "")
        assert urlsplit(urljoin(SITE + "/a/b", seen)).netloc == "portal.example.org"
