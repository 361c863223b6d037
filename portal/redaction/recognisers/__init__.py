"""Every recogniser of a detail that has a shape: numbers, addresses, links, dates.

Names have no shape; `portal.redaction.names` finds them by the words around.
"""

from portal.redaction.recognisers import (
    birthdays,
    homes,
    initials,
    internet,
    loose_postcodes,
    numbers,
    odd_spellings,
    references,
    telephone,
)
from portal.redaction.recognisers.recogniser import Recogniser, words_of

RECOGNISERS: tuple[Recogniser, ...] = (
    *internet.ALL,
    *numbers.ALL,
    *telephone.ALL,
    *references.ALL,
    *homes.ALL,
    *birthdays.ALL,
    *initials.ALL,
    *odd_spellings.ALL,
    *loose_postcodes.ALL,
)

__all__ = ["RECOGNISERS", "Recogniser", "words_of"]
