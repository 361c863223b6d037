"""Reads the JSON somebody sent: each value checked, each refusal a sentence that names the part.

What was typed is never repeated in an error.
"""

from dataclasses import dataclass
from typing import Any

from flask import g, request

from portal.authorities import list_authorities
from portal.errors import BadRequest
from portal.language import DEFAULT, all_languages


class BodyNotUnderstood(BadRequest):
    """One part of the request is missing or not of the form the contract says."""

    def __init__(self, parameter: str, sentence: str) -> None:
        super().__init__()
        self.what_happened = sentence
        self.what_next = ""
        self.extra = {"parameter": parameter}


@dataclass(frozen=True)
class Body:
    """A JSON object as it came, and the refusal its endpoint gives."""

    held: dict[str, Any]
    refuse: type[BodyNotUnderstood]

    @classmethod
    def sent(cls, refuse: type[BodyNotUnderstood]) -> "Body":
        """Return the body of this request; raises `refuse` when it is no JSON object."""
        try:
            body = request.get_json(silent=True)
        except RecursionError:  # brackets within brackets without end
            body = None
        if not isinstance(body, dict):
            raise refuse("body", "Send a JSON object.")
        return cls(body, refuse)

    def speak_for(self) -> None:
        """Answer in the language and for the council the request names."""
        codes = tuple(one.code for one in list_authorities())
        g.authority_code = self.one_of("authority", codes, codes[0])
        g.language_code = self.one_of("language", tuple(all_languages()), DEFAULT)

    @property
    def language(self) -> str:
        """The language `speak_for` found."""
        return str(g.get("language_code", DEFAULT))

    def one_of(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        """Return the value of `name`, which has to be one of `allowed`; `default` without one."""
        given = self.held.get(name)
        if given is None:
            return default
        if given not in allowed:
            raise self.refuse(name, f"“{name}” has to be one of: {', '.join(allowed)}.")
        return str(given)

    def text(self, name: str, longest: int) -> str | None:
        """Return the text `name` of at most `longest` letters, or None without one."""
        given = self.held.get(name)
        if given is None:
            return None
        if not isinstance(given, str) or len(given) > longest:
            raise self.refuse(name, f"“{name}” has to be text of at most {longest} letters.")
        return given
