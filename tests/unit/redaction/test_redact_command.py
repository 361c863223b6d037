"""`portal feedback redact`: comments in, the same comments out, without a database."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from portal.commands.redact import redact_command

NAMED = '{"id": "1", "text": "my son Kai", "area": ["Thanet"]}'


def run(lines: str | bytes) -> tuple[list[dict[str, object]], str, int]:
    result = CliRunner().invoke(redact_command, input=lines)
    return (
        [json.loads(line) for line in result.stdout.splitlines()],
        result.stderr,
        result.exit_code,
    )


def test_the_same_objects_come_back_in_order_with_other_keys_kept() -> None:
    out, err, code = run(NAMED + '\n\n{"id": 2, "text": "Zoë: 07700 900123"}\n')
    assert out == [
        {"id": "1", "text": "my son [name]", "area": ["Thanet"]},
        {"id": 2, "text": "[name]: [phone number]"},
    ]
    assert list(out[0]) == ["id", "text", "area"]
    assert (err, code) == ("", 0)


def test_letters_stay_readable() -> None:
    result = CliRunner().invoke(redact_command, input='{"id":"1","text":"é ✓ plan"}')
    assert "é ✓ plan" in result.stdout


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"nope", "not JSON"),
        (b'["a"]', "not an object"),
        (b'{"id": "2"}', "no `text`"),
        (b'{"id": "2", "text": 5}', "no `text`"),
        (b'{"id": "2", "text": "\xff"}', "not UTF-8"),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_done(line: bytes, said: str) -> None:
    out, err, code = run(NAMED.encode() + b"\n" + line + b"\n" + NAMED.encode())
    assert [one["text"] for one in out] == ["my son [name]", "my son [name]"]
    assert err.startswith("Line 2: ")
    assert said in err
    assert code == 1


def test_an_error_never_repeats_what_somebody_wrote() -> None:
    _, err, _ = run(b'{"id": "1", "text": "my son Kai"')
    assert "Kai" not in err


def test_half_a_letter_pair_is_no_reason_to_stop() -> None:
    out, _, code = run('{"id": "1", "text": "Kai \\ud83d ok"}')
    assert out == [{"id": "1", "text": "[name] \ud83d ok"}]
    assert code == 0


def test_a_file_may_be_named(tmp_path: Path) -> None:
    comments = tmp_path / "comments.jsonl"
    comments.write_text(NAMED)
    result = CliRunner().invoke(redact_command, [str(comments)])
    assert json.loads(result.stdout)["text"] == "my son [name]"


def test_it_needs_no_application() -> None:
    assert isinstance(redact_command, click.Command)
    assert CliRunner().invoke(redact_command, input="").exit_code == 0
