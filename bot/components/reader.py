"""Gives Rasa what the portal has read in a message; reads it itself where nobody has.

Rasa's own classifiers found the right topic of seventy first time in a quarter
of messages as parents write them; this finds most. The portal reads every message
before Rasa, for danger, so it sends its decision along: reading is nearly all the
work there is. Intent, entities and the whole reading go into the parsed message,
so rules and actions can use them.
"""

import os
from pathlib import Path
from typing import Any, Dict, List, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message

from search_index.meaning import Understanding
from search_index.meaning.deciding import Decision, decide

READING, DECISION = "reading", "decision"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Reader(GraphComponent):
    """Gives each message its intent, its entities and the likeliest topics."""

    def __init__(self, understanding: Understanding) -> None:
        self._understanding = understanding

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Return the settings `config.yml` may give."""
        return {"build": "none"}

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> GraphComponent:
        """Load the understanding that `portal assistant build` made."""
        return cls(Understanding(Path(os.environ["PORTAL_MEANING_DIR"])))

    def process(self, messages: List[Message]) -> List[Message]:
        """Read each message that is not already a command of our own channel."""
        for message in messages:
            text = message.get(TEXT)
            if text and not message.get(INTENT):
                self._read(message, text)
        return messages

    def _read(self, message: Message, text: str) -> None:
        told = message.get(METADATA) or {}
        # Taken out, or Rasa would keep it with the message and send it to the actions again.
        decision = sent_along(told.pop(DECISION, None))
        if decision is None:
            decision = decide(self._understanding, text, told.get("text_language", "en"))
        intent = {"name": decision.intent, "confidence": decision.confidence}
        message.set(INTENT, intent, add_to_output=True)
        message.set(INTENT_RANKING_KEY, [intent], add_to_output=True)
        message.set(ENTITIES, entities(decision), add_to_output=True)
        message.set(READING, decision.as_mapping(), add_to_output=True)


def sent_along(held: Any) -> Optional[Decision]:
    """Return the decision the portal has sent, or None where it sent none that can be used."""
    try:
        return Decision.from_mapping(held)
    except (KeyError, TypeError, ValueError):
        return None


def entities(decision: Decision) -> List[Dict[str, Any]]:
    """Return what the message names, in Rasa's shape: the first of each name alone.

    A slot of Rasa's given two values would hold a list, which no search understands.
    """
    first = {slot.name: slot for slot in reversed(decision.slots)}
    return [
        {
            "entity": slot.name,
            "value": slot.value,
            "start": slot.start,
            "end": slot.end,
            "confidence_entity": 1.0,
            "extractor": "Reader",
        }
        for slot in first.values()
    ]
