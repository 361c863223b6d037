"""The directory: services, schools and places, what they offer and how to get in."""
