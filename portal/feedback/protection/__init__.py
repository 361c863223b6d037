"""Small numbers: what must be hidden so that nobody can be worked out from what is shown.

"Hide cells under 10, and one more in the row" still leaks in one table of
twelve. So a linear program asks, for every hidden number, how far it could lie
from the truth given everything published, earlier releases included; until each
could be anything within 3, more is hidden.
"""

from portal.feedback.protection.audit import Leak, audit
from portal.feedback.protection.figures import Figure, Figures, Published
from portal.feedback.protection.repair import CannotProtect, protect
from portal.feedback.protection.tables import (
    COLUMNS,
    HIDDEN,
    Cell,
    TableProblem,
    figures_of,
    name_of,
    read_table,
)

__all__ = [
    "COLUMNS",
    "HIDDEN",
    "CannotProtect",
    "Cell",
    "Figure",
    "Figures",
    "Leak",
    "Published",
    "TableProblem",
    "audit",
    "figures_of",
    "name_of",
    "protect",
    "read_table",
]
