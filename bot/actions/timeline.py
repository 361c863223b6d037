"""The dates of the 20 weeks, worked out in the chat."""

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.portal import say

Domain = Dict[str, Any]


class ActionAskAskedOn(Action):
    """Asks for the one date that is needed."""

    def name(self) -> str:
        """Return the name the form looks for."""
        return "action_ask_asked_on"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> List[Dict[str, Any]]:
        """Ask."""
        say(dispatcher, tracker, "ask_date")
        return []


class ActionTimeline(Action):
    """Says the dates; the date itself is forgotten at once."""

    def name(self) -> str:
        """Return the name in the rules."""
        return "action_timeline"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> List[Dict[str, Any]]:
        """Show the dates."""
        say(dispatcher, tracker, "timeline", date=tracker.get_slot("asked_on"))
        return [SlotSet("asked_on", None)]
