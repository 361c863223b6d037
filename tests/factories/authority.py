"""Makes councils for tests: pure values, no files."""

from typing import Any

from portal.authorities import Authority


def make_authority(**given: Any) -> Authority:
    """Return a council with two districts."""
    defaults: dict[str, Any] = {
        "code": "kent",
        "name": "Kent",
        "council": "Kent County Council",
        "hub_name": "SEND Information Hub",
        "advice_service": {"name": "Information, Advice and Support Kent", "short": "IASK"},
        "enquiries": "the SEND Enquiries Hub",
        "srp_label": {
            "singular": "specialist resource provision",
            "plural": "specialist resource provisions",
            "short": "SRP",
        },
        "gias_la_code": "886",
        "districts": (
            {"id": "ashford", "name": "Ashford", "ons_code": "E07000105"},
            {
                "id": "folkestone-and-hythe",
                "name": "Folkestone and Hythe",
                "aliases": ("Shepway",),
                "ons_code": "E07000112",
            },
        ),
    }
    return Authority.model_validate({**defaults, **given})
