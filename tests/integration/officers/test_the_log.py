"""The log: nobody can change it unseen, and whoever may read it finds things in it."""

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from portal.audit import acting_as, record
from portal.audit.chain import FIRST, verify
from portal.commands.audit import audit
from portal.database import db, write_unit
from tests.log_parts import guard_the_log, let_go_of_the_log
from tests.officer_parts import add_officer, signed_in, signed_in_pages
from tests.page_contract import PageClient

CHANGES = {
    "changed": "UPDATE audit_entry SET action = 'sign_out' WHERE seq = 3",
    "facts changed": "UPDATE audit_entry SET facts = '{}' WHERE seq = 3",
    "backdated": "UPDATE audit_entry SET at = '2020-01-01 00:00:00+00' WHERE seq = 3",
    "removed": "DELETE FROM audit_entry WHERE seq = 3",
    "first removed": "DELETE FROM audit_entry WHERE seq = 1",
}


@pytest.fixture
def written(office: Flask) -> Flask:
    """The portal with five entries in its log."""
    with office.app_context():
        for at in range(5):
            with write_unit():
                acting_as(f"officer-{at % 2}", "kent")
                record("comment.read", f"comment-{at}", n=at)
    return office


@pytest.fixture
def auditor(written: Flask) -> PageClient:
    return signed_in_pages(written, add_officer(written, "auditor", name="Ida Auditor"))


def tamper(app: Flask, statement: str) -> None:
    with app.app_context(), write_unit() as session:
        connection = session.connection()
        let_go_of_the_log(connection)
        connection.execute(text(statement))
        guard_the_log(connection)


def test_a_whole_log_is_whole(written: Flask) -> None:
    with written.app_context():
        verdict = verify(db.session())
    assert (verdict.whole, verdict.entries, verdict.broken_at) == (True, 5, None)
    assert verdict.head != FIRST


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_entry SET facts = '{}'", "DELETE FROM audit_entry"]
)
def test_the_database_itself_refuses_changes(written: Flask, statement: str) -> None:
    with written.app_context():
        with pytest.raises(DatabaseError, match="append-only"), write_unit() as session:
            session.execute(text(statement))
        assert verify(db.session()).whole


def test_postgresql_refuses_to_empty_it(written: Flask) -> None:
    with written.app_context():
        if db.engine.dialect.name != "postgresql":
            pytest.skip("SQLite has no TRUNCATE")
        with pytest.raises(DatabaseError, match="append-only"), write_unit() as session:
            session.execute(text("TRUNCATE audit_entry"))


@pytest.mark.parametrize("change", CHANGES)
def test_whoever_gets_round_that_breaks_the_chain(written: Flask, change: str) -> None:
    tamper(written, CHANGES[change])
    with written.app_context():
        verdict = verify(db.session())
    assert not verdict.whole
    expected = {"removed": 4, "first removed": 2}.get(change, 3)
    assert verdict.broken_at == expected


def test_an_entry_slipped_in_breaks_it_too(written: Flask) -> None:
    tamper(
        written,
        "INSERT INTO audit_entry SELECT 6, at, officer_id, authority, action, subject, facts, "
        "previous_hash, 'x' || substr(hash, 2) FROM audit_entry WHERE seq = 5",
    )
    with written.app_context():
        assert verify(db.session()).broken_at == 6


def test_a_cut_log_is_found_by_a_hash_noted_earlier(written: Flask) -> None:
    with written.app_context():
        head = verify(db.session()).head
        db.session.remove()
    tamper(written, "DELETE FROM audit_entry WHERE seq = 5")
    with written.app_context():
        assert verify(db.session()).whole
        assert not verify(db.session(), head).whole


def test_a_deed_undone_leaves_no_entry(written: Flask) -> None:
    with written.app_context():
        with pytest.raises(OSError, match="power"):
            fail_half_way()
        assert verify(db.session()).entries == 5


def fail_half_way() -> None:
    with write_unit():
        record("comment.read", "x")
        raise OSError("power")


def test_several_entries_of_one_unit_are_chained(office: Flask) -> None:
    with office.app_context():
        with write_unit():
            for _ in range(3):
                record("comment.read")
        assert verify(db.session()).whole


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(audit, words)
    return result.exit_code, result.output


def test_the_command_says_that_it_is_whole(written: Flask) -> None:
    with written.app_context():
        code, said = run("verify")
        head = verify(db.session()).head
        assert (code, head in said) == (0, True)
        assert run("verify", "--head", head)[0] == 0
        assert run("verify", "--head", "0" * 64)[0] == 1


def test_the_command_names_the_first_bad_entry(written: Flask) -> None:
    tamper(written, CHANGES["changed"])
    with written.app_context():
        code, said = run("verify")
    assert (code, "entry 3" in said) == (1, True)


def test_an_auditor_reads_it(auditor: PageClient) -> None:
    page = auditor.get_page("/officers/log")
    assert "The log is whole" in page.text
    assert "comment.read" in page.text
    assert "5 entries" in page.text


def test_an_auditor_is_told_when_it_was_changed(written: Flask, auditor: PageClient) -> None:
    tamper(written, CHANGES["removed"])
    assert "The log has been changed: entry 4" in auditor.get_page("/officers/log").text


def test_filters(written: Flask, auditor: PageClient) -> None:
    assert "3 entries" in auditor.get_page("/officers/log?officer=officer-0").text
    assert "0 entries" in auditor.get_page("/officers/log?action=sign_out").text
    assert "0 entries" in auditor.get_page("/officers/log?day=2020-02-29").text
    assert "5 entries" in auditor.get_page("/officers/log?day=31-31-31").text


@pytest.mark.parametrize("page", ["0", "-1", "1e9", "banana", "9" * 400, "٣", "2"])
def test_any_page_number_is_answered(auditor: PageClient, page: str) -> None:
    assert auditor.get_page("/officers/log", query_string={"page": page}).heading == "Log"


def test_pages(written: Flask, auditor: PageClient) -> None:
    with written.app_context(), write_unit():
        for at in range(60):
            record("figures.exported", f"table-{at}")
    first = auditor.get_page("/officers/log?action=figures.exported")
    assert len(first.select(".app-log li")) == 50
    second = auditor.get_page(first.links()["Older entries"])
    assert len(second.select(".app-log li")) == 10
    assert "Newer entries" in second.links()


def test_another_councils_entries_are_not_shown(written: Flask) -> None:
    lee = add_officer(written, "auditor", authority="leicestershire")
    page = signed_in_pages(written, lee).get_page("/officers/log")
    assert "comment-1" not in page.text
    assert "The log is whole" in page.text


@pytest.mark.parametrize("role", ["administrator", "feedback_officer", "approver", "viewer"])
def test_nobody_else_reads_it(office: Flask, role: str) -> None:
    assert signed_in(office, add_officer(office, role)).get("/officers/log").status_code == 403
