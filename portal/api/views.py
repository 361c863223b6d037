"""The addresses of the JSON API. Open to all, without a key, never stored by anyone between."""

from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml
from flask import Blueprint, Response, jsonify

from portal.api.assistant import one_answer, one_message
from portal.api.feedback import one_response
from portal.api.guidance import one_topic, topic_list
from portal.api.search import search_answer
from portal.assistant.answering import ANSWERS
from portal.authorities import list_authorities
from portal.errors import PageNotFound
from portal.extensions import csrf
from portal.language import all_languages
from portal.security import access

api = Blueprint("api", __name__, url_prefix="/api/v1")


@api.get("/search")
@access("public")
def search() -> Response:
    """Find services and guidance."""
    return jsonify(search_answer())


@api.get("/guidance")
@access("public")
def guidance() -> Response:
    """List guidance topics."""
    return jsonify(topic_list())


@api.get("/guidance/<slug>")
@access("public")
def guidance_topic(slug: str) -> Response:
    """Give one topic whole."""
    return jsonify(one_topic(slug))


@api.post("/assistant/messages")
@csrf.exempt  # type: ignore[untyped-decorator]  # Flask-WTF ships no types; nothing here rests on a cookie
@access("public")
def assistant_messages() -> Response:
    """Answer one message of a conversation."""
    return jsonify(one_message())


@api.post("/assistant/answers")
@csrf.exempt  # type: ignore[untyped-decorator]  # as above
@access("public")
def assistant_answers() -> Response:
    """Give the words for what Rasa decided."""
    return jsonify(one_answer())


@api.post("/feedback/responses")
@csrf.exempt  # type: ignore[untyped-decorator]  # as above
@access("public")
def feedback_responses() -> tuple[Response, int]:
    """Keep the answers to one survey."""
    told, status = one_response()
    return jsonify(told), status


@api.get("/openapi.json")
@access("public")
def openapi() -> Response:
    """Give the document that describes this API."""
    authorities = tuple(one.code for one in list_authorities())
    return jsonify(description(tuple(all_languages()), authorities))


@api.route("/<path:_path>")
@access("public")
def nothing_here(_path: str) -> Response:
    """Answer unknown addresses of the API in the API's own shape."""
    raise PageNotFound


@api.after_request
def headers(response: Response) -> Response:
    """Let any site read the answers; let nobody keep what was searched for."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = "no-store"
    return response


@cache
def description(languages: tuple[str, ...], authorities: tuple[str, ...]) -> dict[str, Any]:
    """Return the OpenAPI document; languages and councils are content, so they are filled in."""
    text = Path(__file__).with_name("openapi.yaml").read_text(encoding="utf-8")
    document = cast(dict[str, Any], yaml.safe_load(text))
    components = document["components"]
    components["parameters"]["language"]["schema"]["enum"] = list(languages)
    components["schemas"]["Language"]["enum"] = list(languages)
    components["schemas"]["Authority"]["enum"] = list(authorities)
    components["schemas"]["AnswerWanted"]["properties"]["act"]["enum"] = sorted(ANSWERS)
    return document
