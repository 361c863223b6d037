"""How the portal talks to Rasa."""
