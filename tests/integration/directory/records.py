"""Invented records in every state a page can show."""

from datetime import date

from portal.directory.listing import Listing

SOURCE = {"id": "s1", "title": "An invented list & more", "stated_on": date(2026, 3, 1)}


def listing(**values: object) -> Listing:
    return Listing.model_validate({"sources": [SOURCE], **values})


SCHOOL = listing(
    key="orchard-school",
    urn="999001",
    name="Orchard School",
    kind="special_school",
    organization="An invented trust",
    summary="An invented special school in Ashford.",
    description="First paragraph.\n\nSecond paragraph.",
    needs=["ASD", "SLCN"],
    phases=["primary", "secondary"],
    min_age=4,
    max_age=16,
    tier="ehc_plan",
    districts=["ashford"],
    town="Ashford",
    postcode="TN23 1AA",
    address=["1 Orchard Way"],
    phone="01233 000000",
    website="www.orchard.invalid",
    access={
        "who_for": "Autistic children.",
        "plan_needed": "yes",
        "diagnosis_needed": "no",
        "waiting_time": "about a year",
        "waiting_stated_on": date(2026, 2, 1),
        "free": True,
    },
    accessibility={"wheelchair": "partial", "hoist": "yes"},
    paragraph_5={"a": "In small groups."},
    local_offer={"training": "All staff sign.", "report_url": "https://orchard.invalid/sen"},
    provision=[
        {
            "measure": "sen_unit",
            "on_roll": 82,
            "capacity": 60,
            "stated_on": date(2025, 7, 17),
            "source": "s1",
            "doubts": ["over_capacity"],
        }
    ],
    aliases=["The Orchard"],
    formerly=["Appleyard School"],
    history=[{"when": "2016", "text": "Moved here.", "source": "s1"}],
    assured_on=date(2020, 1, 2),
    assured_by="a records officer",
)
HELPLINE = listing(
    key="night-line", name="Night Line", kind="advice", coverage="national", tier="universal"
)
CLUB = listing(
    key="saturday-club",
    name="Saturday Club <b>& Friends</b>",
    kind="leisure",
    summary="An invented club. It costs £4.",
    districts=["dover"],
    town="Dover",
    access={"free": False, "cost": "£4 a session", "self_referral": "yes"},
    sessions=[
        {"weekday": "sat", "start": "10:00", "end": "12:00", "when": "term", "note": "Bring socks"},
        {"weekday": "sun", "pattern": "nth", "nth": -1, "valid_from": date(2026, 9, 1)},
        {"weekday": "thu", "start": "16:00", "pattern": "fortnightly", "when": "holidays"},
    ],
)
CLOSED = listing(
    key="old-unit",
    name="Old Unit",
    kind="srp",
    provision_urn="999002",
    status="closed",
    districts=["ashford"],
    replaced_by=["orchard-school", "nobody"],
)
PAUSED = listing(key="swim", name="Quiet Swim", kind="leisure", status="temporarily_closed")
PLANNED = listing(key="hub", name="A Hub", kind="hub", status="planned")
OLD = listing(key="old-club", name="Old Club", kind="leisure", status="unconfirmed")
LONG = listing(
    key="long",
    name=("Pneumonoultramicroscopicsilicovolcanoconiosis " * 4).strip(),
    kind="health",
    summary="W" * 160,
)
GONE = listing(key="gone", name="Gone Service", kind="health")
REGISTER = Listing.model_validate(
    {
        "key": "urn-999001",
        "urn": "999001",
        "name": "Orchard School",
        "kind": "special_school",
        "email": "office@orchard.invalid",
        "type_label": "Academy special",
        "state_funded": True,
        "opened_on": date(2013, 9, 1),
        "sources": [{"id": "gias", "title": "A register", "stated_on": date(2025, 7, 17)}],
    }
)
RECORDS = (SCHOOL, HELPLINE, CLUB, CLOSED, PAUSED, PLANNED, OLD, LONG)
