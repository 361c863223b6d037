"""Everything can be reached, and seen, with the Tab key alone."""

import pytest

from tests.browser.watching import Watched

ADDRESSES = [
    "/",
    "/services?q=autism",
    "/guidance",
    "/browse/districts",
    "/services/places",
    "/assistant",
]
# What a sighted keyboard user needs: the focused thing is on screen and looks focused.
FOCUSED = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const style = getComputedStyle(one);
  const path = one.querySelector("path");
  const after = getComputedStyle(one, "::after");
  const box = one.getBoundingClientRect();
  const label = one.nextElementSibling;  // radios and checkboxes are drawn by their label
  const labelShows = label !== null && getComputedStyle(label, "::before").boxShadow !== "none";
  return {
    what: one.outerHTML.slice(0, 90),
    seen: style.outlineStyle !== "none" || style.boxShadow !== "none"
      || after.outlineStyle !== "none" || labelShows
      || (path !== null && getComputedStyle(path).strokeWidth === "4px"),
    onScreen: box.bottom > 0 && box.top < innerHeight,
  };
}"""
MANY = 250  # more stops than any page has: reaching it means a keyboard trap


def test_the_first_stop_skips_to_the_content(screen: Watched) -> None:
    page = screen.open("/services?q=autism")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "govuk-skip-link"
    page.keyboard.press("Enter")
    page.wait_for_url("**#main-content")


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_stop_is_seen_and_none_is_a_trap(screen: Watched, address: str) -> None:
    page = screen.open(address)
    stops = 0
    for stops in range(MANY):  # noqa: B007  # the number of stops is judged after the loop
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUSED)
        if focus is None:
            break
        assert focus["seen"], focus["what"]
        assert focus["onScreen"], focus["what"]
    assert 8 < stops < MANY - 1
