"""Lets Rasa start without TensorFlow, which nothing in our pipeline uses.

Rasa imports TensorFlow in dozens of modules even when no component needs it:
two gigabytes to install and half a minute at each start. With this folder on
PYTHONPATH those imports give empty stand-ins. Using one raises at once, and a
test fails when a component that needs TensorFlow enters the pipeline.
"""

import importlib.abc
import importlib.machinery
import importlib.util
import sys
from types import ModuleType
from typing import Any, Optional

STAND_INS = ("tensorflow", "tensorflow_addons", "tensorflow_text", "keras", "tensorboard", "h5py")


class TensorFlowUsed(RuntimeError):
    """A component of the pipeline needs what is not installed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” belongs to TensorFlow, which is not installed here: "
            "take the component that uses it out of bot/config.yml"
        )


def _loading() -> bool:
    """Say whether a module is being loaded at this moment."""
    frame: Any = sys._getframe()
    while frame is not None and "importlib._bootstrap" not in frame.f_code.co_filename:
        frame = frame.f_back
    return frame is not None


class Absent(type):
    """The type of every name in a stand-in: may be subclassed, annotated, decorated with."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Absent(name, (_Absent,), {})

    def __call__(cls, *given: Any, **named: Any) -> Any:
        """Stand in for a class made or a decorator applied while modules load."""
        if not _loading():
            raise TensorFlowUsed(cls.__name__)
        # Used as a decorator at import time, it gives back what it decorates.
        if len(given) == 1 and callable(given[0]) and not named:
            return given[0]
        return cls

    def __or__(cls, other: Any) -> Any:
        return Any

    def __getitem__(cls, item: Any) -> Any:
        return cls

    def __iter__(cls) -> Any:
        return iter(())


class _Absent(metaclass=Absent):
    """Base of all stand-in classes."""


class StandIn(ModuleType):
    """A module in which every name exists and does nothing."""

    __path__: list = []
    __version__ = "2.12.0"

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Absent(name, (_Absent,), {})


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the stand-ins, only where the real package is not installed."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Optional[Any]:
        """Return a stand-in for the packages we do without."""
        if name.split(".")[0] in STAND_INS:
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec: Any) -> ModuleType:
        """Return the empty module."""
        return StandIn(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing to run."""


sys.meta_path.append(Finder())
