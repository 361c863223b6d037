"""Our thin layer between WTForms and the design system, one field of each kind.

The ready-made package dropped legends, led errors to boxes that cannot take
focus and wrote empty hints; these are the tests it would have failed.
"""

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask, render_template_string
from werkzeug.datastructures import MultiDict
from wtforms import (  # type: ignore[attr-defined]  # SelectChoice is newer than the types
    BooleanField,
    EmailField,
    Form,
    FormField,
    RadioField,
    SelectChoice,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length

PAGE = """{% from "forms.html" import error_summary, whole_form %}
{{ error_summary(form) }}{{ whole_form(form, "/send", "Send") }}"""


class DateParts(Form):
    day = StringField(validators=[InputRequired("Enter a day")])
    month = StringField()
    year = StringField()


class Everything(Form):
    name = StringField("Name", [InputRequired("Enter a name"), Length(max=80)])
    words = TextAreaField("What happened", description="In your own words")
    email = EmailField("Email")
    which = RadioField(
        "Which one",
        [InputRequired("Choose one")],
        choices=[SelectChoice("a", "A"), SelectChoice("b", "B")],
    )
    days = SelectMultipleField(
        "Days", choices=[SelectChoice("sat", "Saturday"), SelectChoice("sun", "Sunday")]
    )
    agreed = BooleanField("You may write back")
    when = FormField(DateParts, "When was it")


@pytest.fixture
def sent_empty(app: Flask) -> BeautifulSoup:
    form = Everything(MultiDict({"name": "", "days": "sun"}))
    form.validate()
    return rendered(app, form)


def rendered(app: Flask, form: Form) -> BeautifulSoup:
    with app.test_request_context("/"):
        return BeautifulSoup(render_template_string(PAGE, form=form), "html.parser")


def words(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text(" ").split())


def test_every_group_of_choices_has_its_legend(sent_empty: BeautifulSoup) -> None:
    legends = {words(one) for one in sent_empty.select("fieldset > legend")}
    assert legends == {"Which one", "Days", "When was it"}


def test_every_error_leads_to_a_box_that_takes_focus(sent_empty: BeautifulSoup) -> None:
    links = sent_empty.select(".govuk-error-summary__list a")
    assert {words(link) for link in links} == {"Enter a name", "Choose one", "Enter a day"}
    for link in links:
        target = sent_empty.find(id=str(link["href"]).removeprefix("#"))
        assert isinstance(target, Tag)
        assert target.name in {"input", "textarea"}, link["href"]


def test_hints_and_errors_are_tied_to_their_box_and_never_empty(sent_empty: BeautifulSoup) -> None:
    ids = {str(tag["id"]) for tag in sent_empty.select("[id]")}
    for tag in sent_empty.select("[aria-describedby]"):
        assert set(str(tag["aria-describedby"]).split()) <= ids
    assert all(words(hint) for hint in sent_empty.select(".govuk-hint, .govuk-error-message"))
    assert len(sent_empty.select(".govuk-hint")) == 1


def test_what_was_typed_is_kept_and_escaped(app: Flask) -> None:
    typed = {"name": '"><script>', "words": "</textarea><b>", "days": "sun", "agreed": "y"}
    page = rendered(app, Everything(MultiDict({**typed, "which": "b", "when-day": "3"})))
    assert page.select("script, b") == []
    assert [str(one["id"]) for one in page.select("input[checked]")] == [
        "which-1",
        "days-1",
        "agreed",
    ]
    assert page.find(id="name")["value"] == typed["name"]  # type: ignore[index]  # an input has a value
    assert page.find(id="when-day")["value"] == "3"  # type: ignore[index]  # an input has a value


def test_only_what_may_be_left_out_says_so(sent_empty: BeautifulSoup) -> None:
    labels = {words(label) for label in sent_empty.select("label.govuk-label--s")}
    assert labels == {"Name", "What happened (optional)", "Email (optional)"}


def test_every_box_has_one_label(sent_empty: BeautifulSoup) -> None:
    for box in sent_empty.select("input, textarea"):
        assert len(sent_empty.select(f"label[for='{box['id']}']")) == 1, box["id"]
