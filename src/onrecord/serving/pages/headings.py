"""A change in two parts, as a page writes it: what kind of news it is, and the words."""

from __future__ import annotations

from onrecord.desk.telling import headline
from onrecord.report.labels import human_date
from onrecord.store import Change


def heading(change: Change) -> tuple[str, str]:
    """What happened, and the words that matter.

    >>> heading(Change("overdue", "s1", "Ferry", "The council is to vote.", day="2031-04-18"))
    ('overdue since 18 April 2031', 'The council is to vote.')
    >>> heading(Change("new_statement", "s1", "Ferry", "“We can lend it.”", speaker="Tomas Brill"))
    ('new statement', 'Tomas Brill: “We can lend it.”')
    """
    if change.kind in _DUE:
        day = f" {human_date(change.day)}" if change.day else ""
        return f"{_DUE[change.kind]}{day}", change.text
    head, _, words = headline(change).partition(": ")
    return head, words


_DUE = {"due": "due", "overdue": "overdue since", "met": "came about, due"}
