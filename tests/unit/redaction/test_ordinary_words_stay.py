"""Nothing is covered in what families ordinarily write: a covered word is a lost word."""

import pytest

from portal.redaction import mask

ORDINARY = """
what is an srp
my son is 8 and has autism
my daughter has an EHCP since Year 3
My son EHCP was refused
our child Year 9 needs a place
my son SEN support stopped
he is 9 and she is 12 years old
the council got our request on 3 March 2026
it was sent 03/03/2026 and answered 14-04-2026
on 05.01.2026 we wrote again
born in 2015, diagnosed in 2019, plan in 2022
the years 2019 2020 2021 2022 were lost
school says it spent £6,000 already
is it £6,000 or £10,000 a year
a place costs £60,000
they want £06000
meeting in room 14 at 10:30
section 36(8) of the Act
section 19 and regulation 12(1)(a)
s.36(8) CFA 2014
20 weeks, 16 weeks, 6 weeks, 15 days
it is for ages 0 to 25
the Code of Practice 0-25 2014
call 999 or 111
childline is 0800 1111
text 85258
116 123 is Samaritans
bus 101 to ME14
clubs near ct10 on saturdays
A2 or M20, whichever is quicker
KS2 and KS3 and P4 levels
my name is on the letter
my name is not in the plan
he is called in to school every day
my child is called names at school
she is called a liar by the head
my son cannot cope
my son Is refusing
our daughter with ADHD and a tic
my boy, at school, is alone
i am called back never
10% of 30 pupils, 1:1 support for 25 hours
see page 12, paragraph 9.42
""".strip().splitlines()


@pytest.mark.parametrize("said", ORDINARY)
def test_an_ordinary_sentence_is_left_as_it_is(said: str) -> None:
    masked = mask(said)
    assert masked.text == said
    assert masked.kinds == ()


def test_there_are_forty_of_them() -> None:
    assert len(set(ORDINARY)) >= 40


@pytest.mark.parametrize("text", ["", " ", "\n", "🙂", "…", "[name]", "[phone number] [email]"])
def test_nothing_to_cover_is_nothing(text: str) -> None:
    assert mask(text).text == text
    assert mask(text).kinds == ()
