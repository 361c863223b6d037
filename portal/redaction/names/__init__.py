"""Finds the names of people: by the words around them, then by lists of names.

A name has no shape. What gives it away is “my son”, “Mrs”, “thanks,” at the
end, an age behind it; and for most names that they are nothing but a name.
"""

from portal.redaction.names.finding_names import find_names

__all__ = ["find_names"]
