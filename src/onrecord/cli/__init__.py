"""The command line. What is heavy is imported when a command runs."""

from onrecord.cli.main import main

__all__ = ["main"]
