"""Which language a message is written in, among those families here write.

Told apart by letters and words on this machine. A short message in plain
letters is taken for English: a wrong guess would cost more than a missed one.
"""

from functools import lru_cache
from typing import Any

# Languages most spoken by families in Kent and Leicestershire schools, besides English.
WRITTEN = ("en", "pl", "ro", "uk", "lt", "bg", "ne", "pa", "gu", "ur", "ar", "sk", "pt", "es", "fr")
FEWEST_WORDS = 3
SURE = 0.9


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(WRITTEN))
    return identifier


def language_of(text: str, page_language: str = "en") -> str:
    """Return the code of the language of `text`; the page's own when it is too short to tell."""
    letters = [one for one in text if one.isalpha()]
    if not letters:
        return page_language
    plain = all(one.isascii() for one in letters)
    if plain and len(text.split()) < FEWEST_WORDS:
        return page_language
    code, chance = _identifier().classify(text)
    if code != "en" and plain and chance < SURE:
        return page_language
    return str(code)
