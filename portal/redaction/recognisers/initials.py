"""Names written as an initial and a surname: the one shape a name has."""

import re

from portal.redaction.recognisers.recogniser import Recogniser

# The start of a new sentence after “option B.”, and what is no person.
NOT_SURNAMES = frozenset(
    """
    after all also and anyway are because before but can coli could courts did does each even every
    for from government had has have her here his how inset its kingdom last majesty maybe most
    never next nobody not nothing now once one only our please revenue school she should since some
    still thank thanks that the their then there these they this those treasury was were what when
    where which while who why will with would yes yet you your
    """.split()
)
INITIALS = Recogniser(
    kind="name",
    pattern=re.compile(
        r"(?<![\w.])(?:[A-Z]\.\s?){1,3}(?P<surname>[A-Z][a-z][\w'’]{1,30}(?:-[A-Z]\w{1,30}){0,2})"
    ),
    accept=lambda found: found["surname"].lower() not in NOT_SURNAMES,
    needs=re.compile(r"[A-Z]\.\s?[A-Z]"),
    finds=(
        ("signed pp T. Example with no title", "Example"),
        ("ask K. Example-Person, room 2", "Example-Person"),
    ),
    leaves=(
        "H.M. Courts wrote",
        "option B. We chose it",
        "vitamin C. They said",
        "the U.K. Government",
        "Section F. No",
    ),
)

ALL = (INITIALS,)
