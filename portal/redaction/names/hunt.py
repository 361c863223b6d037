"""One search for names in one text: its words, the lists, what is found, what is kept.

`fits` is the one place that says how much a word must look like a name,
given how strong the sign beside it is.
"""

from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from portal.redaction.names.signs import DOES, IS_SOMEBODY, MONTHS, SHORT_WORDS
from portal.redaction.names.tokens import Sentence, Token
from portal.redaction.names.word_lists import WordLists

ACRONYMS = frozenset("sam sams ed ant tas ela pam elsa nan art".split())
ENDS = (",", ".", "!", "?", ";", ")", "\n", "(", "-", "/", "&")
ONLY_ONE = frozenset("has is was hates loves hasn't isn't".split())  # never after the verb “may”
TYPING_SLIPS = ("nt", "ing", "ed", "ly", "ment", "tion", "ful", "ness", "able")


class Sign(Enum):
    """What stands before a word: how strongly it says that a name follows."""

    TITLE = "Mrs"
    KIN = "my son"
    SAID = "my name is"
    ROLE = "our caseworker"


@dataclass
class Hunt:
    """What a search knows; the sets hold the places of words.

    `blocked` words are no person; `loose` ones may be a street or a person: Rebecca
    Lane. What is `fixed` stays even after a title: Mr Tumble.
    """

    sentence: Sentence
    lists: WordLists
    names: set[int] = field(default_factory=set)
    blocked: set[int] = field(default_factory=set)
    loose: set[int] = field(default_factory=set)
    fixed: set[int] = field(default_factory=set)

    @cached_property
    def foreign(self) -> bool:
        """Tell whether most words are not English: in Polish “mają” is a verb, not Maja."""
        words = [token.low for token in self.sentence.tokens if not token.cap]
        heard = sum(word in self.lists.english or word in self.lists.kept for word in words)
        return len(words) > 3 and heard < len(words) * 0.5

    def is_unheard(self, word: str) -> bool:
        """Tell whether no list holds `word`; in other languages that says nothing."""
        return self.lists.is_unknown(word) and not self.foreign

    def has_capital(self, token: Token) -> bool:
        """Tell whether the word has a capital that means something."""
        return self.sentence.capitals and token.cap

    def next_is(self, index: int, words: frozenset[str]) -> bool:
        """Tell whether the word after `index` follows directly and is one of `words`."""
        return self.sentence.low(index + 1) in words and self.sentence.after(index).isspace()

    def ends(self, index: int) -> bool:
        """Tell whether the phrase ends after word `index`: a mark, “and”, or the text's end."""
        after = self.sentence.after(index).strip(" ")
        return (
            (not after and index + 1 >= len(self.sentence.tokens))
            or after.startswith(ENDS)
            or self.sentence.low(index + 1) == "and"
        )

    def is_somebody(self, index: int) -> bool:
        """Tell whether the words after `index` say what a person is or does."""
        return self.next_is(index, IS_SOMEBODY)

    def fits(self, index: int, sign: Sign) -> bool:
        """Tell whether word `index` may be the name that `sign` announces."""
        if not 0 <= index < len(self.sentence.tokens) or index in self.fixed:
            return False
        token = self.sentence.tokens[index]
        if index in self.blocked - self.loose and sign is not Sign.TITLE:
            return False
        if len(token.low) == 1:
            return self._letter_fits(index, token, sign)
        if self.sentence.capitals and token.upper:
            return self._shouted_fits(token.low, sign)
        return (
            self._capital_fits(index, token, sign)
            if self.has_capital(token)
            else (self._small_fits(index, token.low, sign))
        )

    def _letter_fits(self, index: int, token: Token, sign: Sign) -> bool:
        """Accept an initial: my son K, Mrs P; but “child A got help, child B did not”."""
        if (
            self.sentence.low(index - 1) in ("child", "children", "boy", "girl")
            and token.low in "abc"
        ):
            return False
        if not token.cap or token.low in "i":
            return sign is Sign.TITLE and token.low not in "ia"
        return token.low != "a" or sign is Sign.TITLE or self.is_somebody(index)

    def _shouted_fits(self, word: str, sign: Sign) -> bool:
        lists = self.lists
        if word in lists.kept:
            return False
        known = lists.is_sure(word) or word in lists.word_names
        if sign is Sign.TITLE:
            return known or lists.is_surname(word) or len(word) > 3
        return known and (word not in ACRONYMS or sign is not Sign.ROLE)

    def _capital_fits(self, index: int, token: Token, sign: Sign) -> bool:
        word, lists = token.low, self.lists
        if sign is Sign.TITLE:
            return word not in SHORT_WORDS and word not in DOES
        if lists.is_sure(word) or word in lists.word_names:
            return True
        if word in lists.kept:
            return False
        if word in lists.doubtful:
            return sign is Sign.KIN or (word not in MONTHS and word not in lists.places)
        if word in lists.surnames or self.is_unheard(word):
            return True
        if word in lists.word_surnames and sign is Sign.ROLE:
            return self.is_somebody(index) or self.ends(index)
        return (
            sign is Sign.KIN
            and word in lists.english
            and word not in SHORT_WORDS
            and not self.sentence.tokens[index - 1].cap
            and (self.is_somebody(index) or self.ends(index))
            and not self.sentence.tokens[index].first
        )

    def _small_fits(self, index: int, word: str, sign: Sign) -> bool:
        lists = self.lists
        if word in MONTHS:
            return sign is Sign.KIN and self.next_is(index, ONLY_ONE)
        if word in lists.kept and not (sign is Sign.TITLE and word in lists.word_surnames):
            return False
        if sign is Sign.TITLE:
            return len(word) > 2 and (
                lists.is_sure(word) or lists.is_surname(word) or word in lists.word_names
                or self.is_unheard(word) or word in lists.places
            )  # fmt: skip
        clear = self.is_somebody(index) or self.ends(index)
        if lists.is_sure(word):
            return word in lists.everyday or clear or sign is not Sign.ROLE
        if word in lists.word_names:
            return sign is not Sign.ROLE or clear
        if word in lists.doubtful:
            return self.is_somebody(index) or (sign is Sign.SAID and self.ends(index))
        if not self.is_unheard(word) or word.endswith(TYPING_SLIPS) or len(word) < 3:
            return False
        return (sign is Sign.SAID) or (clear and sign is Sign.KIN)
