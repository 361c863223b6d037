"""The chat is kept by nobody but the visitor, and is gone when they say so."""

import pytest
from flask import Flask

from tests.page_contract import PageClient

ADDRESSES = (
    "/assistant", "/assistant?about=srp", "/assistant?cleared=1", "/assistant/not-found",
    "/assistant/not-found?sent=1", "/assistant/call-back", "/assistant/call-back?sent=1", "/leave",
    "/pl/assistant",
)  # fmt: skip
FORMS = ("/assistant", "/assistant/settings", "/assistant/clear", "/assistant/helpful",
         "/assistant/not-found", "/assistant/call-back")  # fmt: skip
SAID = "how do the buses run"


@pytest.fixture
def client(app: Flask) -> PageClient:
    return PageClient(app)


def begin(client: PageClient) -> str:
    """Say something and return the id of the conversation."""
    client.raw.post("/assistant", data={"text": SAID})
    assert SAID in client.get_page("/assistant").text
    cookie = client.raw.get_cookie("conversation")
    assert cookie is not None
    return str(cookie.value)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_browser_or_proxy_keeps_a_page(client: PageClient, address: str) -> None:
    assert client.raw.get(address).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", FORMS)
@pytest.mark.parametrize("data", [{}, {"text": SAID}])
def test_nor_an_answer_to_a_form(client: PageClient, address: str, data: dict[str, str]) -> None:
    for headers in ({}, {"X-Partial": "1"}):
        answer = client.raw.post(address, data=data, headers=headers)
        assert answer.status_code in {200, 204, 303, 422}
        assert answer.headers["Cache-Control"] == "no-store"


def test_reading_the_page_sets_no_cookie(client: PageClient) -> None:
    assert "Set-Cookie" not in client.raw.get("/assistant/call-back").headers
    cookies = client.raw.get("/assistant").headers.getlist("Set-Cookie")
    assert not any(one.startswith("conversation=") for one in cookies)


@pytest.mark.parametrize("https", [False, True])
def test_the_cookie_is_for_this_site_alone(
    client: PageClient, app: Flask, monkeypatch: pytest.MonkeyPatch, https: bool
) -> None:
    settings = app.extensions["portal_settings"].model_copy(update={"https_only": https})
    monkeypatch.setitem(app.extensions, "portal_settings", settings)
    answer = client.raw.post("/assistant", data={"text": SAID})
    (cookie,) = (c for c in answer.headers.getlist("Set-Cookie") if c.startswith("conversation="))
    parts = {part.strip().split("=")[0].lower() for part in cookie.split(";")}
    assert {"httponly", "samesite", "path"} <= parts
    assert "SameSite=Lax" in cookie
    assert not {"expires", "max-age", "domain"} & parts, "it ends with the browser"
    assert ("secure" in parts) is https
    assert SAID not in cookie


def test_an_id_is_no_one_elses_to_use(client: PageClient, app: Flask) -> None:
    begin(client)
    stranger = PageClient(app)
    stranger.raw.set_cookie("conversation", "made-up")
    assert SAID not in stranger.get_page("/assistant").text
    stranger.raw.post("/assistant", data={"text": "hello"})
    given = stranger.raw.get_cookie("conversation")
    assert given is not None
    assert given.value != "made-up"


def test_clearing_forgets_at_once(client: PageClient, app: Flask) -> None:
    id = begin(client)
    answer = client.raw.post("/assistant/clear")
    assert answer.headers["Location"] == "/assistant?cleared=1"
    page = client.get_page("/assistant?cleared=1")
    assert "The chat is cleared." in page.text
    assert SAID not in page.text
    assert app.extensions["portal_conversations"].find(id) is None
    assert client.raw.get_cookie("conversation") is None


def test_leaving_forgets_and_goes_somewhere_harmless(client: PageClient, app: Flask) -> None:
    id = begin(client)
    answer = client.raw.get("/leave")
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("https://www.bbc.co.uk/")
    assert app.extensions["portal_conversations"].find(id) is None
    assert client.raw.get_cookie("conversation") is None


def test_the_cookie_alone_after_clearing_brings_nothing_back(
    client: PageClient, app: Flask
) -> None:
    id = begin(client)
    client.raw.post("/assistant/clear")
    client.raw.set_cookie("conversation", id)
    assert SAID not in client.get_page("/assistant").text
