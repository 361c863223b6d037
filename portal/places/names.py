"""How place names are compared: families write St and Saint, hyphens and none.

Aliases that follow no rule ("Ashby" for Ashby-de-la-Zouch) are data, in
`content/england/place_aliases.yaml`.
"""

import re
import unicodedata

_SPELLINGS = {"saint": "st", "saints": "st", "sts": "st", "and": "", "the": "", "royal": ""}
_NOT_A_LETTER = re.compile(r"[^\w]+", re.UNICODE)
_POSSESSIVE = re.compile(r"['\u2019]")
_CODE = re.compile(r"[A-Z]{2,4}")


def name_key(name: str) -> str:
    """Return the form under which a place name is looked up; empty when nothing is left."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    words = _NOT_A_LETTER.sub(" ", _POSSESSIVE.sub("", plain)).split()
    kept = [word for word in (_SPELLINGS.get(word, word) for word in words) if word]
    return " ".join(kept or words)


def short_forms(name: str) -> list[str]:
    """Return what people say for a long name: `Birchington` for `Birchington-on-Sea`."""
    plain = name.replace("-", " ")
    forms = [re.split(r" (?:on|le|de|in|by|upon) ", plain, maxsplit=1)[0]]
    forms += [plain.removesuffix(end) for end in (" Magna", " Bay") if end == " Magna"]
    return [form for form in forms if form != plain and len(form) > 3]


def is_usable_name(name: str) -> bool:
    """Say whether an alternate name is a name: GeoNames lists airport codes among them."""
    return len(name) > 2 and not _CODE.fullmatch(name)
