"""Answers given in one go, and the two ways out of anything."""

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, AllSlotsReset
from rasa_sdk.executor import CollectingDispatcher

from actions.portal import say

Domain = Dict[str, Any]


class ActionAnswer(Action):
    """Answers a topic, explains a word, says who we are: whatever the message asked."""

    def name(self) -> str:
        """Return the name in the rules."""
        return "action_answer"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> List[Dict[str, Any]]:
        """Say the portal's answer."""
        say(dispatcher, tracker)
        return []


class ActionStartAgain(Action):
    """Forgets everything asked so far."""

    def name(self) -> str:
        """Return the name in the rules."""
        return "action_start_again"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> List[Dict[str, Any]]:
        """Say so, then empty every slot and leave any form."""
        say(dispatcher, tracker, "start_again")
        return [AllSlotsReset(), ActiveLoop(None)]


class ActionStop(Action):
    """Leaves the form a person no longer wants to fill."""

    def name(self) -> str:
        """Return the name in the rules."""
        return "action_stop"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> List[Dict[str, Any]]:
        """Say so, then empty every slot: the next search begins afresh."""
        say(dispatcher, tracker, "stop")
        return [AllSlotsReset(), ActiveLoop(None)]


class ActionNote(Action):
    """Says nothing: a message named what a form did not ask for; it is kept, the form goes on."""

    def name(self) -> str:
        """Return the name in the rules."""
        return "action_note"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> List[Dict[str, Any]]:
        """Leave the slots as the message filled them."""
        return []
