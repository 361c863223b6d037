"""Kent as an authority, for tests that need no content files."""

from portal.authorities import Authority
from portal.authorities.models import AdviceService, District, SrpLabel
from tests.integration.places.conftest import KENT as KENT_PLACES

KENT = Authority(
    code="kent",
    name="Kent",
    council="Kent County Council",
    hub_name="SEND Information Hub",
    advice_service=AdviceService(name="Advice", short="Advice"),
    enquiries="SEND enquiries",
    srp_label=SrpLabel(
        singular="specialist resource provision",
        plural="specialist resource provisions",
        short="SRP",
    ),
    gias_la_code="886",
    districts=tuple(
        District(id=one.id, name=one.name, ons_code=one.ons_code) for one in KENT_PLACES.districts
    ),
)
