"""Makes a batch of invitations. Codes and links exist only in what this returns."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from flask_babel import lazy_gettext as _l
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from portal.audit import record
from portal.database import db, write_unit
from portal.errors import BadRequest, PortalError
from portal.feedback.instruments import Instrument
from portal.feedback.invitations.coarsening import Cell, Cohort, coarsen
from portal.feedback.invitations.codes import ALPHABET, PaperCode, tokens_of
from portal.feedback.invitations.models import Invitation, InvitationBatch, InvitationCohort
from portal.feedback.keys import digest
from portal.feedback.periods import today

MOST = 2000  # a batch of 1,000 takes some 20 seconds of two cores
DELIVERIES = ("letters", "email")


class NothingToIssue(BadRequest):
    """A batch needs at least one invitation, and not more than one request can make."""

    code = "nothing_to_issue"
    title = _l("No invitations were made")
    what_happened = _l("A batch needs from 1 to 2,000 invitations.")
    what_next = _l("Go back and write how many families you invite.")


class MadeBefore(PortalError):
    """The same form came twice; its letters were made once and cannot be made again."""

    status, code = 409, "batch_made_before"
    title = _l("This batch has been made already")
    what_happened = _l("The same form was sent twice. Its letters can be had once only.")
    what_is_safe = _l("The first batch is as it was; no second one was made.")
    what_next = _l("If its letters did not reach you, withdraw it in the list and make a new one.")


@dataclass(frozen=True)
class Letter:
    """One invitation on its way to a family. `cell` is what the family's group shares."""

    cell: Cell
    code: PaperCode
    token: str


@dataclass(frozen=True)
class Issued:
    """A batch that was made: what is kept, and the letters, which nobody can make again."""

    batch_id: str
    instrument: Instrument
    period: str
    closes_on: date
    cohorts: tuple[Cohort, ...]
    letters: tuple[Letter, ...]


@dataclass(frozen=True)
class Order:
    """What an officer asks for. `closes_on` None: as the survey says, from today."""

    instrument: Instrument
    period: str
    counts: Mapping[Cell, int]
    authority: str
    officer_id: str
    delivery: str = "letters"
    closes_on: date | None = None
    form_key: str | None = None

    @property
    def closing_day(self) -> date:
        """The last day on which the codes work."""
        return self.closes_on or today() + timedelta(days=self.instrument.file.closes_after_days)


def issue(order: Order) -> Issued:
    """Keep a batch and return its letters; all of it or nothing.

    Raises `NothingToIssue`, or `MadeBefore` when the order's form was sent before.

    Must not be called inside a write unit: the slow part comes before it.
    """
    cohorts = tuple(coarsen(order.counts))
    total = sum(cohort.issued for cohort in cohorts)
    if not 1 <= total <= MOST:
        raise NothingToIssue
    prefix, salt = _free_prefix(), secrets.token_bytes(16)
    codes = _different_codes(prefix, total)
    tokens = tokens_of(codes, salt)
    letters, keyed = _dealt(cohorts, codes, tokens)
    batch = _batch(order, prefix, salt, total)
    batch_id = batch.id
    with write_unit() as session:
        if order.form_key and _made_before(session, order.form_key):
            raise MadeBefore
        _keep(session, batch, cohorts, keyed)
        record("invitations.issued", batch_id, number=total, instrument=order.instrument.key)
    return Issued(
        batch_id, order.instrument, order.period, order.closing_day, cohorts, tuple(letters)
    )


def _made_before(session: Session, form_key: str) -> bool:
    same = select(InvitationBatch.id).where(InvitationBatch.form_key == form_key)
    return session.scalar(same) is not None


def _batch(order: Order, prefix: str, salt: bytes, total: int) -> InvitationBatch:
    return InvitationBatch(
        id=str(uuid4()),
        authority=order.authority,
        instrument=order.instrument.key,
        prefix=prefix,
        salt=salt.hex(),
        period=order.period,
        issued=total,
        issued_on=today(),
        issued_by=order.officer_id,
        closes_on=order.closing_day,
        delivery=order.delivery,
        form_key=order.form_key,
        withdrawn_on=None,
        reminded_on=None,
        demonstration=False,
    )


def _dealt(
    cohorts: tuple[Cohort, ...], codes: list[PaperCode], tokens: list[str]
) -> tuple[list[Letter], list[list[str]]]:
    """Deal the codes to the cohorts: the letters, and the tokens of each cohort."""
    letters: list[Letter] = []
    keyed: list[list[str]] = []
    pairs = iter(zip(codes, tokens, strict=True))
    for cohort in cohorts:
        own = []
        for cell, number in cohort.parts:
            dealt = [Letter(cell, *next(pairs)) for _ in range(number)]
            letters += dealt
            own += [letter.token for letter in dealt]
        keyed.append(own)
    return letters, keyed


def _keep(
    session: Session, batch: InvitationBatch, cohorts: tuple[Cohort, ...], keyed: list[list[str]]
) -> None:
    session.add(batch)
    session.flush()
    rows: list[dict[str, str]] = []
    for cohort, tokens in zip(cohorts, keyed, strict=True):
        kept = InvitationCohort(
            id=str(uuid4()), batch_id=batch.id, outcome=cohort.cell.outcome,
            area=cohort.cell.area, district=cohort.cell.district, audience=cohort.cell.audience,
            issued=cohort.issued, small=cohort.small,
        )  # fmt: skip
        session.add(kept)
        rows += [{"h1": digest("invitation", one), "cohort_id": kept.id} for one in tokens]
    session.flush()
    # In the order of their digests: the order of rows must not be that of the letters.
    session.execute(insert(Invitation), sorted(rows, key=lambda row: row["h1"]))


def _different_codes(prefix: str, total: int) -> list[PaperCode]:
    codes: dict[PaperCode, None] = {}
    while len(codes) < total:
        codes[PaperCode.new(prefix)] = None
    return list(codes)


def _free_prefix() -> str:
    """Return a prefix no living batch has; 1,024 exist and each comes back after its batch."""
    session: Session = db.session()
    taken = set(session.scalars(select(InvitationBatch.prefix)))
    free = [a + b for a in ALPHABET for b in ALPHABET if a + b not in taken]
    if not free:
        raise RuntimeError("every prefix of two signs is in use by a living batch")
    return secrets.choice(free)
