"""Answers the Local Offer asks of every provider."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.directory.models.base import Model


class LocalOfferAnswer(Model):
    """One answer in the provider's words.

    `question_set` is `local_offer` or `paragraph_5` (SEND Regulations 2014,
    Schedule 2); `question` is the key in the content format.
    """

    __tablename__ = "local_offer_answer"

    service_id: Mapped[str] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), primary_key=True
    )
    question_set: Mapped[str] = mapped_column(primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    answer: Mapped[str]
