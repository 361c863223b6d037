"""How many EHC plans an area issued in a period, and how many within 20 weeks."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped, mapped_column

from portal.database import UtcDateTime, db

if TYPE_CHECKING:
    from portal.database import Base as Model
else:
    Model = db.Model


class EhcTimeliness(Model):
    """One area in one period, as it was printed: each count is a number or a symbol.

    `source` is `dfe` or `council`. `area` is the ONS code (England's is E92000001)
    and, for a council's own counts, the council's code here. `…_ex` leave out the
    cases to which the law allows exceptions (SEND Regulations 2014, reg 13(3)).
    """

    __tablename__ = "ehc_timeliness"

    source: Mapped[str] = mapped_column(primary_key=True)
    area: Mapped[str] = mapped_column(primary_key=True)
    period: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    la_code: Mapped[str | None]
    plans: Mapped[str]
    within: Mapped[str]
    plans_ex: Mapped[str]
    within_ex: Mapped[str]
    read_at: Mapped[datetime] = mapped_column(UtcDateTime)
