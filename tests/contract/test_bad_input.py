"""Whatever is sent, the answer is a page or a problem document, never a crash.

The list is the one the project keeps of inputs that break search boxes, plus
what a curious or hostile visitor tries first.
"""

from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

pytestmark = pytest.mark.slow

EVIL = {
    "empty": "",
    "spaces": "   \t  ",
    "emoji": "🙂🙂🙂",
    "right to left override": "school\u202eloohcs",
    "zero width": "aut\u200bism",
    "combining flood": "a" + "\u0301" * 500,
    "nul": "aut\x00ism",
    "very long word": "x" * 6000,
    "very long text": "autism " * 900,
    "markup": '"><svg onload=alert(1)>',
    "template": "{{7*7}}${7*7}#{7*7}",
    "sql": "' OR 1=1; DROP TABLE service; --",
    "query syntax": 'name:"a* AND [a TO z] NEAR(b) ~^~ *:* ?',
    "many ors": "a OR " * 1500,
    "leading wildcard": "*therapy",
    "percent": "%00%ff%2e%2e",
    "path": "../../etc/passwd",
    "only stop words": "the of and to in",
    "quote without end": '"speech and',
    "polish": "zażółć gęślą jaźń",
    "numbers": "12345678901234567890",
}
PAGES = ("/services", "/pl/services", "/services/suggest", "/api/v1/search")
CHAT_FORMS = (
    "/assistant", "/assistant/settings", "/assistant/helpful", "/assistant/not-found",
    "/assistant/call-back", "/pl/assistant", "/assistant/clear",
)  # fmt: skip
NUMBERS = ("-1", "0", "1.5", "1e309", "99999999999999999999", "NaN", "inf", "banana", "٣", "")


@pytest.fixture(scope="module")
def client(filled_portals: dict[str, Flask]) -> FlaskClient:
    return filled_portals["kent"].test_client()


@pytest.fixture(scope="module")
def chat(chat_portals: dict[str, Flask]) -> FlaskClient:
    return chat_portals["kent"].test_client()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("text", EVIL.values(), ids=EVIL.keys())
def test_any_words_get_an_answer(client: FlaskClient, page: str, text: str) -> None:
    response = client.get(page, query_string={"q": text})
    assert response.status_code in {200, 400}, response.status_code
    body = response.get_data(as_text=True)
    assert "<svg onload" not in body


@pytest.mark.parametrize("text", EVIL.values(), ids=EVIL.keys())
def test_any_place_gets_an_answer(client: FlaskClient, text: str) -> None:
    for page in ("/services", "/api/v1/search"):
        response = client.get(page, query_string={"postcode": text, "within_km": "5"})
        assert response.status_code in {200, 400}


@pytest.mark.parametrize("address", CHAT_FORMS)
@pytest.mark.parametrize("text", EVIL.values(), ids=EVIL.keys())
def test_anything_typed_into_the_chat_gets_a_page(
    chat: FlaskClient, address: str, text: str
) -> None:
    fields = ("text", "quick", "topic", "form_key", "name", "phone", "best_time", "verdict")
    for data in ({name: text} for name in (*fields, "audience")):
        response = chat.post(address, data=data)
        assert response.status_code in {303, 422}, (address, data.keys())
        assert "<svg onload" not in response.get_data(as_text=True)
    whole = chat.post(address, data=dict.fromkeys(fields, text))
    assert whole.status_code in {303, 422}
    for page in ("/assistant", f"{address}?about=srp"):
        assert "<svg onload" not in chat.get(page).get_data(as_text=True)


@pytest.mark.parametrize("text", EVIL.values(), ids=EVIL.keys())
def test_anything_sent_to_the_assistant_gets_an_answer(chat: FlaskClient, text: str) -> None:
    response = chat.post("/api/v1/assistant/messages", json={"text": text})
    assert response.status_code in {200, 400}
    for name in ("audience", "language", "authority", "conversation_id"):
        body = {"text": "hello", name: text}
        response = chat.post("/api/v1/assistant/messages", json=body)
        assert response.status_code in {200, 400}


@pytest.mark.parametrize("cookie", EVIL.values(), ids=EVIL.keys())
def test_any_cookie_begins_a_conversation(chat: FlaskClient, cookie: str) -> None:
    sent = {"Cookie": f"conversation={quote(cookie)[:3000]}"}
    assert chat.get("/assistant", headers=sent).status_code == 200


@pytest.mark.parametrize("name", ["page", "per_page", "age", "within_km"])
@pytest.mark.parametrize("value", NUMBERS)
def test_any_number_gets_an_answer(client: FlaskClient, name: str, value: str) -> None:
    for page in ("/services", "/api/v1/search"):
        assert client.get(page, query_string={name: value}).status_code in {200, 400}


def test_invalid_utf8_and_doubled_parameters(client: FlaskClient) -> None:
    for query in ("q=%ff%fe", "q=a&q=b", "kind=srp&kind=&kind=srp", "%00=1", "q[]=x", "&&&="):
        assert client.get(f"/services?{query}").status_code in {200, 400}
        assert client.get(f"/api/v1/search?{query}").status_code in {200, 400}


@pytest.mark.parametrize(
    "address",
    [
        "/services/not-an-id/x", "/services/%00/x", "/services/../x", "/guidance/%2e%2e%2fetc",
        "/guidance/<script>", "/xx/services", "/en/services", "/pl/pl/services", "/services/x/y/z",
        "/%2f%2fevil.example", "/api/v1/", "/api/v2/search",
    ],
)  # fmt: skip
def test_strange_addresses_are_not_found_kindly(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code in {301, 302, 308, 404}, address
    if response.status_code != 404:
        assert response.headers["Location"].startswith(("/", "http://localhost/")), address
        assert not response.headers["Location"].startswith("//")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_are_refused(client: FlaskClient, method: str) -> None:
    for address in ("/", "/services", "/api/v1/search", "/guidance/srp"):
        assert client.open(address, method=method).status_code in {400, 405}


def test_head_and_options_work(client: FlaskClient) -> None:
    assert client.head("/services?q=autism").status_code == 200
    assert client.options("/services").status_code == 200


def test_a_huge_form_is_refused_with_a_page(client: FlaskClient) -> None:
    response = client.post("/services/x/y/something-wrong", data={"text": "x" * 2_000_000})
    assert response.status_code in {404, 413}


def test_an_unknown_host_is_refused_where_hosts_are_named(filled_portals: dict[str, Flask]) -> None:
    app = filled_portals["leicestershire"]
    app.config["TRUSTED_HOSTS"] = ["offer.example"]
    try:
        client = app.test_client()
        assert client.get("/", headers={"Host": "evil.example"}).status_code == 400
        assert client.get("/", headers={"Host": "offer.example"}).status_code == 200
    finally:
        app.config["TRUSTED_HOSTS"] = None
