"""“Can I get in?”: the same ten questions for every service, unanswered ones included.

A family learns as much from what a provider has not told us as from what it
has: it is what they should ask first.
"""

from flask_babel import format_date

from portal.directory.listing import Listing
from portal.directory.presenters.parts import DAY, RowOfFacts, fact
from portal.language import gettext as _
from portal.send.support import Answer


def getting_in(listing: Listing) -> tuple[RowOfFacts, ...]:
    """Return the answers to “Can I get in?”, in the order families ask."""
    access = listing.access
    return (
        fact(_("Who is it for?"), access.who_for),
        _answer(_("Is an EHC plan needed?"), access.plan_needed),
        _answer(_("Is a diagnosis needed?"), access.diagnosis_needed),
        _answer(_("Can I get in touch myself?"), access.self_referral),
        fact(_("Who else can ask for it?"), access.who_refers),
        fact(_("How is it decided?"), access.how_decided),
        fact(_("Who decides?"), access.decided_by),
        _waiting(listing),
        _cost(listing),
        fact(_("What happens after I ask?"), access.after_applying),
    )


def _answer(label: str, answer: Answer) -> RowOfFacts:
    if answer is Answer.NOT_STATED:
        return RowOfFacts(label, missing=True)
    words = {Answer.YES: _("Yes"), Answer.NO: _("No"), Answer.SOMETIMES: _("Sometimes")}
    return RowOfFacts(label, str(words[answer]))


def _waiting(listing: Listing) -> RowOfFacts:
    """Show a waiting time only with the day it was stated: it grows old fast."""
    stated = listing.access.waiting_stated_on
    note = (
        _("Stated on %(date)s.", date=format_date(stated, DAY))
        if stated
        else _("We do not know when this was stated.")
    )
    return fact(_("How long is the wait?"), listing.access.waiting_time, note)


def _cost(listing: Listing) -> RowOfFacts:
    label = _("What does it cost?")
    if listing.access.cost:
        return fact(label, listing.access.cost)
    if listing.access.free is None:
        return RowOfFacts(label, missing=True)
    words = _("It is free") if listing.access.free else _("There is a charge. Ask how much.")
    return RowOfFacts(label, str(words))
