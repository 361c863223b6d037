"""What the assistant does: each action asks the portal for the words."""

from actions.answering import ActionAnswer, ActionNote, ActionStartAgain, ActionStop
from actions.finding import ActionAskPlace, ActionAskWanted, ActionFind
from actions.timeline import ActionAskAskedOn, ActionTimeline

__all__ = [
    "ActionAnswer",
    "ActionAskAskedOn",
    "ActionAskPlace",
    "ActionAskWanted",
    "ActionFind",
    "ActionNote",
    "ActionStartAgain",
    "ActionStop",
    "ActionTimeline",
]
