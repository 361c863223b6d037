"""Trains Rasa's model in its own environment: the portal never imports Rasa.

The model is named after the build of the understanding it goes with; when that
model exists nothing is done. Its hash is written beside it and checked before
Rasa is started.
"""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from portal.assistant.building import Say, built_name
from portal.assistant.files import bot_data_dir, meaning_dir, models_dir
from portal.settings import CHECKOUT, Settings

BOT = CHECKOUT / "bot"
PYTHON = BOT / ".venv" / "bin" / "python"
SECONDS = 600


class CannotTrain(RuntimeError):
    """Rasa could not be trained; the chat works without it, from search alone."""


def train(settings: Settings, say: Say) -> Path:
    """Return the model of the current build, trained now if there is none; raises `CannotTrain`."""
    name = built_name(settings)
    if name is None:
        raise CannotTrain("Nothing is built yet. Run `portal assistant build` first.")
    if not PYTHON.exists():
        raise CannotTrain("Rasa is not installed. Run `make bot` first.")
    model = models_dir(settings) / f"{name}.tar.gz"
    if is_sound(model):
        say(f"Rasa's model is up to date ({model.name})")
        return model
    say("Training Rasa (rules and forms; about half a minute)")
    _run(settings, model)
    digest_file(model).write_text(_digest(model), encoding="ascii")
    for old in models_dir(settings).glob("*.tar.gz*"):
        if not old.name.startswith(name):
            old.unlink()
    return model


def _run(settings: Settings, model: Path) -> None:
    data = bot_data_dir(settings)
    shutil.rmtree(data / ".rasa", ignore_errors=True)  # an old cache would bring old results back
    command = [
        str(PYTHON), "-m", "rasa", "train", "--quiet",
        "--config", str(data / "config.yml"),
        "--domain", str(BOT / "domain"),
        "--data", str(BOT / "data"), str(data / "nlu.yml"),
        "--out", str(model.parent.resolve()), "--fixed-model-name", model.stem.removesuffix(".tar"),
    ]  # fmt: skip
    done = subprocess.run(  # noqa: S603  # our own interpreter and files
        command, cwd=data, env=environment(settings), capture_output=True, text=True,
        timeout=SECONDS, check=False,
    )  # fmt: skip
    if done.returncode or not model.exists():
        lines = "\n".join((done.stderr + done.stdout).splitlines()[-15:])  # reasons go to stdout
        raise CannotTrain(f"Rasa could not be trained:\n{lines}")


def is_sound(model: Path) -> bool:
    """Say whether `model` is there and the one that was trained."""
    digest = digest_file(model)
    return model.exists() and digest.exists() and digest.read_text("ascii") == _digest(model)


def digest_file(model: Path) -> Path:
    """Return where the hash of `model` is kept."""
    return model.with_name(model.name + ".sha256")


def _digest(model: Path) -> str:
    return hashlib.sha256(model.read_bytes()).hexdigest()


def environment(settings: Settings) -> dict[str, str]:
    """Return the environment of every process of Rasa: its code, ours, nothing that calls home."""
    kept = {
        name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ
    }
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join(map(str, (BOT / "stand_in", BOT, CHECKOUT))),
        "PORTAL_MEANING_DIR": str(meaning_dir(settings).resolve()),
        "RASA_TELEMETRY_ENABLED": "false",
        "SANIC_HOST": "127.0.0.1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONWARNINGS": "ignore",
        "PYTHONHASHSEED": "0",
        "MPLBACKEND": "agg",
        "NO_PROXY": "127.0.0.1",
    }
