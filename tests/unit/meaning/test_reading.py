from search_index.meaning import TOPIC, Reading


def reading(*topics: tuple[str, float]) -> Reading:
    return Reading(TOPIC, 0.9, topics, None, 0.0, in_scope=1.0, danger=0.0)


def test_the_first_topic_is_the_likeliest_and_says_how_sure() -> None:
    read = reading(("mediation", 0.6), ("tribunal", 0.3))
    assert (read.topic, read.confidence) == ("mediation", 0.6)


def test_nothing_read_is_no_topic() -> None:
    assert (reading().topic, reading().confidence) == (None, 0.0)
