"""What a child types does not outlive the conversation, not even in memory."""

import subprocess
from pathlib import Path

import pytest

from portal.assistant.training import environment
from portal.settings import Settings

pytestmark = pytest.mark.slow  # each starts Rasa's own Python

OPENING = """
import asyncio, forgetting
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

class Clock:
    now = 1000.0
    def monotonic(self):
        return self.now

def tracker(sender):
    return DialogueStateTracker.from_events(sender, [UserUttered("my words of " + sender)])

clock = forgetting.time = Clock()
"""


@pytest.fixture
def run(rasa_python: Path, tmp_path: Path) -> "Run":
    return Run(rasa_python, Settings(data_dir=tmp_path, _env_file=None))  # type: ignore[call-arg]  # pydantic-settings takes it


class Run:
    """Runs a few lines inside a coroutine of Rasa's own Python."""

    def __init__(self, python: Path, settings: Settings) -> None:
        self._python, self._settings = python, settings

    def __call__(self, lines: str) -> list[str]:
        body = "".join(f"    {line}\n" for line in lines.strip().splitlines())
        script = (
            f"{OPENING}\nasync def main():\n"
            "    store = forgetting.ForgettingTrackerStore(Domain.empty())\n"
            f"{body}\nasyncio.run(main())\n"
        )
        done = subprocess.run(
            [str(self._python), "-c", script], cwd=self._settings.data_dir,
            env=environment(self._settings), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout.split()


def test_a_conversation_is_there_until_it_was_idle_for_30_minutes(run: Run) -> None:
    assert run("""
await store.save(tracker("one"))
clock.now += 30 * 60
print((await store.retrieve("one")).sender_id)
clock.now += 1
print(await store.retrieve("one"), "words" in repr(store.store), list(await store.keys()))
""") == ["one", "None", "False", "[]"]


def test_each_message_gives_another_30_minutes(run: Run) -> None:
    assert run("""
await store.save(tracker("one"))
clock.now += 29 * 60
await store.save(tracker("one"))
clock.now += 29 * 60
print((await store.retrieve("one")).sender_id)
""") == ["one"]


def test_looking_is_not_using(run: Run) -> None:
    assert run("""
await store.save(tracker("one"))
clock.now += 20 * 60
await store.retrieve("one")
clock.now += 11 * 60
print(await store.retrieve("one"))
""") == ["None"]


def test_another_familys_message_wipes_the_idle_ones(run: Run) -> None:
    assert run("""
await store.save(tracker("one"))
clock.now += 31 * 60
await store.save(tracker("two"))
print(sorted(await store.keys()), "one" in repr(store.store))
""") == ["['two']", "False"]


def test_it_is_forgotten_when_nobody_writes_any_more(run: Run) -> None:
    assert run("""
forgetting.IDLE_SECONDS = 0
await store.save(tracker("one"))
kept = list(store.store)
clock.now += 1
await asyncio.sleep(1.2)
print(len(kept), list(store.store))
""") == ["1", "[]"]


def test_no_more_than_the_limit_is_kept_the_longest_idle_going_first(run: Run) -> None:
    assert run("""
forgetting.MOST = 3
for sender in ("one", "two", "three", "one", "four", "five"):
    clock.now += 1
    await store.save(tracker(sender))
print(*sorted(await store.keys()))
""") == ["five", "four", "one"]


def test_the_words_come_back_whole_while_the_conversation_lasts(run: Run) -> None:
    assert run("""
await store.save(tracker("one"))
await store.save(tracker("two"))
print((await store.retrieve("one")).latest_message.text.split()[-1])
print((await store.retrieve("two")).latest_message.text.split()[-1])
print(await store.retrieve("three"))
""") == ["one", "two", "None"]
