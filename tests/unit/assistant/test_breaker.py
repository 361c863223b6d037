"""After several failures Rasa is left alone for a while; one call at a time tries again."""

import pytest

from portal.assistant.rasa import FAILURES, REST_SECONDS, Breaker
from tests.assistant_parts import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker(clock)


def fail(breaker: Breaker, times: int = FAILURES) -> None:
    for _ in range(times):
        breaker.failed()


def test_the_last_failure_allowed_opens_it(breaker: Breaker) -> None:
    fail(breaker, FAILURES - 1)
    assert breaker.allows()
    breaker.failed()
    assert not breaker.allows()


def test_while_resting_nobody_calls(breaker: Breaker, clock: Clock) -> None:
    fail(breaker)
    clock.now += REST_SECONDS - 0.01
    assert not breaker.allows()


def test_after_the_rest_one_call_tries_and_the_others_wait(breaker: Breaker, clock: Clock) -> None:
    fail(breaker)
    clock.now += REST_SECONDS
    assert [breaker.allows() for _ in range(3)] == [True, False, False]


def test_a_failed_try_means_another_rest(breaker: Breaker, clock: Clock) -> None:
    fail(breaker)
    clock.now += REST_SECONDS
    assert breaker.allows()
    clock.now += 1
    breaker.failed()
    clock.now += REST_SECONDS - 0.01
    assert not breaker.allows()
    clock.now += 0.01
    assert breaker.allows()


def test_a_try_that_never_came_back_does_not_close_it_for_ever(
    breaker: Breaker, clock: Clock
) -> None:
    fail(breaker)
    clock.now += REST_SECONDS
    assert breaker.allows()
    clock.now += REST_SECONDS
    assert breaker.allows()


def test_a_success_closes_it(breaker: Breaker, clock: Clock) -> None:
    fail(breaker)
    clock.now += REST_SECONDS
    breaker.allows()
    breaker.succeeded()
    fail(breaker, FAILURES - 1)
    assert breaker.allows()


def test_failures_count_only_in_a_row(breaker: Breaker) -> None:
    for _ in range(5):
        fail(breaker, FAILURES - 1)
        breaker.succeeded()
    assert breaker.allows()
