"""Numbers that stand for one person: NHS, pupil and National Insurance numbers, bank, car.

A number is hidden when its own rules are met, or when the words before it
say what it is, even with a digit wrong. Very long numbers are always hidden.
"""

import re

from portal.redaction.recognisers.recogniser import Found, Recogniser, digits_of


def is_nhs_number(digits: str) -> bool:
    """Tell whether ten digits end in the check digit of an NHS number (modulus 11)."""
    if len(digits) != 10:
        return False
    total = sum(int(one) * (10 - place) for place, one in enumerate(digits[:9]))
    return int(digits[9]) == (11 - total % 11) % 11


def _long_or_nhs(found: Found) -> bool:
    text, digits = found[0], digits_of(found[0])
    return is_nhs_number(digits) or bool(re.fullmatch(r"\d{3}[\s.-]\d{3}[\s.-]\d{4}", text))


NHS = Recogniser(
    kind="nhs_number",
    pattern=re.compile(r"(?<![\d£.,])\d{3}[\s.-]{0,2}\d{3}[\s.-]{0,2}\d{4}(?![\d])"),
    accept=_long_or_nhs,
    needs=re.compile(r"\d{4}"),
    finds=(
        ("her number is 943 476 5919.", "943 476 5919"),
        ("9434765919", "9434765919"),
        ("943-476-5919", "943-476-5919"),
        ("943.476.5918", "943.476.5918"),
        ("943 476 5918", "943 476 5918"),
    ),
    leaves=("we paid 123 456 pounds", "2014 to 2015", "£9434765919"),
)
LOOSE = Recogniser(
    kind="nhs_number",
    pattern=re.compile(r"(?<![\w£.,-])\d(?:[\s-]{0,2}\d){9}(?![\w-])"),
    accept=lambda found: (
        is_nhs_number(digits_of(found[0])) and not re.search(r"\b(?:19|20)\d\d\b", found[0])
    ),
    needs=re.compile(r"\d[\s\d-]{9}"),
    finds=(
        ("it is 94 34 76 59 19", "94 34 76 59 19"),
        ("9 4 3 4 7 6 5 9 1 9", "9 4 3 4 7 6 5 9 1 9"),
    ),
    leaves=("94 34 76 59 18", "ages 3 4 5 6", "1 2 3 4 5 6 7 8 9 0"),
)
SAID = Recogniser(
    kind="nhs_number",
    pattern=re.compile(
        r"\bnhs\s?(?:no|num|number|nr|id|#)?\b\.?\s?(?:is|was|:|=|-|for \w{1,20} is)?\s?"
        r"(?P<number>\d(?:[\s.-]{0,2}\d){7,11})(?!\d)",
        re.IGNORECASE,
    ),
    words=frozenset(["nhs"]),
    finds=(
        ("NHS number is 123 456 7890", "123 456 7890"),
        ("nhs no: 12-34-56-78-90", "12-34-56-78-90"),
    ),
    leaves=("NHS 111 was slow", "the NHS in 2014 2015", "NHS waiting 12 weeks"),
)
UPN = Recogniser(
    kind="upn",
    pattern=re.compile(
        r"(?<![A-Za-z\d])[A-HJ-NP-Z][\s-]?(?:\d[\s-]?){11}[\dA-Z](?![A-Za-z\d])"
        r"|\b(?:upn|unique pupil number|uln|unique learner number|pupil (?:no|number|id))\b\.?\s?"
        r"(?:is|:|=|-)?\s?(?P<number>[A-Z]?[\s-]?(?:\d[\s-]?){5,12}[A-Z]?)(?!\w)",
        re.IGNORECASE,
    ),
    needs=re.compile(r"\d[\d -]{4}"),
    finds=(
        ("his UPN is A123456789012", "A123456789012"),
        ("pupil B820 2001 2001 2 ok", "B820 2001 2001 2"),
        ("upn: 12345678901", "12345678901"),
    ),
    leaves=("the UPN is missing", "A2070 and M20"),
)
NI = Recogniser(
    kind="ni_number",
    pattern=re.compile(
        r"(?<![A-Za-z\d])[A-Z]{2}[\s-]?\d{2}[\s-]?\d{2}[\s-]?\d{2}[\s-]?[A-D](?![A-Za-z\d])",
        re.IGNORECASE,
    ),
    needs=re.compile(r"\d\d[\s-]?\d\d[\s-]?\d\d"),
    finds=(("my NI is QQ 12 34 56 C", "QQ 12 34 56 C"), ("ab123456c", "ab123456c")),
    leaves=("in 12 34 56", "room AB12"),
)
BANK = Recogniser(
    kind="bank",
    pattern=re.compile(
        r"\b(?:sort(?:\s?code)?|s/?c)\W{0,3}(?:is\s)?(?P<code>\d{2}[\s-]?\d{2}[\s-]?\d{2})(?!\d)"
        r"|\b(?:account|acc|a/c|acct)\W{0,2}(?:no|num|number|nr)?\b\W{0,3}(?:is\s)?"
        r"(?P<account>\d(?:[\s-]?\d){5,9})(?!\d)"
        r"|(?<![\d/-])(?P<both>\d{2}-\d{2}-\d{2}[\s,/]{1,3}\d{8})(?!\d)"
        r"|\b(?P<iban>GB\d{2}\s?[A-Z]{4}(?:\s?\d{4}){3}\s?\d{2})(?!\d)"
        r"|(?<![\d-])(?P<card>\d{4}([\s-])\d{4}([\s-])\d{4}([\s-])\d{4})(?!\d)".replace(
            "([\\s-])", r"[\s-]"
        ),
        re.IGNORECASE,
    ),
    needs=re.compile(r"\d\d[\s-]?\d\d[\s-]?\d\d"),
    finds=(
        ("sort code 20-00-00 account 55779911", "55779911"),
        ("sort code: 200000", "200000"),
        ("20-00-00 55779911", "20-00-00 55779911"),
        ("acc no 5577 9911", "5577 9911"),
    ),
    leaves=("on 12-03-24", "the account was clear", "taking 12 weeks into account"),
)
VEHICLE = Recogniser(
    kind="vehicle",
    pattern=re.compile(
        r"(?<![A-Za-z\d])(?:(?P<new>[A-Z]{2}[0-9]{2}\s?[A-Z]{3})|(?P<old>[A-HJ-NPR-Y]\d{3}\s?[A-Z]{3}))(?![A-Za-z\d])"
        r"|(?i:\b(?:reg|registration|number\s?plate|car|van|taxi|minibus|vehicle|plate)\b[\s:(-]{0,3}"
        r"(?:(?:no|number|plate|is|was)\b[\s:]{0,2}){0,2})(?P<said>(?i:[A-Z]{1,2}\d{1,3}\s?[A-Z]{3}))(?![A-Za-z\d])"
    ),
    needs=re.compile(r"[A-Za-z]\d\d"),
    finds=(
        ("the taxi KT19 XBC was late", "KT19 XBC"),
        ("car reg ab12cde", "ab12cde"),
        ("A123 BCD", "A123 BCD"),
    ),
    leaves=("A249 and M20", "KS2 and Y10 SEN", "reg 56 and 57", "in SE19 or TN23 4AB"),
)
LONG = Recogniser(
    kind="number",
    pattern=re.compile(r"(?<![\w£.,])\d{9,}(?!\w)|(?<![\w£.,])\d{4}[\s-]\d{4}[\s-]\d{4,}(?!\d)"),
    accept=lambda found: not re.match(r"(?:(?:19|20)\d\d[\s-]?){3,}$", found[0]),
    needs=re.compile(r"\d{4}[\s-]?\d{4}"),
    finds=(("customer 123456789012", "123456789012"), ("1234 5678 9012", "1234 5678 9012")),
    leaves=("in 2014 2015 2016", "£1000000000", "12345678 pounds"),
)

ALL = (NHS, LOOSE, SAID, UPN, NI, BANK, VEHICLE, LONG)
