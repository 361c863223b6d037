"""Each language has its own addresses: English at `/services`, Polish at `/pl/services`.

The address alone decides, never a cookie or a browser header, so that a page
can be sent to a friend and reads the same. Links made inside a page stay in
its language.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import quote

from flask import Blueprint, Flask, abort, current_app, g, has_request_context, request, url_for
from flask_babel import get_translations
from markupsafe import Markup
from werkzeug.routing import BaseConverter

DEFAULT = "en"
ENGLISH_WORDS = Markup(' lang="en-GB" dir="ltr"')


@dataclass(frozen=True)
class Language:
    """A language the portal speaks. `state` says whether a person checked the words."""

    code: str
    name: str
    direction: str
    state: str

    @property
    def machine_draft(self) -> bool:
        """Whether a computer translated this and nobody has checked it."""
        return self.state == "machine_draft"


def register_languages(app: Flask, languages: tuple[Language, ...]) -> None:
    """Tell `app` which languages exist and keep every link in the language of its page."""
    app.extensions["portal_languages"] = {language.code: language for language in languages}
    app.url_map.converters["language"] = LanguageConverter
    app.url_value_preprocessor(_take_language)
    app.url_defaults(_keep_language)
    app.extensions["portal_words"] = {}
    app.context_processor(_shared)


class Room(Blueprint):
    """A blueprint whose every address exists once per language, under one endpoint.

    `/services` is the English rule (by default value), `/<lang_code>/services`
    the others, so `url_for("directory.results")` always stays in the language
    of the page it is called on.
    """

    def add_url_rule(
        self,
        rule: str,
        endpoint: str | None = None,
        view_func: Callable[..., Any] | None = None,
        provide_automatic_options: bool | None = None,
        **options: Any,
    ) -> None:
        """Add `rule` for English and its twin for every other language."""
        english = {**options, "defaults": {"lang_code": DEFAULT, **options.get("defaults", {})}}
        for address, how in ((rule, english), (f"/<language:lang_code>{rule}", options)):
            super().add_url_rule(address, endpoint, view_func, provide_automatic_options, **how)


class LanguageConverter(BaseConverter):
    """The language part of an address: two or three small letters."""

    regex = "[a-z]{2,3}"


def current_language() -> Language:
    """Return the language of this page; English outside a request."""
    code = g.get("language_code", DEFAULT) if has_request_context() else DEFAULT
    return all_languages()[code]


def all_languages() -> dict[str, Language]:
    """Return the languages of this portal by code, in the order of `content/`."""
    return cast(dict[str, Language], current_app.extensions["portal_languages"])


def locale_selector() -> str:
    """Tell Flask-Babel the locale of this page."""
    return current_language().code


class Words:
    """The strings of one language as templates use them, looked up once a process.

    Jinja's own newstyle gettext does the same through four calls a string,
    which was a third of what a page costs.
    """

    def __init__(self, translations: Any) -> None:
        self._translations = translations
        self._plain: dict[str, Markup] = {}

    def gettext(self, message: str, **variables: Any) -> Markup:
        """Return `message` in this language; variables are escaped."""
        if variables:
            return Markup(self._translations.ugettext(message)) % variables  # noqa: S704  # catalogues are ours
        if message not in self._plain:
            self._plain[message] = Markup(self._translations.ugettext(message)) % {}  # noqa: S704  # catalogues are ours
        return self._plain[message]

    def ngettext(self, one: str, many: str, number: int, **variables: Any) -> Markup:
        """Return the form for `number`, which the text may name as `%(num)s`."""
        text = Markup(self._translations.ungettext(one, many, number))  # noqa: S704  # catalogues are ours
        return text % {"num": number, **variables}


def current_words() -> Words:
    """Return the strings of this page's language."""
    words = cast(Words | None, g.get("words"))
    if words is None:
        known = cast(dict[str, Words], current_app.extensions["portal_words"])
        code = current_language().code
        if code not in known:
            known[code] = Words(get_translations())
        words = g.words = known[code]
    return words


def gettext(message: str, **variables: Any) -> Markup:
    """Return `message` in this page's language, for what is written outside templates.

    Flask-Babel's own takes 20 µs a string, which adds up on a page of facts.
    """
    return current_words().gettext(message, **variables)


def ngettext(one: str, many: str, number: int, **variables: Any) -> Markup:
    """Return the form for `number` in this page's language; the text may name it `%(num)s`."""
    return current_words().ngettext(one, many, number, **variables)


def _shared() -> dict[str, Any]:
    words = current_words()
    return {
        "_": words.gettext,
        "gettext": words.gettext,
        "ngettext": words.ngettext,
        "language": current_language(),
        "languages": list(all_languages().values()),
        "address_in": address_in,
        "in_english": in_english(),
    }


def in_english() -> Markup:
    """Return the attributes that mark English words on a page in another language.

    Names and descriptions of services are English for now; a screen reader
    must be told so (WCAG 3.1.2). On an English page there is nothing to say.
    """
    return Markup("") if current_language().code == DEFAULT else ENGLISH_WORDS


def address_in(language: Language) -> str:
    """Return this page's address in `language`, search words and filters included."""
    if request.endpoint is None or not _speaks(request.endpoint):
        return url_for("welcome.home", lang_code=language.code)
    here = current_language().code
    path = request.path if here == DEFAULT else request.path.removeprefix(f"/{here}")
    query = request.query_string.decode("latin-1")
    prefix = "" if language.code == DEFAULT else f"/{language.code}"
    return prefix + quote(path) + (f"?{query}" if query else "")


def _speaks(endpoint: str) -> bool:
    return bool(current_app.url_map.is_endpoint_expecting(endpoint, "lang_code"))


def _take_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    if values is None:  # no such address: its first part still says which language to say so in
        first = request.path.split("/")[1]
        values = {"lang_code": first} if first in all_languages() else {}
    code = values.pop("lang_code", DEFAULT)
    g.language_code = code if code in all_languages() else DEFAULT
    if code not in all_languages():
        abort(404)


def _keep_language(endpoint: str, values: dict[str, Any]) -> None:
    if _speaks(endpoint):
        values.setdefault("lang_code", g.get("language_code", DEFAULT))
