"""What another website makes a browser send is refused; programs and our own pages are not."""

import pytest
from flask import Flask

from tests.page_contract import PageClient

FORM = {"text": "hello"}
OWN = {"Host": "offer.example.org"}


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://offer.example.org"},
        {"Origin": "https://evil.example"},
        {"Origin": "https://evil.offer.example.org"},
        {"Origin": "https://offer.example.org.evil.example"},
        {"Origin": "https://offer.example.org:8443"},
        {"Origin": "null"},
    ],
)
def test_another_website_sends_nothing_here(app: Flask, headers: dict[str, str]) -> None:
    page = PageClient(app).post_page("/assistant", 403, data=FORM, headers=OWN | headers)
    assert page.heading == "This was not sent from our own page"
    assert "Nothing has been sent or kept." in page.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://offer.example.org"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://offer.example.org"},
        {"Origin": "http://offer.example.org"},
        {},
    ],
)
def test_our_own_pages_and_programs_are_heard(app: Flask, headers: dict[str, str]) -> None:
    answer = app.test_client().post("/assistant", data=FORM, headers=OWN | headers)
    assert answer.status_code == 303


def test_reading_and_the_open_api_are_for_everybody(app: Flask) -> None:
    client, headers = app.test_client(), {"Sec-Fetch-Site": "cross-site"}
    assert client.get("/", headers=headers).status_code == 200
    answer = client.post("/api/v1/assistant/messages", json=FORM, headers=headers)
    assert answer.status_code == 200
