"""A database with a row in every table, for tests that must not lose any."""

from sqlalchemy.orm import Session

from tests.factories.access import make_access
from tests.factories.accessibility import make_accessibility
from tests.factories.alias import make_alias
from tests.factories.answer_rating import make_answer_rating
from tests.factories.attribute import make_attribute
from tests.factories.audit_entry import make_audit_entry
from tests.factories.call_back import make_call_back
from tests.factories.comment import make_everything_of_a_comment
from tests.factories.contact import make_contact
from tests.factories.correction import make_correction
from tests.factories.cost_option import make_cost_option
from tests.factories.empty_search import make_empty_search
from tests.factories.feedback import make_feedback
from tests.factories.figure_release import make_figure_release
from tests.factories.gap import make_gap
from tests.factories.history_entry import make_history_entry
from tests.factories.identifier import make_identifier
from tests.factories.local_offer_answer import make_local_offer_answer
from tests.factories.location import make_location
from tests.factories.officer import make_everything_of, make_officer
from tests.factories.organization import make_organization
from tests.factories.override import make_override
from tests.factories.phone import make_phone
from tests.factories.place_cell import make_place_cell
from tests.factories.place_table import make_place_table
from tests.factories.provision_figure import make_provision_figure
from tests.factories.schedule import make_schedule
from tests.factories.search_change import make_search_change
from tests.factories.search_sequence import make_search_sequence
from tests.factories.service import make_service
from tests.factories.service_area import make_service_area
from tests.factories.service_at_location import make_service_at_location
from tests.factories.statement import make_statement
from tests.factories.succession import make_succession
from tests.factories.taxonomy import make_taxonomy
from tests.factories.taxonomy_term import make_taxonomy_term
from tests.factories.timeliness import make_timeliness


def fill_every_table(session: Session) -> None:
    """Add one row to every table."""
    organization = make_organization(session)
    service = make_service(session, organization_id=organization.id)
    for make in (
        make_access,
        make_accessibility,
        make_alias,
        make_correction,
        make_cost_option,
        make_history_entry,
        make_identifier,
        make_local_offer_answer,
        make_override,
        make_provision_figure,
        make_schedule,
        make_service_area,
        make_statement,
        make_succession,
    ):
        make(session, service)
    make_phone(session, make_contact(session, service))
    make_service_at_location(session, service, make_location(session))
    make_attribute(session, service, make_taxonomy_term(session, make_taxonomy(session)))
    make_place_cell(session, make_place_table(session))
    make_search_sequence(session)
    make_search_change(session)
    alone = (make_answer_rating, make_call_back, make_empty_search, make_gap, make_timeliness)
    for make_alone in alone:
        make_alone(session)
    make_everything_of(session, make_officer(session))
    make_audit_entry(session)
    make_feedback(session)
    make_figure_release(session)
    make_everything_of_a_comment(session)
