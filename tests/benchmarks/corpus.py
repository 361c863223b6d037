"""A generated directory and the questions asked of it: the same for every engine.

Seeded, so that every run and every machine measures the same work. Names and
texts are made from short templates and syllables; nothing is copied.
"""

import random
from dataclasses import dataclass

from search_index import Document, Query

DISTRICTS = (
    "ashford", "canterbury", "dartford", "dover", "folkestone", "gravesham", "maidstone",
    "sevenoaks", "swale", "thanet", "tonbridge", "tunbridge", "blaby", "charnwood", "harborough",
    "hinckley", "melton", "oadby", "shepshed",
)  # fmt: skip
NEEDS = (
    "ASD",
    "SLCN",
    "SEMH",
    "MLD",
    "SLD",
    "PMLD",
    "HI",
    "VI",
    "MSI",
    "PD",
    "SpLD",
    "DS",
    "OTH",
    "MED",
)
KINDS = (
    "special_school", "srp", "mainstream_school", "nursery", "college", "short_break", "therapy",
    "health", "advice", "equipment", "travel", "money", "leisure", "childcare", "hub", "voice",
)  # fmt: skip
TOPICS = (
    "autism", "speech", "language", "therapy", "hearing", "vision", "wheelchair", "swimming",
    "music", "football", "sensory", "play", "holiday", "respite", "transport", "nursery",
    "mentoring", "counselling", "dyslexia", "behaviour", "sleep", "feeding", "physiotherapy",
    "occupational", "equipment", "advice", "benefits", "parents", "siblings", "teenagers",
    "outreach", "specialist", "inclusion", "transition", "employment", "internship", "college",
    "communication", "signing", "portage", "toddlers", "cooking", "drama", "gardening", "cycling",
)  # fmt: skip
FILLER = (
    "We offer {a} and {b} for families who want {c}.",
    "Sessions on {a} run with trained staff who know {b}.",
    "Come and try {a}; many join for {b} and stay for {c}.",
    "Our team helps with {a}, {b} and {c} at home or in school.",
    "Ask about {a} before your visit so that {b} can be ready.",
    "A quiet room for {a} is next to the hall where {b} takes place.",
)
SYLLABLES = (
    "ba",
    "cor",
    "del",
    "fen",
    "gil",
    "har",
    "is",
    "jun",
    "kel",
    "lor",
    "mar",
    "nor",
    "os",
    "pel",
    "ros",
    "sul",
    "tam",
    "und",
    "ver",
    "wil",
)


@dataclass(frozen=True)
class Asked:
    """One question, the kind of work it is, and the word meant where it is misspelt."""

    kind: str
    query: Query
    meant: str = ""


def directory(size: int, seed: int = 2026) -> list[Document]:
    """Return `size` generated records."""
    rng = random.Random(seed)
    people = [_name(rng) for _ in range(max(200, size // 4))]
    return [_record(number, rng, people) for number in range(size)]


def _name(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4)))


def _record(number: int, rng: random.Random, people: list[str]) -> Document:
    topic, other = rng.sample(TOPICS, 2)
    district = rng.choice(DISTRICTS)
    who = rng.choice(people).title()
    low = rng.randint(0, 16)
    needs = tuple(sorted(rng.sample(NEEDS, rng.randint(0, 3))))
    text = " ".join(_sentence(rng, people) for _ in range(12))
    return Document(
        id=f"r{number}", type="service", authority="kent", name=f"{who} {topic} {other}",
        url_slug=f"r{number}", kind=rng.choice(KINDS), kind_label="", status="active",
        summary=f"{topic} and {other} in {district}", text=text,
        organization=f"{rng.choice(people).title()} Trust", aliases=(), tags=(district, topic),
        needs=needs, phases=(), tier=rng.choice(("universal", "sen_support", "ehc_plan")),
        min_age=low, max_age=low + rng.randint(2, 9), districts=(district,),
        coverage=rng.choices(("place", "county"), (9, 1))[0], free=rng.random() < 0.3,
        days=tuple(rng.sample(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), 2)),
        lat=51.0 + rng.random() * 0.5, lon=0.1 + rng.random() * 1.2,
        updated_on=f"2026-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
    )  # fmt: skip


def _sentence(rng: random.Random, people: list[str]) -> str:
    words = [rng.choice(TOPICS) if rng.random() < 0.6 else rng.choice(people) for _ in range(3)]
    return rng.choice(FILLER).format(a=words[0], b=words[1], c=words[2])


def questions(documents: list[Document], seed: int = 7) -> list[Asked]:
    """Return 300 questions of eight kinds: 40 each, 30 for distance and browse."""
    rng = random.Random(seed)
    asked: list[Asked] = []
    for _ in range(40):
        one, other, _ = rng.sample(TOPICS, 3)
        record = rng.choice(documents)
        meant = one if len(one) > 5 else "therapy"
        asked += [
            Asked("keyword", Query(words=rng.choice((one, record.name.split()[0])))),
            Asked("multi", Query(words=f"{one} {other} {rng.choice(DISTRICTS)}")),
            Asked("misspelt", Query(words=slip(rng, meant)), meant),
            Asked("prefix", Query(words=one[: rng.randint(2, 4)])),
            Asked("synonym", Query(words=rng.choice(SYNONYMS))),
            Asked(
                "filter",
                Query(
                    words=one,
                    needs=(rng.choice(NEEDS),),
                    age=rng.randint(3, 16),
                    districts=(rng.choice(DISTRICTS),),
                ),
            ),
        ]
    for _ in range(30):
        point = (51.0 + rng.random() * 0.5, 0.1 + rng.random() * 1.2)
        asked.append(
            Asked(
                "distance",
                Query(words=rng.choice(TOPICS), point=point, within_km=15.0, sort="distance"),
            )
        )
        asked.append(Asked("browse", Query(kinds=(rng.choice(KINDS),), needs=(rng.choice(NEEDS),))))
    return asked


SYNONYMS = (
    "SALT",
    "speech and language therapy",
    "respite",
    "ASD",
    "OT",
    "deaf",
    "school transport",
    "physio",
)


def slip(rng: random.Random, word: str) -> str:
    """Return `word` with one slip of the keyboard after its first letter."""
    at = rng.randint(1, len(word) - 2)
    return rng.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + rng.choice("aeiou") + word[at + 1 :],
            word[:at] + word[at] + word[at:],
        )
    )
