"""The eight legal-accuracy rules, as checks on the words of a page.

A wrong legal answer costs a child a year, so each rule is a function that
yields what is wrong with one page. They lean towards refusing: a sentence that
only sounds like a gate is to be rewritten, not argued with.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.guidance.topics import Topic

# Things that may never be said to come before a request (rule 1), nor be asked of a school (2).
GATES = (
    r"diagnosis|sen support|lift|high needs funding|top-up|cycles?|£6,000|educational psycholog\w+|"
    r"waiting list|the graduated (?:response|approach)|school'?s? (?:permission|agreement|support|approval)"
)
MUST = r"(?:must|need(?:s)? to|have to|has to|required to|should)"

FORBIDDEN_GATES = (
    rf"\b{MUST} (?:first |already )?(?:have|get|wait for|finish|complete|try|show|prove|go through|spend|use)\b"
    rf"[^.]{{0,60}}(?<!\w)(?:{GATES})\b[^.]{{0,60}}\b(?:before|first|until)\b",
    rf"\bbefore you (?:can|may|could) ask\b[^.]{{0,80}}(?<!\w)(?:{GATES})\b",
    rf"\b(?:only|not) (?:if|until|unless|after)\b[^.]{{0,40}}(?<!\w)(?:{GATES})\b[^.]{{0,60}}\b(?:ask|request|apply)\b",
    rf"\b(?:you|your child|families) (?:cannot|can't|may not|can not) ask\b[^.]{{0,80}}(?<!\w)(?:{GATES})\b",
)
FORBIDDEN_PERMISSION = (
    r"\bschool (?:must|has to|needs to|should) (?:agree|support|back|approve|make) (?:to )?(?:the|your) request",
    r"\b(?:you|your) need (?:the|your) school(?:'s)? (?:permission|agreement|support|approval)",
    r"\bask (?:the|your) school (?:for permission|to allow you)",
)
FORBIDDEN_PREDICTIONS = (
    r"\byou (?:will|are (?:likely|sure|going) to) (?:get|win|be given) (?:a|the|an) (?:ehc )?(?:plan|assessment|appeal)",
    r"\byour (?:ehc )?plan will (?:come|arrive|be (?:ready|finished|issued)) (?:on|in|by|within)\b",
    r"\byou (?:qualify|are eligible|do not qualify|are not eligible) for an? (?:ehc|plan|assessment)",
    r"\byour child (?:qualifies|is eligible|does not qualify|will not qualify) for an? (?:ehc|plan|assessment)",
)
NEGATED = re.compile(
    r"\b(?:not? need|do(?:es)? not (?:need|have|matter)|don't|never|no one|nobody|without|not a|no rule|cannot (?:make|say|tell)|untrue|wrong|myth)\b"
)
REFORM = re.compile(r"white paper|education for all|individual support plan|\bisps?\b", re.I)
REFUSALS = ("refusal-to-assess", "refusal-to-issue-a-plan")
TEST_SLUGS = (
    "asking-for-an-ehc-needs-assessment",
    "who-decides-and-the-legal-test",
    "refusal-to-assess",
    "graduated-response",
)
HOLDERS = (
    "asking-for-an-ehc-needs-assessment",
    "checking-a-draft-plan",
    "refusal-to-assess",
    "refusal-to-issue-a-plan",
    "tribunal",
    "annual-review",
)


@dataclass(frozen=True)
class Words:
    """What a reader of one page reads: short answer, then everything."""

    slug: str
    answer: str
    body: str
    law: str
    law_status: str

    @property
    def everything(self) -> str:
        return f"{self.answer}\n{self.body}"

    @property
    def sentences(self) -> list[str]:
        flat = re.sub(r"\s+", " ", self.everything)
        return [one.strip() for one in re.split(r"(?<=[.!?])\s+", flat) if one.strip()]


def words_of(topic: Topic) -> Words:
    front = topic.front
    return Words(
        front.slug,
        front.answer,
        f"{front.title}. {front.summary}\n{topic.plain}",
        " ".join(front.law),
        front.law_status,
    )


def broken(page: Words) -> Iterator[str]:
    """Yield every broken rule of `page`, with the words that break it."""
    for rule in (
        no_gates,
        no_permission,
        names_the_test,
        exceptions_with_deadline,
        whole_refusal,
        no_predictions,
        proposed_is_proposed,
        young_people_hold_the_right,
    ):
        for problem in rule(page):
            yield f"{rule.__name__}: {problem}"


def _matching(page: Words, patterns: tuple[str, ...]) -> Iterator[str]:
    for sentence in page.sentences:
        lower = sentence.lower().replace("’", "'")
        if any(re.search(pattern, lower) for pattern in patterns) and not NEGATED.search(lower):
            yield sentence


def no_gates(page: Words) -> Iterator[str]:
    """Rule 1: nothing must come before a request."""
    yield from _matching(page, FORBIDDEN_GATES)


def no_permission(page: Words) -> Iterator[str]:
    """Rule 2: a request needs nobody's support."""
    yield from _matching(page, FORBIDDEN_PERMISSION)


def names_the_test(page: Words) -> Iterator[str]:
    """Rule 3: the test in plain words, with s.36(8)."""
    if page.slug in TEST_SLUGS:
        if "36(8)" not in page.law and "36(8)" not in page.everything:
            yield "s.36(8) is not cited"
        if not re.search(
            r"\bmay (?:have|need|be necessary|be needed)|\bhas or may have|\bmight need",
            page.everything.lower(),
        ):
            yield "the test is not in plain words (“has or may have … may be necessary”)"


def exceptions_with_deadline(page: Words) -> Iterator[str]:
    """Rule 4: the 20 weeks never without their exceptions."""
    text = page.everything.lower()
    if re.search(r"\b(?:20|twenty)[ -]weeks?\b", text) and "exception" not in text:
        yield "says 20 weeks without the exceptions"


def whole_refusal(page: Words) -> Iterator[str]:
    """Rule 5: on refusal, everything a family can do, with both time limits."""
    if page.slug not in REFUSALS:
        return
    text = page.everything.lower()
    wanted = {
        "reasons": r"reason",
        "evidence": r"evidence|reports",
        "mediation": r"mediation",
        "appeal": r"appeal",
        "2 months from the letter": r"\b(?:2|two) months\b",
        "1 month from the certificate": r"\b(?:1|one) month\b[^.]*certificate|certificate[^.]*\b(?:1|one) month\b",
        "whichever is later": r"whichever (?:date )?is later|the later of|later date",
        "help meanwhile": r"meanwhile|in the meantime|goes on|carries on|continue|still (?:get|help|must)",
    }
    yield from (
        f"does not say: {name}" for name, pattern in wanted.items() if not re.search(pattern, text)
    )


def no_predictions(page: Words) -> Iterator[str]:
    """Rule 6: no outcome predicted, no eligibility computed."""
    yield from _matching(page, FORBIDDEN_PREDICTIONS)


def proposed_is_proposed(page: Words) -> Iterator[str]:
    """Rule 7: proposed law is never given as current."""
    if page.law_status == "proposed":
        return
    for sentence in page.sentences:
        if REFORM.search(sentence) and not re.search(
            r"propos|not (?:yet )?law|plan(?:s|ned) to|would|if ", sentence.lower()
        ):
            yield f"proposed law told as current: {sentence}"


def young_people_hold_the_right(page: Words) -> Iterator[str]:
    """Rule 8: from 16 the young person holds the right, and the page says so."""
    if page.slug in HOLDERS and not re.search(
        r"young pe(?:rson|ople)[^.]*\b16\b|\b16\b[^.]*(?:young pe(?:rson|ople)|you )",
        page.everything.lower(),
    ):
        yield "does not say that a young person of 16 or over holds the right"
