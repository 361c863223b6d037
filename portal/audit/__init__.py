"""Who did what: an append-only log in which every entry seals the one before it.

Rooms above call `record` inside their write unit, so that a deed and its entry
are kept together or not at all.
"""

from portal.audit.recording import acting_as, record

__all__ = ["acting_as", "record"]
