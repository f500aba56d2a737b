"""Watching: feeds are asked when they are due, and what they bring goes to the desk.

What is kept of a feed is committed with the articles that it brought, so that a program which
is killed at any moment goes on where it was.
"""

from __future__ import annotations

from onrecord.watching.clocks import Clock, SystemClock
from onrecord.watching.desks import StoreDesk, WatchDesk
from onrecord.watching.loop import Progress, Settings, Watcher
from onrecord.watching.notices import Notices, command, webhook

__all__ = [
    "Clock",
    "Notices",
    "Progress",
    "Settings",
    "StoreDesk",
    "SystemClock",
    "WatchDesk",
    "Watcher",
    "command",
    "webhook",
]
