"""What a comment shows once private details are out: for a person to check, then publish.

`suggest` marks, `redact` replaces; both find the same. A person confirms
before anything is published: no recogniser finds everything.
"""

from portal.redaction.findings import Finding, Redacted, settle
from portal.redaction.names import find_names
from portal.redaction.reading import read
from portal.redaction.recognisers import RECOGNISERS, words_of
from portal.redaction.recognisers.birthdays import find_beside
from portal.redaction.recognisers.schools import find_schools


def suggest(text: str) -> tuple[Finding, ...]:
    """Return every private detail found in `text`, in order, none overlapping another.

    Places are those of `text` itself, also where it holds letters nobody sees.
    """
    reading = read(text)
    if not reading.text:
        return ()
    words = words_of(reading.text)
    found = [hit for one in RECOGNISERS for hit in one.find(reading.text, words)]
    names = list(find_names(reading.text))
    found += names
    found += find_beside(reading.text, names)
    found += find_schools(reading.text, words, about_somebody=bool(names))
    return settle((kind, *reading.span(start, end)) for kind, start, end in found)


def redact(text: str) -> Redacted:
    """Return `text` with every detail found replaced by a word for its kind."""
    findings = suggest(text)
    parts, place = [], 0
    for finding in findings:
        parts += [text[place : finding.start], finding.shown_as]
        place = finding.end
    return Redacted("".join([*parts, text[place:]]), findings)
