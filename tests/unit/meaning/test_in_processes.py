from pathlib import Path

import numpy as np
import pytest

from search_index.meaning.encoded import InProcesses
from search_index.meaning.encoder import WIDTH, Encoder

TEXTS = ["school", "a plan for my son", "help", "the bus to college", "respite"]


@pytest.mark.slow
def test_processes_give_the_rows_of_one_encoder_in_order(weights: Path, encoder: Encoder) -> None:
    several = InProcesses(Encoder, weights)
    try:
        assert np.abs(several.encode(TEXTS) - encoder.encode(TEXTS)).max() < 1e-5
        assert several.encode(TEXTS[:1]).shape == (1, WIDTH)
    finally:
        several.close()
