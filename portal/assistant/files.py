"""Where the built assistant lives on this machine: derived data, made anew at any time."""

from pathlib import Path

from portal.settings import Settings


def assistant_dir(settings: Settings) -> Path:
    """Return the folder of everything built for the assistant."""
    return settings.data_dir / "assistant"


def meaning_dir(settings: Settings) -> Path:
    """Return the folder `Understanding` loads; replaced whole by a build."""
    return assistant_dir(settings) / "meaning"


def encoded_dir(settings: Settings) -> Path:
    """Return the folder that keeps encoded sentences from one build to the next."""
    return assistant_dir(settings) / "encoded"


def bot_data_dir(settings: Settings) -> Path:
    """Return the folder of the training data, domain and configuration written for Rasa."""
    return assistant_dir(settings) / "bot"


def models_dir(settings: Settings) -> Path:
    """Return the folder of Rasa's trained models."""
    return assistant_dir(settings) / "models"


def secret_file(settings: Settings) -> Path:
    """Return the file of the secret that portal and Rasa share."""
    return assistant_dir(settings) / "rasa_secret"
