"""Sends by GOV.UK Notify, with the client its makers publish.

The council makes one email template there whose subject is `((subject))` and
whose message is `((text))`, so that the words stay in `content/` with all the
others. A message that is refused is one refusal; a service that is away is
asked three times and then no more, or five hundred families would each wait
for a timeout.
"""

import logging
from contextlib import AbstractContextManager

from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient
from requests.adapters import HTTPAdapter
from urllib3 import Retry

from portal.feedback.invitations.carriers.port import Mail
from portal.settings import Settings

SECONDS = 20  # how long the service may be silent
PATIENCE = 3  # messages in a row the service may fail before it counts as away
# 429: more than the account may send in a minute. Sent twice is a family reminded, never an
# answer counted twice: the code is the same.
AGAIN = Retry(
    total=3,
    connect=0,
    read=0,
    status_forcelist=(429, 502, 503),
    allowed_methods={"POST"},
    backoff_factor=0.5,
    raise_on_status=False,
    respect_retry_after_header=False,  # Notify names none; a proxy's "an hour" is no answer here
)

# The client logs the service's answer to a refusal; what an answer quotes is not ours to keep.
logging.getLogger("notifications_python_client").disabled = True
for _part in ("base", "notifications"):
    logging.getLogger(f"notifications_python_client.{_part}").disabled = True


class NotSentByNotify(OSError):
    """GOV.UK Notify did not take a message; carries the status and nothing else."""


class NotifySender(AbstractContextManager["NotifySender"]):
    """One session with GOV.UK Notify."""

    def __init__(self, settings: Settings) -> None:
        key = settings.notify_api_key.get_secret_value()
        where = {"base_url": settings.notify_url} if settings.notify_url else {}
        self._client = NotificationsAPIClient(key, timeout=SECONDS, **where)
        for scheme in ("https://", "http://"):
            self._client.request_session.mount(scheme, HTTPAdapter(max_retries=AGAIN))
        self._template = settings.notify_template_id
        self._failed_in_a_row = 0

    def send(self, mail: Mail) -> None:
        """Send one message; raises `NotSentByNotify`."""
        if self._failed_in_a_row >= PATIENCE:
            raise NotSentByNotify("away")
        words = {"subject": mail.subject, "text": mail.text}
        try:
            self._client.send_email_notification(mail.to, self._template, words)
        except APIError as error:
            away = error.status_code in {401, 403} or error.status_code >= 429
            self._failed_in_a_row = self._failed_in_a_row + 1 if away else 0
            raise NotSentByNotify(str(error.status_code)) from None
        self._failed_in_a_row = 0

    def __exit__(self, *_: object) -> None:
        """Close the session."""
        self._client.request_session.close()
