"""Letters to print: a tagged PDF, the same as HTML, and a list of codes and links.

They are made from a batch in memory, handed out once and kept nowhere. Nothing
is fetched from anywhere: the QR code is drawn into the page.
"""

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import segno
from flask import render_template

from portal.authorities import Authority
from portal.feedback.instruments import Voice
from portal.feedback.invitations.coarsening import Cell
from portal.feedback.invitations.issuing import Issued, Letter
from portal.feedback.invitations.letter_words import Letters, filled

STYLES = ("own", "easy_read", "both")
Address = Callable[[str, Voice], str]


@dataclass(frozen=True)
class Sheet:
    """One printed page: a letter, or (with `group` alone) the sheet before a group."""

    group: str = ""
    easy: bool = False
    title: str = ""
    greeting: str = ""
    paragraphs: tuple[str, ...] = ()
    how: str = ""
    ways: tuple[str, ...] = ()
    code_label: str = ""
    code: str = ""
    picture: str = ""
    picture_label: str = ""
    promise: str = ""
    closing: str = ""


@dataclass(frozen=True)
class Print:
    """How letters are to be printed: whose, in which words, and where links and codes lead."""

    authority: Authority
    words: Letters
    style: str
    link: Address
    start: str


def letters_zip(issued: Issued, how: Print) -> bytes:
    """Return everything about a batch in one file, made in memory."""
    sheets = list_sheets(issued, how)
    title = f"{issued.instrument.name}, {issued.period}"
    html = render_template("feedback/letters/letters.html", title=title, sheets=sheets)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("letters.pdf", as_pdf(html))
        file.writestr("letters.html", html)
        file.writestr("codes.csv", codes_csv(issued, how))
        file.writestr("read-me.txt", read_me(issued, how))
    return packed.getvalue()


def as_pdf(html: str) -> bytes:
    """Return a tagged PDF (PDF/UA-1) of a page that refers to nothing outside itself."""
    from weasyprint import HTML  # takes a second to load, and most processes write no PDF
    from weasyprint.urls import URLFetcher

    inside = URLFetcher(allowed_protocols=("data",), fail_on_errors=True)
    made: bytes = HTML(string=html, url_fetcher=inside).write_pdf(pdf_variant="pdf/ua-1")
    return made


def list_sheets(issued: Issued, how: Print) -> list[Sheet]:
    """Return the pages in the order of the groups, each group after a sheet that names it."""
    sheets: list[Sheet] = []
    for cell, group in groupby(issued.letters, key=lambda letter: letter.cell):
        letters = list(group)
        sheets.append(Sheet(group=_next_letters(len(letters), cell, issued, how.authority)))
        for letter in letters:
            sheets += [_sheet(letter, voice, issued, how) for voice in _voices(cell, how.style)]
    return sheets


def codes_csv(issued: Issued, how: Print) -> str:
    """Return group, code and link of every letter, for a council's own mail merge."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(("outcome", "area", "district", "audience", "code", "link"))
    for letter in issued.letters:
        cell = letter.cell
        link = how.link(letter.token, _voices(cell, how.style)[0])
        where = (cell.area or "", cell.district or "")
        rows.writerow((cell.outcome or "", *where, cell.audience or "", letter.code.shown, link))
    return text.getvalue()


def read_me(issued: Issued, how: Print) -> str:
    """Return what whoever prints and posts has to know."""
    lines = [
        f"{issued.instrument.name}, {issued.period}",
        f"{len(issued.letters)} letters. The codes work until {issued.closes_on:%d %B %Y}.",
        "",
        "Codes and links exist in these files only. They cannot be had again: keep the files",
        "safe, and delete them when the letters are posted. If they are lost or seen by others,",
        "withdraw the batch on the officers' pages and make a new one.",
        "Within a group any family may get any letter. Do not note who got which.",
        "",
    ]
    for cell, group in groupby(issued.letters, key=lambda letter: letter.cell):
        lines.append(_next_letters(len(list(group)), cell, issued, how.authority))
    return "\n".join(lines) + "\n"


def group_name(cell: Cell, issued: Issued, authority: Authority) -> str:
    """Say in words which families a group is."""
    outcomes = {one.key: one.label for one in issued.instrument.outcomes}
    district = authority.find_district(cell.district or "")
    areas = {one.id: one.name for one in authority.areas}
    who = "young people" if cell.audience == "young_person" else "parents and carers"
    where = district.name if district else areas.get(cell.area or "", authority.name)
    parts = [who, where, outcomes.get(cell.outcome or "", "")]
    return ", ".join(part for part in parts if part)


def _next_letters(number: int, cell: Cell, issued: Issued, authority: Authority) -> str:
    return f"Next {number} letters: {group_name(cell, issued, authority)}"


def _voices(cell: Cell, style: str) -> Sequence[Voice]:
    own: Voice = "young_person" if cell.audience == "young_person" else "parent"
    if style == "easy_read":
        return ("easy_read",)
    return (own, "easy_read") if style == "both" else (own,)


def _sheet(letter: Letter, voice: Voice, issued: Issued, how: Print) -> Sheet:
    words = how.words.for_voice(voice)

    def fill(text: str) -> str:
        return filled(text, how.authority, issued.instrument, voice, issued.closes_on, how.start)

    sheet = Sheet(
        easy=voice == "easy_read",
        title=fill(words.title),
        greeting=fill(words.greeting),
        paragraphs=tuple(fill(one) for one in words.paragraphs),
        how=fill(words.how),
        ways=tuple(fill(one) for one in words.ways),
        code_label=fill(words.code_label),
        picture_label=fill(words.picture),
        promise=fill(words.promise),
        closing=fill(words.closing),
    )
    address = how.link(letter.token, voice)
    picture = segno.make(address, error="m", micro=False).svg_data_uri(scale=4, border=4)
    return replace(sheet, code=letter.code.shown, picture=picture)
