"""What families do in the chat, one conversation each, through the whole of it.

Every answer must come from Rasa: `Talk` fails a test otherwise.
"""

import threading
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup

from portal.assistant.offers import BUTTONS
from portal.assistant.words import Wording, read_words
from portal.settings import CHECKOUT
from tests.bot.running import Running, send, send_json
from tests.bot.talking import MESSAGES, Said, Talk

CONTENT = CHECKOUT / "content"
WORDS: dict[str, Wording] = read_words(CONTENT)
ASSESSMENT = "asking-for-an-ehc-needs-assessment"
ASK_FOR_ONE = "How do I ask for an assessment?"  # a sub-question's own words


def says(name: str) -> str:
    """Return the assistant's own sentence to parents."""
    return WORDS[name].parent.strip()


WANTED, PLACE, DATE = says("ask_wanted"), says("ask_place"), says("ask_date")


def filters(said: Said) -> dict[str, str]:
    """Return the filters of the results page that was offered, without what all share."""
    held = parse_qs(urlsplit(said.found).query)
    assert held.pop("type") == ["service"]
    return {name: ",".join(values) for name, values in held.items()}


Begin = Callable[[Talk], str]


def in_finding(talk: Talk) -> str:
    """Begin a search that lacks its place; return what is asked."""
    assert talk.say("find a club").last == PLACE
    return PLACE


def in_wanting(talk: Talk) -> str:
    """Begin a search that lacks what is wanted; return what is asked."""
    assert talk.say("he is 9").last == WANTED
    return WANTED


def in_dates(talk: Talk) -> str:
    """Begin working out dates; return what is asked."""
    assert talk.say("Work out my dates").last == DATE
    return DATE


FORMS = pytest.mark.parametrize("begin", [in_finding, in_wanting, in_dates])
SEARCHES = pytest.mark.parametrize("begin", [in_finding, in_wanting])


# The one club that fits all of it is listed as a short break, which families call a club too.
EVERYTHING = {
    "kind": "short_break", "need": "ASD", "age": "9", "open_on": "sat", "postcode": "ME14",
}  # fmt: skip


class TestFindingServices:
    @pytest.mark.parametrize(
        ("said", "expected"),
        [
            (
                "clubs for my 9 year old with autism near ME14 on saturdays",
                EVERYTHING,
            ),
            ("find a club in Dover", {"kind": "leisure", "postcode": "Dover"}),
            ("any free activities in Canterbury", {"free": "1", "postcode": "Canterbury"}),
            ("speech therapist near Tonbridge", {"kind": "therapy", "postcode": "Tonbridge"}),
        ],
    )  # fmt: skip
    def test_all_said_at_once(self, talk: Talk, said: str, expected: dict[str, str]) -> None:
        found = talk.say(said)
        assert found.reply["intent"] == "find_service"
        # A need may be heard beside a kind ("speech"): more is no fault, less is.
        assert expected.items() <= filters(found).items()
        assert 1 <= len(found.cards) <= 3

    @pytest.mark.parametrize(
        "said",
        [
            "clubs for my 9 year old with autism near ME14 on saturdays",
            "find a club in Dover",
            "clubs at weekends in Ashford",
            "special schools in Thanet",
        ],
    )
    def test_the_page_goes_on_where_the_chat_stopped(self, talk: Talk, said: str) -> None:
        found = talk.say(said)
        page = send(talk.address, found.found)
        assert page.status == 200
        links = BeautifulSoup(page.body, "html.parser").select(".app-card__name a")
        assert found.cards == [link.get_text(strip=True) for link in links][: len(found.cards)]
        assert [one["url"] for one in found.all("services")] == [
            link["href"] for link in links
        ][: len(found.cards)]  # fmt: skip
        for card in found.all("services"):
            assert send(talk.address, card["url"]).status == 200

    def test_what_is_missing_is_asked_for_one_at_a_time(self, talk: Talk) -> None:
        assert talk.say("he is 9").words == WANTED
        assert talk.say("clubs").words == PLACE
        assert filters(talk.say("Dover")) == {"kind": "leisure", "age": "9", "postcode": "Dover"}

    def test_the_buttons_lead_to_results(self, talk: Talk) -> None:
        asked = talk.say("he is 9")
        assert len(asked.buttons) == 5
        for words in asked.buttons.values():
            other = Talk(talk.address)
            other.say("he is 9")
            placed = other.say(words)
            assert placed.last == PLACE, words
            found = other.say(placed.buttons["Anywhere"])
            assert filters(found)["age"] == "9"
            assert "postcode" not in filters(found)

    def test_an_age_said_when_a_place_is_asked_for_is_kept(self, talk: Talk) -> None:
        begin = in_finding(talk)
        assert talk.say("he is 9").words == begin
        assert talk.say("saturdays").words == begin
        found = filters(talk.say("Dover"))
        assert found == {"kind": "leisure", "age": "9", "open_on": "sat", "postcode": "Dover"}

    def test_a_need_said_when_a_place_is_asked_for_is_no_place(self, talk: Talk) -> None:
        begin = in_finding(talk)
        assert talk.say("autism").last == begin
        assert filters(talk.say("Dover"))["postcode"] == "Dover"

    def test_asking_again_for_services_asks_again_for_the_place(self, talk: Talk) -> None:
        begin = in_finding(talk)
        assert talk.say("find a club").last == begin
        assert talk.say("find a club near me").last == begin

    def test_a_place_nobody_knows_still_shows_something(self, talk: Talk) -> None:
        in_finding(talk)
        found = talk.say("near the station")
        assert found.cards or found.last == PLACE

    def test_half_a_postcode_is_enough_and_no_more_is_kept(self, talk: Talk) -> None:
        in_finding(talk)
        found = talk.say("ME14 2AB")
        assert filters(found)["postcode"] == "ME14"
        assert "2AB" not in str(found.reply)
        assert says("masked") in found.reply["notices"]

    @pytest.mark.parametrize("outcode", ["ME14", "CT10", "TN23", "DA1", "LE10"])
    def test_half_a_postcode_alone_is_no_cry_for_help(self, talk: Talk, outcode: str) -> None:
        said = talk.say(outcode)
        assert not said.reply["crisis"]
        assert said.last == WANTED

    def test_the_name_of_a_place_is_no_cry_for_help(self, assistant: Running) -> None:
        names = ("Melton Mowbray", "Cheriton", "Moira", "Walderslade", "Thurcaston", "in Iwade")
        talks = {name: Talk(assistant.portal, by=None) for name in names}
        for talk in talks.values():
            talk.say("find a club")
        answered = {name: talk.say(name).reply for name, talk in talks.items()}
        assert [name for name, reply in answered.items() if reply["crisis"]] == []


def but_kind(said: Said) -> dict[str, str]:
    """Return the filters but the kind: clubs are leisure or short breaks, whichever there are."""
    return {name: value for name, value in filters(said).items() if name != "kind"}


class TestCorrecting:
    ONCE = "clubs for my 9 year old with autism near ME14 on saturdays"

    @pytest.mark.parametrize(
        ("correction", "changed"),
        [
            ("actually he is 12", {"age": "12"}),
            ("no, 12", {"age": "12"}),
            ("no, Canterbury", {"postcode": "Canterbury"}),
            ("sorry, Canterbury", {"postcode": "Canterbury"}),
            ("sundays", {"open_on": "sun"}),
            ("at weekends", {"open_on": "sat,sun"}),
            ("for a 12 year old", {"age": "12"}),
        ],
    )  # fmt: skip
    def test_one_thing_changes_the_rest_stays(
        self, talk: Talk, correction: str, changed: dict[str, str]
    ) -> None:
        before = but_kind(talk.say(self.ONCE))
        assert before
        assert but_kind(talk.say(correction)) == before | changed

    def test_correcting_twice(self, talk: Talk) -> None:
        before = but_kind(talk.say(self.ONCE))
        talk.say("actually he is 12")
        assert but_kind(talk.say("no, Canterbury")) == before | {
            "age": "12",
            "postcode": "Canterbury",
        }

    @SEARCHES
    def test_while_something_is_asked_for(self, talk: Talk, begin: Begin) -> None:
        asked = begin(talk)
        assert talk.say("he is 11").last == asked
        assert talk.say("actually he is 12").last == asked
        if asked == WANTED:
            talk.say("clubs")
        assert filters(talk.say("Dover")) == {"kind": "leisure", "age": "12", "postcode": "Dover"}

    def test_a_new_date_gives_new_dates(self, talk: Talk) -> None:
        assert "21 July 2026" in talk.say("Work out my dates for 3 March 2026").words
        assert "22 July 2026" in talk.say("4 March 2026").words


DIGRESSIONS = {
    ASK_FOR_ONE: "topic",
    "what does SENCO mean": "jargon",
    "hello": "greet",
    "thank you": "thanks",
    "are you a real person": "bot_challenge",
    BUTTONS["help"]: "help",
    BUTTONS["privacy"]: "privacy",
    BUTTONS["handover"]: "handover",
    BUTTONS["feedback"]: "feedback",
    BUTTONS["explore"]: "help",  # as the contract reports it
    "can i write in polish": "change_language",
}


class TestDigressing:
    @FORMS
    @pytest.mark.parametrize("words", DIGRESSIONS)
    def test_it_is_answered_then_asked_again(self, talk: Talk, begin: Begin, words: str) -> None:
        asked = begin(talk)
        said = talk.say(words)
        assert said.reply["intent"] == DIGRESSIONS[words]
        assert len(said.bubbles) == 2
        assert said.bubbles[0]["text"] != asked
        assert said.last == asked

    @SEARCHES
    def test_the_search_goes_on_with_what_was_said_before(self, talk: Talk, begin: Begin) -> None:
        asked = begin(talk)
        for words in DIGRESSIONS:
            talk.say(words)
        if asked == WANTED:
            assert talk.say("clubs").last == PLACE
        found = filters(talk.say("Dover"))
        assert found["kind"] == "leisure"
        assert found["postcode"] == "Dover"

    def test_the_dates_go_on(self, talk: Talk) -> None:
        in_dates(talk)
        for words in DIGRESSIONS:
            talk.say(words)
        assert "21 July 2026" in talk.say("3 March 2026").words

    def test_a_message_out_of_scope_while_a_date_is_asked_for(self, talk: Talk) -> None:
        begin = in_dates(talk)
        said = talk.say("😀😀😀")
        assert said.reply["fallback"]
        assert said.last == begin

    def test_a_topic_between_two_searches_keeps_the_search(self, talk: Talk) -> None:
        before = filters(talk.say("find a club in Dover"))
        assert talk.say(ASK_FOR_ONE).topic == ASSESSMENT
        assert filters(talk.say("he is 9")) == before | {"age": "9"}


class TestLeaving:
    @FORMS
    @pytest.mark.parametrize("words", ["stop", BUTTONS["stop"], "never mind"])
    def test_stop(self, talk: Talk, begin: Begin, words: str) -> None:
        begin(talk)
        assert talk.say(words).words == says("stop")
        assert talk.say("hello").words == says("greet")
        assert talk.say("he is 7").words == WANTED  # nothing of before is known

    @FORMS
    @pytest.mark.parametrize("words", ["start again", BUTTONS["start_again"]])
    def test_start_again(self, talk: Talk, begin: Begin, words: str) -> None:
        begin(talk)
        assert talk.say(words).words == says("start_again")
        assert talk.say("hello").words == says("greet")
        assert talk.say("he is 7").words == WANTED

    def test_skipping_what_is_wanted_then_where(self, talk: Talk) -> None:
        in_wanting(talk)
        assert talk.say("skip").last == PLACE
        assert filters(talk.say(BUTTONS["skip"])) == {"age": "9"}

    def test_skipping_the_place(self, talk: Talk) -> None:
        in_finding(talk)
        assert filters(talk.say(BUTTONS["anywhere"])) == {"kind": "leisure"}

    def test_skipping_the_date_ends_it(self, talk: Talk) -> None:
        in_dates(talk)
        assert talk.say("skip").words == says("stop")
        assert talk.say("hello").words == says("greet")

    @pytest.mark.parametrize("words", ["start_again", "stop"])
    def test_a_finished_search_is_forgotten(self, talk: Talk, words: str) -> None:
        talk.say("clubs in Dover for autism")
        assert talk.say(BUTTONS[words]).words == says(words)
        assert talk.say("he is 9").last == WANTED
        assert talk.say("clubs").last == PLACE
        assert filters(talk.say("Ashford")) == {
            "kind": "leisure",
            "age": "9",
            "postcode": "Ashford",
        }

    @pytest.mark.parametrize("words", ["stop", "skip", "start_again"])
    def test_where_there_is_nothing_to_leave(self, talk: Talk, words: str) -> None:
        assert talk.say(BUTTONS[words]).words == says(words)

    def test_dates_instead_of_services_and_back(self, talk: Talk) -> None:
        in_finding(talk)
        assert talk.say("Work out my dates").words == DATE
        assert "21 July 2026" in talk.say("3 March 2026").words
        assert filters(talk.say("Dover")) == {"kind": "leisure", "postcode": "Dover"}

    def test_services_instead_of_dates(self, talk: Talk) -> None:
        in_dates(talk)
        assert filters(talk.say("find a club in Dover"))["postcode"] == "Dover"
        assert talk.say("hello").words == says("greet")


class TestWorkingOutDates:
    @pytest.mark.parametrize(
        "said", ["3 March 2026", "3/3/2026", "03.03.26", "3rd of March 2026", "March 3rd, 2026"]
    )
    def test_as_people_write_dates(self, talk: Talk, said: str) -> None:
        in_dates(talk)
        found = talk.say(said)
        assert "3 March 2026" in found.words
        assert "21 July 2026" in found.words  # 20 weeks on
        assert "14 April 2026" in found.words  # 6 weeks on
        assert found.topic == "ehc-20-week-timeline"

    def test_the_date_given_at_once(self, talk: Talk) -> None:
        assert "21 July 2026" in talk.say("Work out my dates for 3 March 2026").words
        assert "21 July 2026" in Talk(talk.address).say("3 March 2026").words

    def test_it_opens_the_calculator(self, talk: Talk) -> None:
        asked = talk.say("Work out my dates")
        assert send(talk.address, asked.all("links")[0]["url"]).status == 200

    @pytest.mark.parametrize("said", ["31 February 2026", "31/4/2026"])
    def test_a_date_that_does_not_exist(self, talk: Talk, said: str) -> None:
        in_dates(talk)
        assert talk.say(said).words == says("date_unclear")
        assert "21 July 2026" in talk.say("3 March 2026").words

    @pytest.mark.parametrize("said", ["he is 9", "Dover", "Work out my dates"])
    def test_something_else_than_a_date(self, talk: Talk, said: str) -> None:
        begin = in_dates(talk)
        assert talk.say(said).last == begin
        assert "21 July 2026" in talk.say("3 March 2026").words

    def test_the_date_is_forgotten(self, talk: Talk) -> None:
        in_dates(talk)
        talk.say("3 March 2026")
        assert talk.say("Work out my dates").words == DATE


class TestTopics:
    def test_an_answer_says_where_it_comes_from(self, talk: Talk) -> None:
        said = talk.say(ASK_FOR_ONE)
        assert said.topic == ASSESSMENT
        assert said.all("sources")
        assert all(one["title"] for one in said.all("sources"))
        assert said.bubbles[0]["last_reviewed"]
        assert len(said.reply["alternatives"]) == 3
        assert ASSESSMENT not in said.reply["alternatives"]
        page = next(one["url"] for one in said.all("links") if ASSESSMENT in one["url"])
        assert send(talk.address, page).status == 200

    def test_every_title_answers_its_topic(self, talk: Talk) -> None:
        topics = send(talk.address, "/api/v1/guidance").json["results"]
        assert len(topics) >= 70
        wrong = [
            one["slug"]
            for one in topics
            if Talk(talk.address).say(one["title"]).topic != one["slug"]
        ]
        assert wrong == []

    def test_what_to_ask_next_is_answered_from_the_same_topic(self, talk: Talk) -> None:
        said = talk.say(ASK_FOR_ONE)
        assert len(said.buttons) == 2
        for words in said.buttons.values():
            assert talk.say(words).topic == ASSESSMENT

    def test_not_sure_offers_three_topics_and_each_button_is_that_topic(self, talk: Talk) -> None:
        unsure = [
            said
            for words in (
                "help with school",
                "any day",
                "i need some advice about stuff",
                "restart",
            )
            if (said := Talk(talk.address).say(words)).words == says("unsure")
        ]
        assert unsure
        for said in unsure:
            *topics, person = said.buttons.values()
            assert len(topics) == 3
            assert person == BUTTONS["handover"]
            for words, slug in zip(topics, said.reply["alternatives"], strict=True):
                assert Talk(talk.address).say(words).topic == slug

    def test_a_hard_word_is_explained(self, talk: Talk) -> None:
        said = talk.say("what does SENCO mean")
        assert said.words.startswith("SENCO: ")
        for link in said.all("links"):
            assert send(talk.address, link["url"]).status == 200

    def test_what_is_not_ours_is_said(self, talk: Talk) -> None:
        material = yaml.safe_load(
            (CONTENT / "england/assistant/out_of_scope.yaml").read_text(encoding="utf-8")
        )
        said = talk.say(material["far"][0])
        assert said.words == says("out_of_scope")
        assert said.reply["fallback"]


class TestReachingPeople:
    def test_a_person(self, talk: Talk) -> None:
        said = talk.say("can i talk to a person")
        assert said.reply["intent"] == "handover"
        assert "IASK" in said.words
        # A number that somebody checked can be pressed; where there is none, the words say so.
        assert said.all("calls") or says("ask_the_council") in said.words
        assert [send(talk.address, one["url"]).status for one in said.all("links")] == [200]

    def test_feedback(self, talk: Talk) -> None:
        said = talk.say("i want to give feedback")
        assert said.reply["intent"] == "feedback"
        statuses = [send(talk.address, one["url"]).status for one in said.all("links")]
        assert statuses == [200, 200, 200]
        assert [one["title"] for one in said.all("quick_replies")][:2] == [
            "I have a code", "I have no code",
        ]  # fmt: skip
        by_the_portal = Talk(talk.address, by="retrieval")  # Rasa never hears an answer
        assert "What is it about?" in by_the_portal.say("I have no code").words

    def test_somebody_in_danger_is_helped_inside_a_form_and_nothing_is_kept(
        self, talk: Talk
    ) -> None:
        in_finding(talk)
        said = talk.say("i want to kill myself")
        assert said.reply["crisis"]
        assert len(said.all("calls")) >= 3
        assert talk.say("he is 9").last == WANTED

    def test_the_council_that_is_asked(self, talk: Talk) -> None:
        kent = talk.say("Talk to a person").words
        other = Talk(talk.address, authority="leicestershire").say("Talk to a person").words
        assert "Kent" in kent
        assert "Kent" not in other


class TestLanguages:
    def test_writing_in_polish(self, talk: Talk) -> None:
        said = talk.say("jak złożyć wniosek o EHC needs assessment dla mojego syna")
        assert said.topic == ASSESSMENT
        assert says("english_answer") in said.reply["notices"]

    def test_asking_whether_one_may(self, talk: Talk) -> None:
        assert talk.say("can i write in polish").reply["intent"] == "change_language"

    def test_buttons_are_shown_in_the_pages_language_and_understood(self, talk: Talk) -> None:
        said = talk.say("hello", language="pl")
        assert said.buttons
        assert set(said.buttons) != set(said.buttons.values())
        for words in said.buttons.values():
            assert not Talk(talk.address, language="pl").say(words).reply["fallback"]

    @FORMS
    def test_a_form_in_polish_goes_through(self, talk: Talk, begin: Begin) -> None:
        polish = Talk(talk.address, language="pl")
        asked = begin(polish)
        assert polish.say(ASK_FOR_ONE).last == asked


class TestChangingTheReader:
    def test_a_young_person_takes_over(self, talk: Talk) -> None:
        parent = talk.say(ASK_FOR_ONE)
        young = talk.say(ASK_FOR_ONE, audience="young_person")
        assert parent.topic == young.topic
        assert parent.words != young.words
        # Kept from then on, until somebody says otherwise.
        assert talk.say(ASK_FOR_ONE).words == young.words
        assert talk.say(ASK_FOR_ONE, audience="parent").words == parent.words

    def test_in_the_middle_of_a_search(self, talk: Talk) -> None:
        in_finding(talk)
        assert talk.say("hello", audience="young_person").last == PLACE
        assert filters(talk.say("Dover"))["postcode"] == "Dover"


class TestTwoConversations:
    def test_turn_by_turn(self, talk: Talk) -> None:
        other = Talk(talk.address)
        in_finding(talk)
        in_dates(other)
        talk.say("he is 9")
        assert other.say("hello").last == DATE
        assert "21 July 2026" in other.say("3 March 2026").words
        assert filters(talk.say("Dover")) == {"kind": "leisure", "age": "9", "postcode": "Dover"}
        assert other.say("he is 5").last == WANTED
        assert talk.id != other.id

    def test_at_the_same_time(self, talk: Talk) -> None:
        """Two, because the portal lets two wait for Rasa at once."""
        results: dict[str, dict[str, str]] = {}

        def search(place: str, age: str) -> None:
            mine = Talk(talk.address)
            for _ in range(5):
                mine.say(f"he is {age}")
            mine.say("clubs")
            results[place] = filters(mine.say(place))

        threads = [
            threading.Thread(target=search, args=pair)
            for pair in (("Dover", "9"), ("Ashford", "14"))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert results == {
            place: {"kind": "leisure", "age": age, "postcode": place}
            for place, age in (("Dover", "9"), ("Ashford", "14"))
        }

    def test_an_id_we_did_not_give_starts_anew(self, talk: Talk) -> None:
        in_finding(talk)
        stranger = Talk(talk.address)
        stranger.id = "not-an-id-of-ours"
        assert stranger.say("he is 9").last == WANTED
        assert stranger.id != "not-an-id-of-ours"


class TestButtons:
    @pytest.mark.parametrize("act", BUTTONS)
    def test_the_words_of_every_act_are_understood(self, talk: Talk, act: str) -> None:
        said = talk.say(BUTTONS[act])
        assert not said.reply["fallback"]
        assert said.words != says("unsure")

    def test_every_button_of_every_answer_leads_somewhere(self, talk: Talk) -> None:
        """Whatever can be reached by pressing, five presses deep at most."""
        seen: dict[str, Said] = {}
        edge = {*BUTTONS.values(), "hello", "he is 9", "find a club in Dover", ASK_FOR_ONE}
        for _ in range(5):
            pressed = {words: Talk(talk.address, None).say(words) for words in sorted(edge)[:40]}
            seen |= pressed
            # The portal itself leads the survey; its buttons mean something only there.
            by_rasa = [said for said in pressed.values() if said.by == "rasa"]
            offered = {words for said in by_rasa for words in said.buttons.values()}
            edge = offered - seen.keys()
        lost = [
            words
            for words, said in seen.items()
            if said.reply["fallback"] or said.words == says("unsure")
        ]
        assert lost == []
        assert len(seen) > 20


HARMLESS = {
    "restart": "/restart",
    "back": "/back",
    "session": "/session_start",
    "intent": '/intent{"a":"b"}',
    "intent with a slot": '/find_service{"place":"Dover"}',
    "slashes": "//// / /restart",
    "external": "EXTERNAL: restart",
    "longest": "x" * 1000,
    "longest words": "word " * 200,
    "emoji": "😀😀😀",
    "many emoji": "👩‍👩‍👧‍👦" * 140,
    "arabic": "مرحبا كيف يمكنني الحصول على المساعدة",
    "right to left mark": "\u202ehello\u202c",
    "nul": "a\x00b\x00c",
    "marks upon marks": "z" + "\u0301" * 500,
    "question mark": "?",
    "digit": "5",
    "json": '{"text": "hello"}',
    "annotation": '[Dover](place) [x]{"entity": "place"}',
    "markup": "<script>alert(1)</script>",
    "template": "{{7*7}} {name} %s %(x)s ${HOME}",
    "sql": "'; DROP TABLE service; --",
    "lone surrogate": "a \ud800 b",
    "windows lines": "find a club\r\n\r\nin Dover",
}


class TestOddMessages:
    @pytest.mark.parametrize("name", HARMLESS)
    def test_it_is_answered(self, talk: Talk, name: str) -> None:
        talk.say(HARMLESS[name])
        assert talk.say("hello").bubbles[0]["text"] == says("greet")

    @pytest.mark.parametrize("name", HARMLESS)
    @FORMS
    def test_it_ends_no_form_unasked(self, talk: Talk, begin: Begin, name: str) -> None:
        """Answered, or taken as an answer; never lost, and the chat goes on."""
        begin(talk)
        talk.say(HARMLESS[name])
        talk.say("stop")
        assert talk.say("hello").words == says("greet")

    @pytest.mark.parametrize("command", ["/restart", "/back", "/session_start", "//restart"])
    def test_a_command_of_rasas_is_only_words(self, talk: Talk, command: str) -> None:
        begin = in_dates(talk)
        assert talk.say(command).last == begin

    @pytest.mark.parametrize("text", ["x" * 1001, "", "   ", "\x00", "///", None, 5, ["hello"]])
    def test_what_is_no_message_is_refused_without_repeating_it(
        self, assistant: Running, text: object
    ) -> None:
        answer = send_json(assistant.portal, MESSAGES, {"text": text})
        assert answer.status == 400
        assert answer.json["parameter"] == "text"
        assert b"xxx" not in answer.body
