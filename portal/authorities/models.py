"""What the portal knows about a council, as typed values read from `content/`.

A contact without a number is normal: a number nobody has verified is left
empty, and the page then says "ask the council". A wrong number at night is
worse than none.
"""

from datetime import date
from typing import Literal

from portal.content_reader import ContentModel
from portal.errors import PageNotFound


class UnknownAuthority(PageNotFound):
    """No content folder exists for this authority."""

    code = "unknown_authority"


class District(ContentModel):
    """A district, borough or city council area; `ons_code` is its GSS code."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    ons_code: str
    area: str | None = None


class Area(ContentModel):
    """A group of districts a council plans by (Kent has four)."""

    id: str
    name: str
    districts: tuple[str, ...]


class AuthorityContact(ContentModel):
    """One way to reach one body. Null means: nobody has confirmed it."""

    role: str
    label: str
    phone: str | None = None
    email: str | None = None
    url: str | None = None
    hours: str | None = None
    last_verified: date | None = None
    verified_by: str | None = None
    source: str | None = None
    note: str | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing here can be used, so that the page says “ask the council”."""
        return not (self.phone or self.email or self.url)


class AdviceService(ContentModel):
    """The free, impartial advice service every area must have (CFA 2014 s.32)."""

    name: str
    short: str


class SrpLabel(ContentModel):
    """The council's own word for a specialist resourced provision."""

    singular: str
    plural: str
    short: str


class Authority(ContentModel):
    """One council: what it calls itself, its bodies, its districts, how to reach it."""

    code: str
    name: str
    council: str
    hub_name: str
    advice_service: AdviceService
    enquiries: str
    srp_label: SrpLabel
    parent_forum: str | None = None
    mediation_provider: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successor_note: str | None = None
    gias_la_code: str
    postcode_areas: tuple[str, ...] = ()
    areas: tuple[Area, ...] = ()
    districts: tuple[District, ...]
    contacts: tuple[AuthorityContact, ...] = ()
    languages: tuple[str, ...] = ("en",)

    def find_district(self, district_id: str) -> District | None:
        """Return the district with this id, or None."""
        return next((one for one in self.districts if one.id == district_id), None)

    def find_contact(self, role: str) -> AuthorityContact | None:
        """Return the contact with this role, or None."""
        return next((one for one in self.contacts if one.role == role), None)

    def placeholders(self) -> dict[str, str]:
        """Return the words guidance pages write as `[[name]]`."""
        return {
            "council": self.council,
            "hub_name": self.hub_name,
            "advice_service": f"{self.advice_service.name} ({self.advice_service.short})"
            if self.advice_service.short != self.advice_service.name
            else self.advice_service.name,
            "enquiries": self.enquiries,
            "srp": f"{self.srp_label.singular} ({self.srp_label.short})"
            if self.srp_label.short != self.srp_label.singular
            else self.srp_label.singular,
            "parent_forum": self.parent_forum or "the parent carer forum",
        }


class CrisisContact(ContentModel):
    """A crisis line. Shown before anything else; never shown without a number."""

    id: str
    order: int
    label: str
    channel: Literal["phone", "text", "web", "place"]
    number: str | None = None
    url: str | None = None
    hours: str | None = None
    audience: str | None = None
    use: str | None = None
    authority: str | None = None
    last_verified: date | None = None
    source: str | None = None
    note: str | None = None


class LanguageEntry(ContentModel):
    """A language of the interface and whether a person has checked its words."""

    code: str
    name: str
    english_name: str | None = None
    direction: Literal["ltr", "rtl"]
    state: Literal["original", "human", "machine_draft"]
