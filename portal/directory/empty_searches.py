"""Counts searches that found nothing, so that officers see what is missing; nothing typed is kept.

A search may hold a name or a postcode. Kept are the day, the need, kind and
district chosen from lists, and the names of our own concepts, and those only
when nothing else was typed. The page adds one short line to a file; the worker
turns lines into counts, so no family waits for the database.
"""

import json
import os
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.database import write_unit
from portal.directory.models import EmptySearch
from portal.directory.parameters import Asked
from portal.directory.vocabulary import load_vocabulary
from portal.settings import current_settings
from search_index import Answer, Vocabulary
from search_index.vocabulary import tokens_of

NOTES = "empty-searches.jsonl"
MOST_BYTES = 2_000_000  # a flood of searches fills no disk: what comes after is not counted
KEEP = timedelta(days=365)  # as long as what families report themselves

Key = tuple[str, str, str, str, str, str]  # authority, day, need, kind, district, words


def note_when_empty(asked: Asked, answer: Answer, today: date) -> None:
    """Add a line when nothing fitted all that was asked; raises nothing, for counts may be lost."""
    key = key_of(asked, answer, today, load_vocabulary())
    if key is None:
        return
    try:
        _append(_folder() / NOTES, json.dumps(key) + "\n")
    except OSError:  # a full or read-only disk must not cost a family its page
        return


def key_of(asked: Asked, answer: Answer, today: date, vocabulary: Vocabulary) -> Key | None:
    """Return what may be counted of a search, or None when it found something or asked nothing.

    A search also found nothing when the index let a filter go to find anything
    at all; a place we do not know is let go before and does not count.
    """
    query = asked.query
    fits = answer.total > 0 and not set(answer.relaxed) - set(asked.unknown)
    chosen = (query.needs, query.kinds, query.districts)
    if fits or query.page > 1 or asked.problems or not (query.words or any(chosen)):
        return None
    need, kind, district = (" ".join(sorted(values)) for values in chosen)
    words = known_words(query.words, vocabulary)
    return asked.authority.code, today.isoformat(), need, kind, district, words


def known_words(typed: str, vocabulary: Vocabulary) -> str:
    """Return the names of our concepts in `typed`; nothing when a word of it is not ours."""
    tokens = tokens_of(typed)
    spans = vocabulary.spans(tokens, alone=True)
    named = {at for span in spans for at in range(span.start, span.end)}
    others = [one for at, one in enumerate(tokens) if at not in named]
    if any(one.word not in vocabulary.stop_words for one in others):
        return ""
    return ", ".join(sorted({vocabulary.labels[span.concept] for span in spans}))


def collect() -> int:
    """Turn the noted lines into counts; return how many searches that were.

    The file is put aside in one round and read in the next, so that a line being
    written is not lost.
    """
    notes = _folder() / NOTES
    aside = notes.with_suffix(".aside")
    found = Counter(_lines(aside))
    if found:
        with write_unit() as session:
            for key, number in found.items():
                _count(session, key, number)
    aside.unlink(missing_ok=True)
    if notes.exists():
        notes.replace(aside)
    return found.total()


def forget_old_searches(session: Session, now: datetime) -> None:
    """Delete counts after 12 months. Must run inside `portal.database.write_unit`."""
    session.execute(delete(EmptySearch).where(EmptySearch.on < (now - KEEP).astimezone(UTC).date()))


def _count(session: Session, key: Key, number: int) -> None:
    authority, day, need, kind, district, words = key
    on = date.fromisoformat(day)
    row = session.get(EmptySearch, (authority, on, need, kind, district, words))
    if row is None:
        row = EmptySearch(
            authority=authority, on=on, need=need, kind=kind, district=district, words=words,
            number=0,
        )  # fmt: skip
        session.add(row)
    row.number += number


def _lines(path: Path) -> Iterator[Key]:
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            authority, day, need, kind, district, words = map(str, json.loads(line))
            date.fromisoformat(day)
        except ValueError:
            continue  # half a line: the machine stopped while it was written
        yield authority, day, need, kind, district, words


def _append(path: Path, line: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        if os.fstat(descriptor).st_size < MOST_BYTES:
            os.write(descriptor, line.encode())
    finally:
        os.close(descriptor)


def _folder() -> Path:
    return current_settings().data_dir / "run"
