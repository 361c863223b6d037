"""A few phrases in three topics, and what else an understanding is built from."""

from typing import Any

from search_index.meaning.training import Phrase, TrainingSet

WORDS: dict[str, Any] = {
    "meanings": {"ta": "travel to school"},
    "instead": {"u": "you"},
    "lookups": {"need": {"autism": "ASD"}},
    "exact": {"ask for mediation": {"topic": "mediation"}, "stop": {"act": "stop"}},
}
MANIFEST = {"build": "tiny", "thresholds": {"act": 0.5, "in_scope": 0.5, "clause": 0.5}}

FACETS = {
    ("travel", "who"): ["who gets a school bus", "can my son have a taxi to school"],
    ("travel", "cost"): ["is the bus free", "how much is a taxi to school"],
    ("mediation", "what"): ["what is mediation", "talking to the council with a mediator"],
    ("respite", "who"): ["who can get short breaks", "we need a night off from caring"],
}


def examples() -> TrainingSet:
    """Return a training set that three topics and both gates can be learned from."""
    return TrainingSet(
        topics=[
            *(
                Phrase(text, topic, facet=facet)
                for (topic, facet), texts in FACETS.items()
                for text in texts
            ),
            Phrase("Mediation is a meeting about a disagreement", "mediation", 0.35),
        ],
        acts=[
            Phrase("stop", "stop"),
            Phrase("never mind", "stop"),
            Phrase("clubs near me", "find"),
        ],
        out_of_scope=["pizza with ham", "football results"],
        danger=["he is hurting me", "I want to die"],
        no_danger=["school is killing me", "these forms hurt my head"],
    )
