"""What can be wrong with the files of the understanding, so that callers can fall back by name."""

from pathlib import Path


class MeaningError(Exception):
    """Anything wrong with the understanding of messages."""


class WeightsMissing(MeaningError):
    """The package that carries an encoder's weights is not installed, or is another version."""


class ModelDamaged(MeaningError):
    """The built model is absent, incomplete, or not the one its manifest describes."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} holds no complete model; run `portal assistant build`")
