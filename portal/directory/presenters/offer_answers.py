"""The questions every provider of the Local Offer is asked, with the answers given."""

from portal.directory.listing import Listing
from portal.directory.presenters.parts import RowOfFacts, fact
from portal.language import gettext as _
from portal.send.offer import EDUCATION_KINDS


def local_offer_rows(listing: Listing) -> tuple[RowOfFacts, ...]:
    """Return the set questions that were answered; unanswered ones would only be noise."""
    answers = listing.local_offer
    questions = (
        (_("What they do for children with SEND"), answers.support),
        (_("What they hope your child will gain"), answers.outcomes),
        (_("What staff have learned about SEND"), answers.training),
        (_("How you are involved"), answers.parental_involvement),
        (_("How they share how things are going"), answers.information_sharing),
        (_("What the building and grounds are like"), answers.environment),
        (_("How to start"), answers.how_to_start),
        (_("What they plan next"), answers.future_plans),
    )
    return tuple(fact(label, answer) for label, answer in questions if answer)


def paragraph_5_rows(listing: Listing) -> tuple[RowOfFacts, ...]:
    """Return the ten questions of Schedule 2, paragraph 5, once a provider answered any.

    A school is asked all ten (SEND Regulations 2014, Schedule 2, paragraph 5),
    so what it left out is shown too.
    """
    answers = listing.paragraph_5
    questions = (
        (_("How children are taught"), answers.a),
        (_("How lessons and the building are adapted"), answers.b),
        (_("What extra support there is"), answers.c),
        (_("How progress is checked with you"), answers.d),
        (_("How they find out whether it works"), answers.e),
        (_("How children use the facilities"), answers.f),
        (_("What activities there are"), answers.g),
        (_("What support there is for your child and you"), answers.h),
        (_("What staff know and can do"), answers.i),
        (_("How feelings and friendships are supported"), answers.j),
    )
    rows = tuple(fact(label, answer) for label, answer in questions)
    if all(row.missing for row in rows):
        return ()
    if listing.kind in EDUCATION_KINDS:
        return rows
    return tuple(row for row in rows if not row.missing)
