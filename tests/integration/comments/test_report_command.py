"""`portal feedback report`: the same files each time, a correction as a note."""

from pathlib import Path

from flask import Flask

from portal.commands.comment_report import report_command


def run(site: Flask, *arguments: str) -> str:
    done = site.test_cli_runner().invoke(
        report_command, ["--authority", "kent", "--year", "2026", *arguments]
    )
    assert done.exit_code == 0, done.output
    return done.output


def test_three_files_and_the_digest(site: Flask, tmp_path: Path) -> None:
    first = run(site, "--out", str(tmp_path))
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {f"comments-kent-2026.{form}" for form in ("html", "pdf", "ods")}
    html = (tmp_path / "comments-kent-2026.html").read_text()
    assert "<h1>Comments on the Local Offer in 2026</h1>" in html
    digest = next(line for line in first.splitlines() if line.startswith("SHA-256"))
    assert digest in run(site)


def test_a_note(site: Flask, tmp_path: Path) -> None:
    run(site)
    run(site, "--note", "A slip in a reply.", "--out", str(tmp_path))
    assert "A slip in a reply." in (tmp_path / "comments-kent-2026.html").read_text()


def test_an_unknown_council_is_a_sentence(site: Flask) -> None:
    done = site.test_cli_runner().invoke(
        report_command, ["--authority", "nowhere", "--year", "2026"]
    )
    assert done.exit_code == 1
    assert "no council" in done.output
