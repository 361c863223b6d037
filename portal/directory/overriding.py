"""Lets an officer correct one field of a record, above every source.

The sources' own words stay as they are, so that the correction can be taken
back and a re-import cannot undo it.
"""

from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.database import utc_now
from portal.directory.changes import Change, NoSuchField, NoSuchService
from portal.directory.listing import Listing
from portal.directory.models import Override, Service
from portal.directory.refreshing import refresh
from portal.directory.statements import Values

FIXED = frozenset({"key", "urn", "provision_urn"})  # an address once public does not move


def override(
    session: Session, service_id: str, field: str, value: Any, reason: str, made_by: str
) -> Change:
    """Correct one field, or one part of an answer (`access.waiting_time`).

    `value` None shows the field as not told. The correction survives every
    import until `lift_override`. `made_by` is a role. Must run inside
    `portal.database.write_unit`. Raises `NoSuchService`, `NoSuchField`, and
    pydantic's `ValidationError` when the value does not fit.
    """
    service = _get_service(session, service_id)
    _check_field(field)
    old = _value_at(service.record, field)
    _remove(session, service_id, field)
    session.add(
        Override(
            service_id=service_id,
            field=field,
            value=value,
            reason=reason,
            made_by=made_by,
            made_at=utc_now(),
        )
    )
    session.flush()
    return _change(session, service, field, old)


def lift_override(session: Session, service_id: str, field: str) -> Change:
    """Take a correction back, so that the sources speak again. Raises `NoSuchService`."""
    service = _get_service(session, service_id)
    old = _value_at(service.record, field)
    _remove(session, service_id, field)
    return _change(session, service, field, old)


def _change(session: Session, service: Service, field: str, old: Any) -> Change:
    seen = refresh(session, service)
    fields = {field: (old, _value_at(service.record, field))} if seen else {}
    return Change(service.id, service.name, "changed" if seen else "unchanged", fields, seen)


def _get_service(session: Session, service_id: str) -> Service:
    service = session.get(Service, service_id)
    if service is None:
        raise NoSuchService(service_id)
    return service


def _remove(session: Session, service_id: str, field: str) -> None:
    session.execute(
        delete(Override).where(Override.service_id == service_id, Override.field == field)
    )


def _check_field(name: str) -> None:
    group, dot, part = name.partition(".")
    known = Listing.model_fields.get(group)
    if known is None or group in FIXED:
        raise NoSuchField(name)
    if dot and part not in getattr(known.annotation, "model_fields", {}):
        raise NoSuchField(name)


def _value_at(record: Values, name: str) -> Any:
    group, dot, part = name.partition(".")
    value = record.get(group)
    return (value or {}).get(part) if dot else value
