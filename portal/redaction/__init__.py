"""Finds private details in what people type, so that they are covered before anything is kept.

Own recognisers for British forms: a general model would send text elsewhere or
weigh more than the portal. `mask` covers the chat and keeps the first half of a
postcode; `suggest` and `redact` prepare a comment for publication and keep none.
"""

from portal.redaction.findings import Finding, Redacted
from portal.redaction.masking import Masked, mask
from portal.redaction.publishing import redact, suggest

__all__ = ["Finding", "Masked", "Redacted", "mask", "redact", "suggest"]
