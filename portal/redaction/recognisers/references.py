"""Case, plan, complaint and appeal numbers: whoever holds the file knows the child by them."""

import re

from portal.redaction.recognisers.recogniser import Found, Recogniser, digits_of

THING = (
    r"case|complaint|our|your|my|tribunal|appeal|application|incident|ticket|job|customer|client|claim|"
    r"referral|hospital|pupil|patient|student|plan|file|invoice|order|ehcp?|ehcna|send|sen|lgo|lgsco|"
    r"id|crime|sar|foi|enquiry|query|liquid\s?logic|mosaic|social\scare|passport|dla|pip|membership|child"
)
VALUE = (
    r"(?P<{}>#?[A-Za-z]{{0,8}}[\s#/._-]{{0,2}}\d[A-Za-z\d]{{0,15}}"
    r"(?:[/._-][A-Za-z\d]{{1,12}}|\s\d{{2,8}}\b){{0,6}})"
)
LETTERED = r"(?P<{}>#?[A-Za-z]{{1,8}}(?:[/_-][A-Za-z\d]{{1,12}}){{1,6}})"


def _is_value(found: Found) -> bool:
    """Accept what holds three digits or more and is neither a year nor a date of a meeting."""
    value = found[found.lastgroup or 0]
    digits = digits_of(value)
    if len(digits) < 3 or re.fullmatch(
        r"\W*(?:(?:in|of|on|from|for|by|to|at|since)\s)?(?:19|20)\d\d", value
    ):
        return False
    return not re.match(r"(?:in|of|on|from|for|by|to|at|since|after|and|was|is|within)\s\d", value)


CUED = Recogniser(
    kind="reference",
    pattern=re.compile(
        rf"\b(?:(?:{THING})\s?(?:ref|reference|number|num|no|nr|id|#)\b\.?|(?:ref|reference)\b\.?"
        rf"(?:\s?(?:number|num|no|nr|id)\b\.?)?|(?:case|complaint|appeal|tribunal)(?=\s[A-Z#]{{0,6}}[\d/])"
        r"|(?:file|ticket|incident|lgs?co?|ombudsman|mrn|mosaic|liquid\s?logic|caseref)(?=\s#?[A-Z]{0,4}\d)"
        r"|(?:ref|reference)\s(?:\w{1,12}\s){1,4}(?:is|was)(?=\s#?[A-Z\d/-]{0,12}\d{4}))"
        rf"(?:\s(?:is|was|for\s\w{{1,15}}\sis))?[\s:=#(-]{{0,3}}(?:{VALUE.format('value')}|{LETTERED.format('lettered')})",
        re.IGNORECASE,
    ),
    accept=_is_value,
    needs=re.compile(r"\d\d\d|\d[/ -]\d"),
    words=frozenset(
        "ref reference number num no nr id case complaint appeal tribunal file ticket incident"
        " lgo lgsco ombudsman mrn mosaic liquidlogic logic caseref".split()
    ),
    finds=(
        ("case ref 2024/0123 is lost", "2024/0123"),
        ("ref: KCC/SEN/2024/118", "KCC/SEN/2024/118"),
        ("Case number 123456", "123456"),
        ("our reference is SEN-4471B.", "SEN-4471B"),
        ("tribunal number EH886/23/00123", "EH886/23/00123"),
        ("LGO ref 23 001 234", "23 001 234"),
        ("complaint no. 7781234", "7781234"),
        ("case file 0012345", "0012345"),
        ("LGSCO 23 001 234", "23 001 234"),
        ("the reference they gave me was 445566", "445566"),
    ),
    leaves=(
        "ref 56 of the law",
        "case 12 weeks late",
        "the reference in 2024",
        "in case 20 weeks pass",
        "number 12 bus",
        "your order of 2014",
        "with reference to 2023",
        "case since 2021",
        "reg 56",
        "the number of plans was 18950 in 2024",
        "the file in 2023",
    ),
)
BARE = Recogniser(
    kind="reference",
    pattern=re.compile(
        r"(?<![\w/.@-])(?=[A-Za-z])(?:(?:EHCP?|EHCNA|SEND?|KCC|CAS|REF|ECM|LGO|LGSCO|CRM|INC|FOI|SAR|SC|CMS)[\s#/_-]{0,2}"
        r"(?=[A-Z\d/_-]{0,20}\d{3})[A-Z\d]{2,12}(?:[/_-][A-Z\d]{1,12}){0,5}(?!\w)"
        r"|[A-Z]{2,8}\d{0,6}(?:[/_-][A-Z\d]{1,10}){1,6}(?!\w)"
        r"|[A-Z]{1,4}\d{5,10}[A-Z]?(?!\w))",
        re.IGNORECASE,
    ),
    accept=lambda found: _is_bare(found[0]),
    needs=re.compile(r"[A-Za-z]\d{0,3}[/_-][A-Za-z\d]|[A-Za-z]\d{3}|[A-Z]{2} ?#?\d{3}"),
    finds=(
        ("my file EHC-12345 went missing", "EHC-12345"),
        ("EHC12345", "EHC12345"),
        ("KCC/SEN/2024/0123", "KCC/SEN/2024/0123"),
        ("EH886/23/00123", "EH886/23/00123"),
        ("send-20418", "send-20418"),
    ),
    leaves=(
        "COVID-19 in 2020",
        "SEND 2017-2019", "SEND 2014", "EHCP 2024", "EHC in 2019", "SEN/2024", "send 2000 letters",
        "KS2/2024", "A2070", "mid-2024", "post-2014", "send 250 emails",
    ),
)  # fmt: skip


def _is_bare(text: str) -> bool:
    """Accept a code with three digits or more that are not just a year or a count of things."""
    digits = digits_of(text)
    if len(digits) < 3 or (re.search(r"\s", text) and not text.split()[0].isupper()):
        return False
    if re.fullmatch(r"(?:19|20)\d\d(?:(?:19|20)?\d\d)?", digits) or re.match(
        r"(?:KS|Y|T)\d", text, re.I
    ):
        return False
    return (
        (bool(re.search(r"[/_-]", text)) and len(digits) >= 4) or len(digits) >= 4 or text.isupper()
    )


ALL = (CUED, BARE)
