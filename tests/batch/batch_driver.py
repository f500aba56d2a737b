"""One task in a process of its own, with a page that ends it: what a test starts and looks at.

    python tests/batch/batch_driver.py ARCHIVE OUT WORDS

A page that has the words in it ends the process as the kernel ends one for want of memory.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from onrecord.articles import to_article
from onrecord.batch import articles
from onrecord.batch.runs import Options, Run
from onrecord.batch.sources import sources_of
from onrecord.batch.tasks import perform
from onrecord.types import Article, Page, Skipped


def main() -> None:
    """Read the archive."""
    source, out, words = sys.argv[1:]

    def cleaning(page: Page) -> Article | Skipped:
        if words in page.content:
            os.kill(os.getpid(), signal.SIGKILL)
        return to_article(page)

    articles.to_article = cleaning  # type: ignore[assignment]
    run = Run(Path(out), sources_of([source]), Options())
    for tasks in articles.rounds(run):
        for task in tasks:
            perform(task)


if __name__ == "__main__":
    main()
