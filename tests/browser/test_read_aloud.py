"""Answers read aloud: only from a tap, only by a voice of this device, one sentence at a time.

Headless Chromium has no voices, so the browser's own reader is replaced by one that notes
what it was told to say.
"""

from playwright.sync_api import Page, expect

from tests.browser.chatting import CLEAR, DANGER, latest, send
from tests.browser.watching import Watched

READER = """
window.heard = [];
window.cancelled = 0;
class Reader extends EventTarget {
  voices = VOICES;
  getVoices() { return this.voices; }
  speak(said) { window.heard.push(said.text); window.saying = said; }
  cancel() {
    window.cancelled += 1;
    const said = window.saying;
    window.saying = null;
    said?.onerror?.();
  }
}
Object.defineProperty(window, "speechSynthesis", { value: new Reader() });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
ENGLISH = '[{ name: "Here", lang: "en-GB", localService: true }]'
FAR_AWAY = '[{ name: "Elsewhere", lang: "en-GB", localService: false }]'
POLISH = '[{ name: "Tutaj", lang: "pl-PL", localService: true }]'
NEXT = "() => { const said = window.saying; window.saying = null; said.onend(); }"


def with_voices(page: Page, voices: str) -> None:
    page.add_init_script(READER.replace("VOICES", voices))


def heard(page: Page) -> list[str]:
    found: list[str] = page.evaluate("() => window.heard")
    return found


def test_one_sentence_at_a_time_from_a_tap(phone: Watched) -> None:
    with_voices(phone.page, ENGLISH)
    page = phone.open("/assistant")
    answer = send(page, CLEAR)
    button = answer.get_by_role("button", name="Listen")
    expect(button).to_be_visible()
    assert heard(page) == []
    button.click()
    expect(answer.get_by_role("button", name="Stop reading aloud")).to_be_focused()
    assert len(heard(page)) == 1
    expect(answer.locator(".app-spoken")).to_have_count(1)
    for _ in range(50):
        if page.evaluate("() => window.saying === null"):
            break
        page.evaluate(NEXT)
    said = " ".join(" ".join(heard(page)).split())
    assert len(heard(page)) > 2
    for paragraph in answer.locator("[data-speak] > p").all_inner_texts():
        assert paragraph in said
    expect(button).to_have_text("Listen")
    expect(page.locator(".app-spoken")).to_have_count(0)


def test_it_stops_when_told(phone: Watched) -> None:
    with_voices(phone.page, ENGLISH)
    page = phone.open("/assistant")
    button = send(page, CLEAR).locator("[data-reads]")
    button.click()
    button.click()
    expect(button).to_have_text("Listen")
    assert page.evaluate("() => window.cancelled") >= 1
    assert page.evaluate("() => window.saying === null")
    assert len(heard(page)) == 1
    button.click()
    assert heard(page)[0] == heard(page)[1]  # it begins again


def test_only_one_answer_is_read(phone: Watched) -> None:
    with_voices(phone.page, ENGLISH)
    page = phone.open("/assistant")
    send(page, CLEAR)
    send(page, "what does SENCO mean")
    buttons = page.locator("[data-reads]")
    buttons.first.click()
    buttons.last.click()
    expect(buttons.first).to_have_text("Listen")
    expect(buttons.last).to_have_text("Stop reading aloud")
    assert heard(page)[-1].startswith("SENCO")


def test_numbers_to_call_are_read_too(phone: Watched) -> None:
    with_voices(phone.page, ENGLISH)
    page = phone.open("/assistant")
    send(page, DANGER).locator("[data-reads]").click()
    for _ in range(60):
        if page.evaluate("() => window.saying === null"):
            break
        page.evaluate(NEXT)
    assert any("999" in one for one in heard(page))


def test_voices_may_come_late(phone: Watched) -> None:
    with_voices(phone.page, "[]")
    page = phone.open("/assistant")
    send(page, CLEAR)
    expect(page.locator("[data-reads]")).to_have_count(0)
    page.evaluate(
        f"() => {{ speechSynthesis.voices = {ENGLISH};"
        " speechSynthesis.dispatchEvent(new Event('voiceschanged')); }"
    )
    expect(latest(page).get_by_role("button", name="Listen")).to_be_visible()


def test_no_button_without_a_voice_that_lives_here(phone: Watched) -> None:
    """A voice of the browser's maker would send the answer to its maker."""
    with_voices(phone.page, FAR_AWAY)
    page = phone.open("/assistant")
    send(page, CLEAR)
    expect(page.locator("[data-reads]")).to_have_count(0)


def test_no_button_where_no_voice_speaks_the_language(phone: Watched) -> None:
    with_voices(phone.page, POLISH)
    page = phone.open("/assistant")
    send(page, CLEAR)
    expect(page.locator("[data-reads]")).to_have_count(0)


def test_no_button_without_scripts(phone_without_scripts: Watched) -> None:
    page = phone_without_scripts.open("/assistant")
    expect(page.get_by_role("button", name="Listen")).to_have_count(0)
