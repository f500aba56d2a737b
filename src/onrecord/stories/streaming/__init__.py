"""Stories as they come: each article is placed when it arrives, in one pass."""

from onrecord.stories.streaming.features import Features, features_of
from onrecord.stories.streaming.placements import Placement, Reason
from onrecord.stories.streaming.settings import Settings
from onrecord.stories.streaming.stream import StoryStream

__all__ = ["Features", "Placement", "Reason", "Settings", "StoryStream", "features_of"]
