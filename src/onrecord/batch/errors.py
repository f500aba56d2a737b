"""What can be wrong around a batch run; each message names it and says what to do.

BatchError
├── AnotherRunError   the folder holds the output of another run, or of an older version
├── ChangedInputError an input is not what it was when the run began
├── MissingLibraryError an engine's library is not installed
├── FullDiskError     there is no room for the output
└── FailedTaskError   a task cannot be done, on any worker
"""

from __future__ import annotations


class BatchError(Exception):
    """A run cannot go on; what was done so far is kept."""


class AnotherRunError(BatchError):
    """The output folder belongs to another run, or to an older version of the program."""


class ChangedInputError(BatchError):
    """An input is not what it was when the run began."""


class MissingLibraryError(BatchError):
    """A library that is asked for is not installed."""


class FullDiskError(BatchError):
    """There is no room for the output."""


class FailedTaskError(BatchError):
    """A task cannot be done, whichever worker tries."""
