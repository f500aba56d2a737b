"""A record for readers: HTML, Markdown, the terminal."""

from onrecord.report.html import to_html
from onrecord.report.markdown import to_markdown
from onrecord.report.terminal import print_record

__all__ = ["print_record", "to_html", "to_markdown"]
