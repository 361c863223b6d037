"""Finding services: ask for what is missing, then show what there is."""

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.portal import say

Domain = Dict[str, Any]


class ActionAskWanted(Action):
    """Asks what sort of help is wanted."""

    def name(self) -> str:
        """Return the name the form looks for."""
        return "action_ask_wanted"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> List[Dict[str, Any]]:
        """Ask."""
        say(dispatcher, tracker, "ask_wanted")
        return []


class ActionAskPlace(Action):
    """Asks where."""

    def name(self) -> str:
        """Return the name the form looks for."""
        return "action_ask_place"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> List[Dict[str, Any]]:
        """Ask."""
        say(dispatcher, tracker, "ask_place")
        return []


class ActionFind(Action):
    """Shows three services and the way to all of them; what was said stays, to be corrected."""

    def name(self) -> str:
        """Return the name in the rules."""
        return "action_find"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> List[Dict[str, Any]]:
        """Show."""
        say(dispatcher, tracker, "find_service")
        return []
