"""Talking to the chat as a person does: with a keyboard, with or without scripts."""

from playwright.sync_api import Locator, Page, expect

HELPER = ".app-chat__item--helper"
FURTHEST = 120  # presses of Tab: more stops than the chat ever has

# Words that name several topics and none: what they are taken for may change as pages are
# written, so a test that needs an unsure answer takes the first that still gets one.
VAGUE = ("the council said no", "they said no to us", "problems with the plan", "help at school")
CLEAR = "How do I ask for an EHC needs assessment?"
DANGER = "I want to kill myself"
FAR_AWAY = "who won the football last night"
CLUBS = "clubs in Dover"


def box_of(page: Page) -> Locator:
    """Return the box for a question."""
    return page.get_by_label("Your question")


def latest(page: Page) -> Locator:
    """Return the newest answer."""
    return page.locator("#latest")


def send(page: Page, words: str) -> Locator:
    """Type `words`, press Enter, and return the answer; a script shows it in place."""
    box = box_of(page)
    box.fill(words)
    box.press("Enter")
    expect(box).to_have_value("")
    return latest(page)


def send_plainly(page: Page, words: str) -> Locator:
    """Type `words`, press Enter, and return the answer on the page that comes back."""
    box = box_of(page)
    box.fill(words)
    with page.expect_navigation():
        box.press("Enter")
    return latest(page)


def send_until_unsure(page: Page) -> Locator:
    """Return an answer that asks which of several topics was meant."""
    for words in VAGUE:
        answer = send(page, words)
        if "Did you mean" in answer.inner_text():
            return answer
    raise AssertionError("no vague question is unsure any more: choose others")


def tab_to(page: Page, what: Locator, key: str = "Tab") -> None:
    """Press `key` until `what` has focus, as somebody without a mouse must."""
    for _ in range(FURTHEST):
        if what.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{what} cannot be reached with {key}")
