"""A survey answered by talking: one question a message, kept by nobody before it is sent.

The portal leads it, not Rasa, which never hears a code or an answer. `turn` is
the way in; `held` what the locked conversation keeps while it lasts; `codes`
finds a code in a message, `hearing` an answer; `asking` says every step.
"""
