"""The officers' pages about what families could not find, and about who asked to be called.

Officers' pages are in English only. Reading words or numbers of families is
written to the log, as is everything that is done to them.
"""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.assistant.desk.forms import SettleForm
from portal.assistant.desk.grouping import grouped
from portal.assistant.desk.settling import QUESTION, get_waiting, settle
from portal.assistant.desk.suggesting import concepts_in, suggest_topic
from portal.assistant.desk.to_train import list_to_train
from portal.assistant.forms import TIMES
from portal.assistant.gaps import finish_call_back, list_call_backs, list_gaps
from portal.assistant.models import CallBack, Gap
from portal.audit import record
from portal.authorities import get_authority
from portal.database import db, write_unit
from portal.directory.labels import get_labels
from portal.directory.vocabulary import load_vocabulary
from portal.errors import PageNotFound
from portal.guidance import find_topic, list_topics
from portal.officers import current_officer
from portal.page import render_page
from portal.security import access

MOST_SHOWN = 200

assistant_desk = Blueprint("assistant_desk", __name__, url_prefix="/officers")


@assistant_desk.get("/gaps")
@access("gaps:settle")
def gaps() -> str:
    """List what families could not find, what is alike together; the log says who read it."""
    authority, vocabulary = current_officer().authority, load_vocabulary()
    with write_unit() as session:
        record("gaps.read", number=min(MOST_SHOWN, len(list_gaps(session, authority))))
    waiting = list_gaps(db.session(), authority)
    groups = grouped(waiting[:MOST_SHOWN], suggest_topic, vocabulary.stop_words)
    return render_page(
        "officers/gaps/queue.html",
        groups=groups,
        titles={one.topic: title_of(one.topic) for one in groups if one.topic},
        concepts={one.id: concepts_in(one.text, vocabulary) for one in waiting[:MOST_SHOWN]},
        waiting=len(waiting),
        shown=min(MOST_SHOWN, len(waiting)),
        to_train=sum(len(one.lines) for one in list_to_train(db.session(), authority)),
    )


@assistant_desk.route("/gaps/settle", methods=["GET", "POST"])
@access("gaps:settle")
def settle_gaps() -> str | AnyResponse | tuple[str, int]:
    """Settle the reports that were ticked, all in the same way."""
    ids, authority = request.values.getlist("gap"), current_officer().authority
    if not ids:
        return redirect(url_for(".gaps", none=1), 303)
    form = SettleForm()
    _offer(form)
    if request.method == "POST" and form.validate_on_submit():
        deed = form.deed()
        with write_unit() as session:
            chosen = get_waiting(session, authority, ids)
            settle(session, chosen, deed)
        return redirect(url_for(".to_train" if deed.what == QUESTION else ".gaps", done=1), 303)
    with write_unit() as session:
        record("gaps.read", number=len(get_waiting(session, authority, ids)))
    chosen = get_waiting(db.session(), authority, ids)
    if request.method == "GET":
        _begin(form, chosen)
    page = render_page("officers/gaps/settle.html", gaps=chosen, form=form)
    return (page, 422) if request.method == "POST" else page


@assistant_desk.get("/gaps/questions")
@access("gaps:settle")
def to_train() -> str:
    """Show the lines to copy into the files of questions."""
    wanted = list_to_train(db.session(), current_officer().authority)
    return render_page("officers/gaps/to_train.html", wanted=wanted, title_of=title_of)


@assistant_desk.get("/call-backs")
@access("responses:key")
def call_backs() -> str:
    """List who asked to be called; the log says who read it."""
    with write_unit() as session:
        calls = list_call_backs(session, current_officer().authority)
        record("call_backs.read", number=len(calls))
        return render_page("officers/call_backs.html", calls=calls, times=dict(TIMES))


@assistant_desk.post("/call-backs/<call_id>/done")
@access("responses:key")
def call_done(call_id: str) -> AnyResponse:
    """Delete the name and number of a call that was made; raises `PageNotFound`."""
    with write_unit() as session:
        call = session.get(CallBack, call_id) if call_id.isprintable() else None
        if call is None or call.authority != current_officer().authority:
            raise PageNotFound(call_id)
        finish_call_back(session, call_id)
        record("call_back.done", call_id)
    return redirect(url_for(".call_backs", done=1), 303)


def title_of(slug: str) -> str:
    """Return the title of a topic, or its slug where it is gone."""
    topic = find_topic(slug)
    return topic.front.title if topic else slug


def _offer(form: SettleForm) -> None:
    authority = get_authority(current_officer().authority)
    form.offer(
        [(topic.slug, topic.front.title) for topic in list_topics(authority.code)],
        [(str(code), label.label) for code, label in get_labels().needs.items()],
        [(district.id, district.name) for district in authority.districts],
    )


def _begin(form: SettleForm, chosen: list[Gap]) -> None:
    """Fill a form that is shown for the first time with what is known."""
    form.topic.data = suggest_topic(chosen[0]) or ""
    form.lines.data = "\n".join(one.text for one in chosen)
