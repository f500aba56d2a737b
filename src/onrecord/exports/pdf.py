"""The HTML report as PDF. Nothing is fetched for it."""

from __future__ import annotations

from importlib.resources import files
from typing import Any, NoReturn

from onrecord.exports.making import MissingLibraryError
from onrecord.report.html import to_html
from onrecord.types import Record


def pdf(record: Record) -> bytes:
    """The report on A4 paper, with links and an outline."""
    try:
        import weasyprint
    except OSError as error:  # the package is there, Pango is not
        raise MissingLibraryError(
            f"pdf needs the system library Pango, which weasyprint could not load: {error}"
        ) from error
    style = files("onrecord.exports").joinpath("print.css").read_text(encoding="utf-8")
    page = weasyprint.HTML(string=_for_paper(to_html(record)), url_fetcher=_refuse)
    made: bytes = page.write_pdf(stylesheets=[weasyprint.CSS(string=style, url_fetcher=_refuse)])
    return made


def _for_paper(page: str) -> str:
    """The page without the rules for the citation that was followed.

    On paper none is, and matching them takes five times as long as all the rest.
    """
    head, end, body = page.partition("</style>")
    return "\n".join(line for line in head.split("\n") if ":target" not in line) + end + body


def _refuse(url: str, *args: Any, **kwargs: Any) -> NoReturn:
    raise ValueError(f"a report loads nothing, and so not {url[:200]}")
