"""The language of a message; English when a wrong guess would cost more than a missed one."""

import pytest

from portal.assistant.languages import WRITTEN, language_of


@pytest.mark.parametrize("text", ["", " ", "123", "?!", "🙂🙂", "9", "07/03"])
def test_without_letters_it_is_the_pages_own(text: str) -> None:
    assert language_of(text) == "en"
    assert language_of(text, "pl") == "pl"


@pytest.mark.parametrize("text", ["srp", "portage", "dla", "ok", "ADHD?", "EHCP", "Hello there"])
def test_a_short_message_in_plain_letters_is_the_pages_own(text: str) -> None:
    assert language_of(text) == "en"
    assert language_of(text, "pl") == "pl"


@pytest.mark.parametrize(
    "text",
    [
        "what can i do when the council says no",
        "my lad cant cope at school no more",
        "how do i ask for an ehc needs assessment",
        "ME14 please",
        "is there a club in ashford",
        "senco wont ring me back",
        "he is autistic and non verbal",
        "can you help me i dont no what to do",
    ],
)
def test_english_as_families_write_it_is_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Jak mogę poprosić o ocenę potrzeb mojego syna?"),
        ("ro", "Cum pot cere o evaluare pentru copilul meu la școală?"),
        ("uk", "Як попросити про оцінку потреб моєї дитини?"),
        ("ne", "मेरो छोरालाई विद्यालयमा सहयोग चाहिन्छ"),
        ("pa", "ਮੇਰੇ ਪੁੱਤਰ ਨੂੰ ਸਕੂਲ ਵਿੱਚ ਮਦਦ ਚਾਹੀਦੀ ਹੈ"),
        ("gu", "મારા દીકરાને શાળામાં મદદ જોઈએ છે"),
        ("ur", "میرے بیٹے کو اسکول میں مدد چاہیے"),
        ("ar", "ابني يحتاج إلى مساعدة في المدرسة"),
    ],
)
def test_the_languages_of_families_here_are_told_apart(language: str, text: str) -> None:
    assert language in WRITTEN
    assert language_of(text) == language


def test_one_word_in_other_letters_is_enough() -> None:
    assert language_of("допоможіть") in {"uk", "bg"}


def test_every_answer_is_one_of_ours() -> None:
    for text in ("Hoe vraag ik dit aan voor mijn kind?", "子どもの支援について教えて", "ສະບາຍດີ"):
        assert language_of(text) in WRITTEN
