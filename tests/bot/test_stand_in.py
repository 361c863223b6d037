"""Rasa starts without TensorFlow, and nothing pretends to compute what is not there."""

import subprocess
from pathlib import Path

import pytest

from portal.assistant.training import BOT

pytestmark = pytest.mark.slow  # each starts Rasa's own Python

MODULE = """
import tensorflow as tf
import tensorflow.keras.layers as layers
from tensorflow.python.framework import ops
from tensorflow_addons.utils.types import TensorLike

class Model(tf.keras.Model):
    size: tf.Tensor
    def call(self, x: tf.Tensor | None, y: "TensorLike[int]") -> tf.Tensor:
        return tf.add(x, y)

class Both(layers.Layer, tf.Module):
    pass

@tf.function
def squared(x):
    return x * x

@tf.keras.utils.register_keras_serializable(package="ours")
class Kept:
    pass

NUMBERS = tf.constant([1, 2])
"""


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """A folder with a module that uses TensorFlow as Rasa's own modules do while they load."""
    (tmp_path / "uses_tensorflow.py").write_text(MODULE, encoding="utf-8")
    return tmp_path


def run(python: Path, folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(python), "-W", "ignore", "-c", script],
        env={"PYTHONPATH": f"{BOT / 'stand_in'}:{folder}"},
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip


def said(python: Path, folder: Path, script: str) -> str:
    done = run(python, folder, script)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_tensorflow_is_not_installed_and_can_be_imported(rasa_python: Path, tmp_path: Path) -> None:
    script = "import tensorflow as tf; print(type(tf).__name__, tf.__version__)"
    assert said(rasa_python, tmp_path, script) == "StandIn 2.12.0"


def test_a_module_may_subclass_annotate_and_decorate_with_it(
    rasa_python: Path, module: Path
) -> None:
    script = "import uses_tensorflow as u; print(u.squared(3), issubclass(u.Both, u.layers.Layer))"
    # Each name is a new class, so the second answer is no: nothing may rely on it.
    assert said(rasa_python, module, script) == "9 False"


def test_names_of_the_language_itself_are_not_invented(rasa_python: Path, tmp_path: Path) -> None:
    script = (
        "import tensorflow as tf; print(hasattr(tf, '__wrapped__'), hasattr(tf.Tensor, '__len__'))"
    )
    assert said(rasa_python, tmp_path, script) == "False False"


@pytest.mark.parametrize(
    "use",
    [
        "tf.constant([1, 2])",
        "tf.keras.layers.Dense(4)",
        "u.Model()",
        "u.Model.fit(1)",
        "u.tf.random.set_seed(1)",
        "tf.function(lambda x: x)",
    ],
)
def test_using_it_at_run_time_says_so(rasa_python: Path, module: Path, use: str) -> None:
    done = run(rasa_python, module, f"import tensorflow as tf, uses_tensorflow as u\n{use}")
    assert done.returncode != 0
    assert "TensorFlowUsed" in done.stderr
    assert "bot/config.yml" in done.stderr


def test_the_real_package_comes_first(rasa_python: Path, tmp_path: Path) -> None:
    (tmp_path / "tensorflow").mkdir()
    (tmp_path / "tensorflow" / "__init__.py").write_text("REAL = True\n", encoding="utf-8")
    assert said(rasa_python, tmp_path, "import tensorflow; print(tensorflow.REAL)") == "True"


def test_everything_else_is_looked_for_as_always(rasa_python: Path, tmp_path: Path) -> None:
    done = run(rasa_python, tmp_path, "import tensorflow_of_ours")
    assert "ModuleNotFoundError" in done.stderr
