"""A form that lay open for long loses nothing; one that another site sends is refused."""

import pytest
from flask import Flask

PUBLIC = {"text": "what is an srp"}


def post(app: Flask, address: str, site: str | None, **form: str) -> int:
    headers = {} if site is None else {"Sec-Fetch-Site": site}
    return app.test_client().post(address, data=form, headers=headers).status_code


@pytest.fixture
def strict(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    return app


def test_words_from_our_own_page_are_taken_without_a_token(strict: Flask) -> None:
    assert post(strict, "/assistant", "same-origin", **PUBLIC) == 303


@pytest.mark.parametrize("site", [None, "cross-site", "same-site", "none", "SAME-ORIGIN "])
def test_words_from_anywhere_else_need_one(strict: Flask, site: str | None) -> None:
    assert post(strict, "/assistant", site, **PUBLIC) == 400


def test_a_cry_for_help_is_answered_after_any_time(strict: Flask) -> None:
    client = strict.test_client()
    sent = client.post(
        "/assistant", data={"text": "i want to die"}, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert sent.status_code == 303
    assert "116 123" in client.get("/assistant").get_data(as_text=True)


def test_officers_forms_always_need_a_token(strict: Flask) -> None:
    assert post(strict, "/officers/sign-out", "same-origin") == 400
