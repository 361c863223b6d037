"""The table of contents: what an app is made of, in the order it is put together."""

from collections.abc import Callable

from flask import Flask

from portal.api.views import api
from portal.assistant import register_assistant
from portal.assistant.crisis import in_danger
from portal.assistant.desk.unmet_views import unmet_desk
from portal.assistant.desk.views import assistant_desk
from portal.assistant.views import assistant
from portal.authorities import list_authorities, list_languages, register_authorities
from portal.database import db, init_database
from portal.directory.naming import name_record
from portal.directory.officer_views import records_desk
from portal.directory.search import register_documents
from portal.directory.views import directory
from portal.errors import register_errors
from portal.extensions import babel, compress, csrf, migrate
from portal.feedback.comments import register_comments
from portal.feedback.figures.release.views import published_figures, publishing_figures
from portal.feedback.figures.views import figures
from portal.feedback.invitations.desk_views import invitations
from portal.feedback.registering import register_feedback
from portal.feedback.survey.keying import keying
from portal.feedback.survey.views import survey
from portal.feedback.timeliness.views import timeliness
from portal.guidance import register_guidance
from portal.guidance.documents import list_documents as guidance_documents
from portal.guidance.naming import name_topic
from portal.guidance.views import guidance
from portal.language import Language, locale_selector, register_languages
from portal.officers import register_officers
from portal.officers.views import officers
from portal.overview.views import overview
from portal.page import register_pages
from portal.rate_limits import register_rate_limits
from portal.security import register_security
from portal.settings import Settings
from portal.welcome.health import health
from portal.welcome.views import welcome

# How the pages people may comment on are called, by endpoint.
PAGE_NAMES: dict[str, Callable[..., str | None]] = {
    "directory.record": name_record,
    "guidance.topic": name_topic,
}

ROOMS = (
    welcome,
    directory,
    guidance,
    assistant,
    assistant_desk,
    unmet_desk,
    survey,
    keying,
    invitations,
    officers,
    overview,
    records_desk,
    figures,
    timeliness,
    published_figures,
    publishing_figures,
    api,
    health,
)


def create_app(settings: Settings | None = None) -> Flask:
    """Build the portal from `settings` (the environment's when None).

    Raises `ContentErrors` when a content file is wrong: better no start than a
    page with a wrong word.
    """
    settings = settings or Settings()
    app = Flask(__name__)
    app.extensions["portal_settings"] = settings
    app.config.update(settings.flask_config())
    init_database(app, settings.database)
    migrate.init_app(app, db, directory=settings.migrations_dir, render_as_batch=True)
    csrf.init_app(app)
    compress.init_app(app)
    babel.init_app(app, locale_selector=locale_selector)
    languages = list_languages(settings.content_dir)
    register_languages(
        app, tuple(Language(e.code, e.name, e.direction, e.state) for e in languages)
    )
    register_authorities(app, settings.content_dir, settings.authorities, settings.authority)
    register_security(app, settings.https_only)
    register_rate_limits(app, settings)
    register_officers(app, settings)
    register_errors(app)
    register_pages(app)
    with app.app_context():
        register_guidance(app, settings.content_dir, list_authorities())
        register_documents(guidance_documents)
        register_feedback(app, settings.content_dir, list_authorities())
        register_comments(app, settings.content_dir, list_authorities(), PAGE_NAMES, in_danger)
    register_assistant(app, settings)
    for room in ROOMS:
        app.register_blueprint(room)
    return app
