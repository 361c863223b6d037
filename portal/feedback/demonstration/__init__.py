"""An invented year of feedback, labelled as such, so that a newcomer sees every page alive.

Four differences are planted in it and nothing else (docs/demonstration.md):
tests hold the statistics to finding each of them, and no other.
"""

from portal.feedback.demonstration.loading import (
    clear_demonstration_feedback,
    load_demonstration_feedback,
)

__all__ = ["clear_demonstration_feedback", "load_demonstration_feedback"]
