"""Every value an operator may set, in one typed place.

Values come from the environment (`PORTAL_…`) or from a `.env` file, so that a
council configures the portal without touching code. A wrong value stops the
start with a sentence that names it, never a page in front of a family.
"""

import re
from pathlib import Path
from typing import Any, cast

from flask import current_app
from limits import parse_many
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

SETTINGS_PREFIX = "PORTAL_"
UUID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
NOTIFY_KEY = re.compile(f"{UUID}-{UUID}$")
CHECKOUT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Settings of one running portal.

    `secret_key` has no default: `portal prepare` writes one to `secret_file` on
    the first start, and the server refuses to start without it.
    """

    model_config = SettingsConfigDict(
        env_prefix=SETTINGS_PREFIX, env_file=".env", extra="forbid", hide_input_in_errors=True
    )

    authority: str = "kent"
    authorities: tuple[str, ...] = ("kent", "leicestershire")
    content_dir: Path = CHECKOUT / "content"
    data_dir: Path = CHECKOUT / "var"
    translations_dir: Path = CHECKOUT / "translations"
    database_url: str = ""
    secret_key: SecretStr = SecretStr("")
    trusted_hosts: tuple[str, ...] = ()
    https_only: bool = False
    debug: bool = False
    worker_poll_seconds: float = Field(default=0.5, gt=0, le=60)
    rasa_url: str = ""
    feedback_keys_dir: Path | None = None
    smtp_host: str = ""
    smtp_port: int = Field(default=587, gt=0, lt=65536)
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_sender: str = ""
    smtp_starttls: bool = True
    notify_api_key: SecretStr = SecretStr("")
    notify_template_id: str = ""
    notify_url: str = ""
    rasa_seconds: float = Field(default=4.0, gt=0, le=60)
    max_body_bytes: int = Field(default=256 * 1024, gt=0)
    messages_limit: str = "60 per minute; 600 per hour"
    forms_limit: str = "30 per 10 minutes"
    codes_limit: str = "30 per 10 minutes"
    floods_limit: str = "300 per 10 minutes"
    trusted_proxies: int = Field(default=0, ge=0, le=5)
    local_accounts: bool = True
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr = SecretStr("")
    oidc_tenant: str = ""
    oidc_enforces_second_factor: bool = False

    @field_validator("notify_api_key")
    @classmethod
    def _key_of_notify(cls, key: SecretStr) -> SecretStr:
        if key.get_secret_value() and not NOTIFY_KEY.search(key.get_secret_value()):
            raise ValueError("a key of GOV.UK Notify ends in two UUIDs, service and secret")
        return key

    @field_validator("messages_limit", "forms_limit", "codes_limit", "floods_limit")
    @classmethod
    def _limit(cls, text: str) -> str:
        try:
            parse_many(text)
        except ValueError:
            raise ValueError("write a limit as: 30 per 10 minutes") from None
        return text

    @property
    def database(self) -> str:
        """The SQLAlchemy address of the database; SQLite in `data_dir` unless set."""
        return self.database_url or f"sqlite:///{self.data_dir / 'portal.db'}"

    @property
    def secret_file(self) -> Path:
        """Where `portal prepare` keeps the secret key it made."""
        return self.data_dir / "secret_key"

    @property
    def secret(self) -> str:
        """The secret key from the environment or from `secret_file`; empty when there is none."""
        given = self.secret_key.get_secret_value()
        if given or not self.secret_file.exists():
            return given
        return self.secret_file.read_text(encoding="ascii").strip()

    @property
    def migrations_dir(self) -> str:
        """Where Alembic's migrations live."""
        return str(CHECKOUT / "portal" / "migrations")

    def flask_config(self) -> dict[str, Any]:
        """Return the values Flask and its extensions read themselves."""
        return {
            "SECRET_KEY": self.secret or None,
            "TRUSTED_HOSTS": list(self.trusted_hosts) or None,
            "MAX_CONTENT_LENGTH": self.max_body_bytes,
            "BABEL_TRANSLATION_DIRECTORIES": str(self.translations_dir),
            "BABEL_DEFAULT_TIMEZONE": "Europe/London",
            "COMPRESS_ALGORITHM": ["br", "gzip"],
            "COMPRESS_BR_LEVEL": 4,
            "JSON_SORT_KEYS": False,
        }

    @property
    def signs_in_with_council(self) -> bool:
        """Whether officers may sign in with the council's own accounts (OpenID Connect)."""
        return bool(self.oidc_issuer and self.oidc_client_id)

    @property
    def sends_by_notify(self) -> bool:
        """Whether email goes out by GOV.UK Notify; it needs a key and a template."""
        return bool(self.notify_api_key.get_secret_value() and self.notify_template_id)

    @property
    def index_dir(self) -> Path:
        """Where the search index generations live; derived data, private to this user."""
        return self.data_dir / "index"

    @property
    def feedback_keys(self) -> Path:
        """Where the keys of invitations live; set `feedback_keys_dir` to keep them elsewhere."""
        return self.feedback_keys_dir or self.data_dir / "feedback_keys"

    @property
    def places_dir(self) -> Path:
        """Where compiled postcodes, place names and district shapes live; derived data."""
        return self.data_dir / "places"


def current_settings() -> Settings:
    """Return the settings of the app that is handling this request or command."""
    return cast(Settings, current_app.extensions["portal_settings"])
