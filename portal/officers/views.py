"""The officers' first page and what belongs to signing in."""

from flask import Blueprint

from portal.officers.signed_in import current_officer
from portal.page import render_page
from portal.security import access

# A plain blueprint, no Room: officers' pages are in English only.
officers = Blueprint("officers", __name__, url_prefix="/officers")


@officers.get("/sign-in")
@access("public")
def sign_in() -> str:
    """Ask for email and password."""
    return render_page("officers/sign_in.html")


@officers.get("")
@access("officer")
def first_page() -> str:
    """List what this officer may do."""
    return render_page("officers/first_page.html", officer=current_officer())
