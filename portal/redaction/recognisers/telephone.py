"""Telephone numbers as families write them, in digits or in words.

Every number a family writes is hidden, a council's own too: nobody can tell
them apart by rule. Only the short numbers everybody may ring stay.
"""

import re

from portal.redaction.recognisers.recogniser import Recogniser, digits_of

STAY = {"116123", "08001111", "999", "111", "112", "101", "119", "85258"}
GAP = r"[\s().\-/]{0,3}"
PHONE = Recogniser(
    kind="phone",
    pattern=re.compile(
        rf"(?<![\w£.,])(?:(?:\+|00){GAP}\d{{1,3}}|\(?[0oO](?=[\s().\-/]{{0,3}}\d))(?:{GAP}(?:\d|[oO](?![A-NP-Za-np-z]))){{6,13}}"
        r"(?:,?\s?(?:ext|extn|extension|x)\.?\s?\d{1,5})?(?![\d])"
        r"|(?<![\w£.,])0[17]\d{2,3}(?:[\s,:_-]{1,2}\d{2,6}){1,4}(?!\d)"
        rf"|(?<![\w£.,])44{GAP}7(?:{GAP}\d){{8,10}}(?!\d)"
        rf"|(?<![\w£.,])7\d{{3}}[\s-]?\d{{3}}[\s-]?\d{{3}}(?!\d)"
    ),
    accept=lambda found: _is_phone(found[0]),
    needs=re.compile(r"[0oO+7][\d\s().-]{3}|44"),
    finds=(
        ("ring 07700 900123 after six", "07700 900123"),
        ("07700900123.", "07700900123"),
        ("(01622) 123456 ext 22", "(01622) 123456 ext 22"),
        ("01622 123456, extension 22", "01622 123456, extension 22"),
        ("01622-123-456", "01622-123-456"),
        ("+44 (0)7700 900 123", "+44 (0)7700 900 123"),
        ("0 7 7 0 0 9 0 0 1 2 3", "0 7 7 0 0 9 0 0 1 2 3"),
        ("on o7700 900123", "o7700 900123"),
        ("077009001234", "077009001234"),
        ("07.700.900.123", "07.700.900.123"),
        ("07700, 900, 123", "07700, 900, 123"),
        ("0-1-6-2-2-9-0-9-0-9-0", "0-1-6-2-2-9-0-9-0-9-0"),
        ("0044 7700 900123", "0044 7700 900123"),
        ("+48 600 100 200", "+48 600 100 200"),
        ("447700900123", "447700900123"),
        ("07700/900123", "07700/900123"),
        ("7700 900123", "7700 900123"),
        ("03000 41 11 11", "03000 41 11 11"),
    ),
    leaves=(
        "ring 999 or 116 123",
        "Childline on 0800 1111. Or text",
        "Childline is 0800 1111",
        "ages 0-25 in 2014",
        "at 07:30 or 07.30",
        "from 09.00 - 15.00",
        "01/02/2024",
        "on 01-09-2024 and 02-10-2024",
        "£0.50",
        "0-25 2014 2015",
        "from 09:00 to 15:30 on 12/03/2024",
        "01.02.2024 - 03.04.2024",
    ),
)


def _is_phone(text: str) -> bool:
    """Tell a number to ring from dates, times and ranges of ages that begin with 0."""
    digits = digits_of(re.sub("[oO]", "0", text))
    if digits in STAY or re.match(r"0[\s\-/]\d{1,2}\b(?![\s-]\d\b)", text):
        return False
    if re.match(r"0\d[./-]\d{1,2}[./-](?:19|20)\d\d", text) or re.match(r"0\d\.\d\d\s?-", text):
        return False
    if text[0] in "oO" and not re.match(r"[oO]\s?\d", text):
        return False
    return (
        len(digits) >= 10
        or (len(digits) >= 9 and digits[0] == "0")
        or (len(digits) >= 7 and bool(re.match(r"0[17]\d{2,}", text.strip("( "))))
    )  # a number somebody stopped writing


DIGIT = r"(?:oh|o|zero|nought|nil|one|two|three|four|five|six|seven|eight|nine|hundred|\d{1,5})"
SPOKEN = Recogniser(
    kind="phone",
    pattern=re.compile(
        rf"(?<!\w)(?:plus\s)?(?:(?:double|triple|treble)[\s-])?{DIGIT}"
        rf"(?:[\s,.-]{{1,3}}(?:(?:double|triple|treble)[\s-])?{DIGIT}){{2,16}}(?!\w)",
        re.IGNORECASE,
    ),
    accept=lambda found: _spoken_digits(found[0]) >= 9,
    words=frozenset(
        "oh o zero nought double triple hundred"
        " one two three four five six seven eight nine".split()
    ),
    finds=(
        (
            "it is oh seven seven double oh nine double oh one two three ok",
            "oh seven seven double oh nine double oh one two three",
        ),
        ("077 double zero 900 123", "077 double zero 900 123"),
        ("07700 nine double oh one two three", "07700 nine double oh one two three"),
        (
            "nought seven seven hundred, nine hundred three hundred",
            "nought seven seven hundred, nine hundred three hundred",
        ),
        ("it goes 865 five 6 two 8514 for her", "865 five 6 two 8514"),
        ("on 07700 9 hundred 812", "07700 9 hundred 812"),
        (
            "zero one six two two, one two three four five six",
            "zero one six two two, one two three four five six",
        ),
    ),
    leaves=("one two three four", "I asked one, two, three times", "seven of nine", "two or three"),
)


def _spoken_digits(text: str) -> int:
    """Count the digits that are said; words and digits alike, none when no word is among them."""
    count, times = 0, 1
    words = re.findall(r"[a-z]+|\d+", text.lower())
    if not any(word.isalpha() for word in words):
        return 0
    for word in words:
        if word in ("double", "triple", "treble"):
            times = 2 if word == "double" else 3
        elif word != "plus":
            said = 2 if word == "hundred" else 1
            count += said * times if word.isalpha() else len(word) * times
            times = 1
    return count


CUED = Recogniser(
    kind="phone",
    pattern=re.compile(
        r"\b(?:(?:ring|call|text|phone|tel|telephone|mob|mobile|landline|whatsapp|contact)(?:\s(?:me|us|"
        r"her|him|mum|dad|at\shome|back))?(?:\s?(?:no|num|number|nr)\b\.?)?(?:\s(?:is|on|at|nr))?"
        r"|my\snumber(?:\sis|'s)?)\s?[:=-]?\s?"
        r"(?P<number>\+?\d(?:[\s-]?\d){5,14})(?![\w/:])",
        re.IGNORECASE,
    ),
    accept=lambda found: digits_of(found["number"]) not in STAY,
    needs=re.compile(r"\d[\d -]{4}"),
    words=frozenset(
        "ring call text phone tel telephone mob mobile landline whatsapp contact number".split()
    ),
    finds=(
        ("call me on 622 4567 please", "622 4567"),
        ("tel: 654321", "654321"),
        ("my number is 79 001 23 45", "79 001 23 45"),
    ),
    leaves=("call 116 123", "text 85258", "ring me at 12", "called 3 times in 2024"),
)

GROUP = rf"(?:\d{{6,10}}|(?:(?:double|triple|treble)\s)?{DIGIT})"
BETWEEN = (
    r"(?:(?:and|then|next|after|that|comes?|lines?|second|other|the|is|it's|plus|space|dash|gap|"
    r"underneath|below|finally|last|ends?|ending|with|again|half|rest|first)\b[\s,:.-]{1,3}){0,4}"
)
SHORT_NUMBERS = re.compile(r"\b(?:116 ?123|0800 ?1111|999|111|112|101|119|85258|(?:19|20)\d\d)\b")
APART = Recogniser(
    kind="number",
    pattern=re.compile(
        r"\b(?:nhs|number|num|no|phone|mobile|mob|tel|ring|text|call|landline)\b[^\d.!?\n]{0,60}?[\s:,(]"
        rf"(?P<number>{GROUP}(?:[\s,.-]{{1,3}}{BETWEEN}{GROUP}){{1,12}})(?!\w)",
        re.IGNORECASE,
    ),
    accept=lambda found: _said_apart(found["number"]),
    needs=re.compile(r"\d{2}"),
    words=frozenset("nhs number num no phone mobile mob tel ring text call landline".split()),
    finds=(
        ("nhs no 729 829 then four 3 one 8", "729 829 then four 3 one 8"),
        (
            "nhs number in pieces, 507508 and underneath 0936",
            "507508 and underneath 0936",
        ),
        ("my mobile is 07700 and the rest is 900 123", "07700 and the rest is 900 123"),
    ),
    leaves=(
        "call 999 and then 111 and then 101",
        "the number in 2023 and then 2024 and 2025",
        "ring 116 123 and then 0800 1111",
        "no 12 of 30 and then 45",
    ),
)


def _said_apart(text: str) -> bool:
    """Tell a long number in pieces from years and from numbers everybody may ring."""
    rest = SHORT_NUMBERS.sub(" ", text)
    said = [word for word in re.findall(r"[a-z]+|\d+", rest.lower()) if re.fullmatch(GROUP, word)]
    return sum(len(word) if word.isdigit() else 1 for word in said) >= 9


ALL = (PHONE, SPOKEN, CUED, APART)
