"""A record in the formats that other tools read: one registry, one file a format."""

from onrecord.exports.formats import BY_ENDING, FORMATS, Format, find_format
from onrecord.exports.making import MissingLibraryError, check_library, export, export_files

__all__ = [
    "BY_ENDING",
    "FORMATS",
    "Format",
    "MissingLibraryError",
    "check_library",
    "export",
    "export_files",
    "find_format",
]
