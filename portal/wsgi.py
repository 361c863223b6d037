"""The WSGI app that gunicorn serves, with the built files in front of it.

WhiteNoise answers `/static/…` before Flask is asked: compressed when built,
kept by phones for a year because the name carries a hash of the content.
"""

from typing import Any

from flask import Flask
from whitenoise import WhiteNoise

from portal.app import create_app
from portal.assistant import warm_up
from portal.page import STATIC
from portal.settings import Settings


class NoSecretKey(RuntimeError):
    """The portal has no secret key yet."""

    def __init__(self) -> None:
        super().__init__(
            "There is no secret key. Run `portal prepare` once, or set PORTAL_SECRET_KEY."
        )


def make_app() -> Flask:
    """Return the app ready to serve; raises `NoSecretKey` before a form could be unprotected."""
    settings = Settings()
    if not settings.secret:
        raise NoSecretKey
    app = create_app(settings)
    with app.app_context():
        warm_up()
    served: Any = WhiteNoise(
        app.wsgi_app, root=str(STATIC), prefix="static/", immutable_file_test=_hashed
    )
    app.wsgi_app = served  # type: ignore[method-assign]  # Flask's documented way to add middleware
    return app


def _hashed(_path: str, url: str) -> bool:
    return url.startswith("/static/dist/")


app = make_app()
