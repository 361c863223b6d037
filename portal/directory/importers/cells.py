"""Reads single cells of exported tables, and says plainly when one cannot be read.

Spreadsheets damage what passes through them: leading noughts go, long numbers
are rounded, formulas and their errors stay. What can be mended without
guessing is mended; the rest raises `BadCell`, and the report names the cell.
"""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

_ABSENT = {
    *("", "-", "–", "—", ".", "..", "x", "z", "n/a", "na", "nan", "none", "null", "nil"),
    *("not applicable", "does not apply", "not recorded", "not collected", "redacted", "unknown"),
}
_FORMULA_ERROR = re.compile(r"#(REF|N/A|VALUE|NAME|DIV/0|NUM|NULL)[!?]?", re.IGNORECASE)
_HYPERLINK = re.compile(r'=HYPERLINK\(\s*"([^"]*)"(?:\s*[,;]\s*"([^"]*)")?\s*\)', re.IGNORECASE)
_QUOTED_FORMULA = re.compile(r'="([^"]*)"')
_BLANKS = re.compile(r"[\s\u00a0\u200b\ufeff]+")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T].*)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?")
_C1 = {
    number: bytes([number]).decode("cp1252", "ignore") or "\ufffd" for number in range(0x80, 0xA0)
}
_SMALL_WORDS = {"and", "at", "by", "for", "in", "of", "on", "the", "upon", "le", "de", "la"}
_LOST = re.compile("[\ufffd\udc80-\udcff]")


class BadCell(ValueError):
    """A cell holds something that cannot be what its column says; the message says why."""


def is_damaged(text: str) -> bool:
    """Say whether characters were lost for good before the file reached us."""
    return _LOST.search(text.translate(_C1)) is not None


def read_text(raw: str, *, link: bool = False) -> str | None:
    """Return the text of a cell, or None for any of the ways to say “nothing”.

    cp1252 punctuation read as Latin-1 is mended. Of a HYPERLINK formula the
    address is returned when `link`, else the words shown. Raises `BadCell` for
    a spreadsheet's error value or lost characters.
    """
    text = _BLANKS.sub(" ", raw.translate(_C1)).strip()
    if match := _HYPERLINK.fullmatch(text):
        text = match[1] if link or not match[2] else match[2]
    elif match := _QUOTED_FORMULA.fullmatch(text):
        text = match[1]
    if _FORMULA_ERROR.fullmatch(text):
        raise BadCell("a spreadsheet left an error here")
    if _LOST.search(text):
        raise BadCell("characters were lost when the file was converted")
    return None if text.casefold() in _ABSENT else text


def without_shouting(name: str) -> str:
    """Return a name written in capitals as names are written; others stay as they are."""
    if not name.isupper():
        return name
    words = name.lower().split()
    titled = [
        word if number and word in _SMALL_WORDS else word[:1].upper() + word[1:]
        for number, word in enumerate(words)
    ]
    return " ".join(titled)


def read_whole_number(raw: str, absent: frozenset[int] = frozenset()) -> int | None:
    """Return a whole number; None when the cell is empty or holds one of `absent`.

    `118229.0` and an exact `1.18229E+05` are read; a number a spreadsheet has
    rounded raises `BadCell`.
    """
    text = read_text(raw)
    if text is None:
        return None
    text = text.replace(",", "")
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise BadCell("this is not a number") from None
    if not number.is_finite() or number != number.to_integral_value() or number < 0:
        raise BadCell("this is not a whole number")
    if "E" in text.upper() and len(number.as_tuple().digits) <= number.adjusted():
        raise BadCell("a spreadsheet has rounded this number")
    return None if int(number) in absent else int(number)


def read_code(raw: str, width: int) -> str | None:
    """Return a code of digits with the noughts a spreadsheet takes away: `1` is `01`."""
    text = read_text(raw)
    if text is None:
        return None
    text = text.removesuffix(".0")
    return text.zfill(width) if text.isdigit() else text


def read_date(raw: str) -> date | None:
    """Return a date written day first (`31-08-2025`, `31/08/2025`) or ISO; 1900 means none."""
    text = read_text(raw)
    if text is None:
        return None
    if match := _ISO.fullmatch(text):
        year, month, day = match[1], match[2], match[3]
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = match[1], match[2], match[3]
    else:
        raise BadCell("this is not a date we can read")
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        raise BadCell("there is no such day") from None
    return None if found == date(1900, 1, 1) else found


def read_phone(raw: str) -> str | None:
    """Return a phone number as text; a nought lost to a spreadsheet comes back.

    A number that cannot be one raises `BadCell`: no number is better than a wrong one.
    """
    text = read_text(raw)
    if text is None:
        return None
    if re.fullmatch(r"[\d.]+E\+?\d+", text, re.IGNORECASE):
        raise BadCell("a spreadsheet has rounded this number")
    digits = re.sub(r"\D", "", text.removesuffix(".0"))
    if len(digits) == 10 and digits[0] in "123":
        return "0" + digits
    if not 9 <= len(digits) <= 13 or len(set(digits)) == 1:
        raise BadCell("this is not a phone number")
    return text.removesuffix(".0")


def read_website(raw: str) -> str | None:
    """Return a web address as it is written; adding `https://` is for whoever links to it."""
    text = read_text(raw, link=True)
    if text is None:
        return None
    if " " in text or "." not in text or "@" in text:
        raise BadCell("this is not a web address")
    return text
