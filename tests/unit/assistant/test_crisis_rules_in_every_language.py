"""Rules of every language are held against every message, in the letters people type."""

import pytest

from portal.assistant.crisis import CrisisRules
from portal.assistant.material import Danger, DangerRule


def rules(*patterns: str, unless: str | None = None, language: str = "en") -> CrisisRules:
    made = tuple(
        DangerRule(id=str(number), kind="test", pattern=pattern, unless=unless)
        for number, pattern in enumerate(patterns)
    )
    return CrisisRules.of(Danger(rules={language: made}, examples=(), not_danger=()))


@pytest.mark.parametrize("sign", ["'", "’", "‘", "`", "´"])
def test_every_apostrophe_is_the_same(sign: str) -> None:
    assert rules(r"\bcan't go on\b").match(f"i can{sign}t go on")
    assert rules(r"\bcan’t go on\b").match(f"i can{sign}t go on")


@pytest.mark.parametrize(
    ("language", "pattern", "text"),
    [
        ("pl", r"\bchcę umrzeć\b", "Chce umrzec"),
        ("pl", r"\bzabić się\b", "ZABIĆ SIĘ"),
        ("ro", r"\bvreau să mor\b", "vreau sa mor"),
        ("uk", r"хочу померти", "Я хочу померти"),
        ("ne", r"मर्न चाहन्छु", "म मर्न चाहन्छु"),
        ("pa", r"ਮਰਨਾ ਚਾਹੁੰਦਾ", "ਮੈਂ ਮਰਨਾ ਚਾਹੁੰਦਾ ਹਾਂ"),
        ("ur", r"مرنا چاہتا", "میں مرنا چاہتا ہوں"),
        ("ur", r"مرنا چاہتا", "مرنا چاهتا"),
        ("ar", r"أريد أن أموت", "أُريد أن أموت"),
    ],
)
def test_every_language_is_held_against_every_message(
    language: str, pattern: str, text: str
) -> None:
    several = Danger(
        rules={
            "en": (DangerRule(id="en", kind="t", pattern=r"\bwant to die\b"),),
            language: (DangerRule(id=language, kind="t", pattern=pattern),),
        },
        examples=(),
        not_danger=(),
    )
    assert CrisisRules.of(several).match(text)
    assert CrisisRules.of(several).match("want to die")
