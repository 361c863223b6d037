"""Finds private details in what people type, so that they are covered before anything is kept.

Own recognisers for British forms: a general model would send text elsewhere or
weigh more than the portal. They lean towards covering too much.
"""

from portal.redaction.masking import Masked, mask

__all__ = ["Masked", "mask"]
