"""The touchpoint surveys by chat."""
