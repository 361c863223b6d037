"""The tables of the directory, one module an entity, named as Open Referral names them."""

from portal.directory.models.access import Access
from portal.directory.models.accessibility import Accessibility
from portal.directory.models.alias import Alias
from portal.directory.models.contact import Contact
from portal.directory.models.correction import Correction
from portal.directory.models.cost_option import CostOption
from portal.directory.models.empty_search import EmptySearch
from portal.directory.models.history_entry import HistoryEntry
from portal.directory.models.identifier import Identifier
from portal.directory.models.local_offer_answer import LocalOfferAnswer
from portal.directory.models.location import Location
from portal.directory.models.organization import Organization
from portal.directory.models.phone import Phone
from portal.directory.models.place_table import PlaceCell, PlaceTable
from portal.directory.models.provision_figure import ProvisionFigure
from portal.directory.models.schedule import Schedule
from portal.directory.models.search_change import SearchChange, SearchSequence
from portal.directory.models.service import Service
from portal.directory.models.service_area import ServiceArea
from portal.directory.models.service_at_location import ServiceAtLocation
from portal.directory.models.statement import Override, Statement
from portal.directory.models.succession import Succession
from portal.directory.models.taxonomy import Attribute, Taxonomy, TaxonomyTerm

__all__ = [
    "Access",
    "Accessibility",
    "Alias",
    "Attribute",
    "Contact",
    "Correction",
    "CostOption",
    "EmptySearch",
    "HistoryEntry",
    "Identifier",
    "LocalOfferAnswer",
    "Location",
    "Organization",
    "Override",
    "Phone",
    "PlaceCell",
    "PlaceTable",
    "ProvisionFigure",
    "Schedule",
    "SearchChange",
    "SearchSequence",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "Statement",
    "Succession",
    "Taxonomy",
    "TaxonomyTerm",
]
