"""The journeys of a family whose phone runs no scripts."""

from playwright.sync_api import expect

from tests.browser.watching import Watched


def test_from_worry_to_a_way_in(phone_without_scripts: Watched) -> None:
    page = phone_without_scripts.open("/")
    page.get_by_label("What do you need help with?").fill("portage")
    page.get_by_label("Postcode or town").fill("Ashford")
    page.get_by_role("button", name="Search").click()
    assert "portage" in page.url
    page.locator(".app-card__name a").first.click()
    expect(page.get_by_role("heading", name="Can I get in?")).to_be_visible()
    expect(page.get_by_role("heading", name="Who to contact")).to_be_visible()


def test_filters_are_chosen_and_taken_away(phone_without_scripts: Watched) -> None:
    page = phone_without_scripts.open("/services")
    everything = page.locator("#result-count").inner_text()
    page.get_by_text("Filter these results").click()
    group = page.locator(".app-filters__group").first
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    group.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Show results").click()
    assert page.locator("#result-count").inner_text() != everything
    page.locator("a[data-chip]").first.click()
    assert page.locator("#result-count").inner_text() == everything


def test_a_mistake_can_be_reported(
    phone_without_scripts: Watched, record_states: dict[str, str]
) -> None:
    page = phone_without_scripts.open(record_states["full"])
    page.get_by_role("link", name="Something is wrong here").click()
    page.get_by_role("button", name="Send").click()
    assert page.get_by_role("alert").get_by_role("heading").inner_text() == "There is a problem"


def test_nothing_promises_what_only_scripts_can_do(phone_without_scripts: Watched) -> None:
    page = phone_without_scripts.open("/guidance/ehc-20-week-timeline")
    expect(page.get_by_role("button", name="Print this page")).not_to_be_visible()
    expect(page.locator("[role=combobox]")).to_have_count(0)
