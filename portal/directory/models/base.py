"""The base of every table here, known to the type checker.

Flask-SQLAlchemy makes its base class when the program runs, which a type
checker cannot follow; one line here spares a suppression in every model.
"""

from typing import TYPE_CHECKING

from portal.database import db

if TYPE_CHECKING:
    from portal.database import Base as Model
else:
    Model = db.Model

__all__ = ["Model"]
