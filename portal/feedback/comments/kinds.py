"""What a comment is about: the three kinds of regulation 56(1), what is missing, and two ways out.

A complaint about one child's help and a child in danger do not belong in a
list that is published; people are led to who can act.
"""

from flask_babel import lazy_gettext as _l

# The words people choose by. The first three are regulation 56(1)(a) to (c).
CHOICES = (
    ("content", _l("What the Local Offer says, or leaves out")),
    ("access", _l("How easy it is to find, read or understand")),
    ("making", _l("How it is made, and how families take part")),
    ("gap", _l("I looked for something and could not find it")),
    ("complaint", _l("A complaint about the help that one child or young person gets")),
    ("danger", _l("I am worried that somebody may be hurt")),
)
ROUTED_AWAY = frozenset({"complaint", "danger"})
KINDS = tuple(kind for kind, _words in CHOICES if kind not in ROUTED_AWAY)
UNSORTED = "unsorted"  # a survey's words, until an officer has sorted them

# How the yearly report counts: a gap is something “not included”, hence (a).
LEGAL_KIND = {"content": "a", "gap": "a", "access": "b", "making": "c", UNSORTED: "unsorted"}
LEGAL_WORDS = {
    "a": _l("What is in the Local Offer and what is missing (regulation 56(1)(a))"),
    "b": _l("How easy the information is to get at (regulation 56(1)(b))"),
    "c": _l("How it was made or reviewed, and how families took part (regulation 56(1)(c))"),
    "unsorted": _l("From a survey, not sorted by kind"),
}
KIND_WORDS = {**dict(CHOICES), UNSORTED: _l("From a survey, not sorted yet")}

WHO = (
    ("parent", _l("A parent or carer")),
    ("young_person", _l("A young person")),
    ("professional", _l("Somebody who works with children")),
    ("other", _l("Somebody else")),
)
WHO_WORDS = dict(WHO)
