"""Home, about, accessibility, privacy, languages: the pages that belong to no other room."""

from portal.authorities import list_authorities
from portal.language import Room
from portal.page import render_page
from portal.security import access

welcome = Room("welcome", __name__)


@welcome.get("/")
@access("public")
def home() -> str:
    """Offer one search box and the things most families come for."""
    return render_page("welcome/home.html")


@welcome.get("/about")
@access("public")
def about() -> str:
    """Say what this is, who runs it and where its facts come from."""
    return render_page("welcome/about.html", authorities=list_authorities())


@welcome.get("/accessibility")
@access("public")
def accessibility() -> str:
    """Say honestly what was tested, with what, and what was not."""
    return render_page("welcome/accessibility.html")


@welcome.get("/privacy")
@access("public")
def privacy() -> str:
    """Say what is kept (very little), why and for how long."""
    return render_page("welcome/privacy.html")


@welcome.get("/languages")
@access("public")
def languages() -> str:
    """List the languages, each in its own script, and who checked the words."""
    return render_page("welcome/languages.html")
