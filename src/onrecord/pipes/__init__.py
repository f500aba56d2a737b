"""A spaCy pipe that says who said what: ``nlp.add_pipe("onrecord")``."""

from onrecord.pipes.attributions import ReadingPipe
from onrecord.pipes.said import DocAttribution

__all__ = ["DocAttribution", "ReadingPipe"]
