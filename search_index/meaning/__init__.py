"""Understanding of messages and questions: numpy only, Python 3.10 and later.

No Flask, no Rasa, no Whoosh: the Rasa component and the portal both load it.
`understanding` reads, `training` builds what it loads.
"""

from search_index.meaning.problems import MeaningError, ModelDamaged, WeightsMissing
from search_index.meaning.reading import TOPIC, Reading
from search_index.meaning.understanding import Understanding

__all__ = ["TOPIC", "MeaningError", "ModelDamaged", "Reading", "Understanding", "WeightsMissing"]
