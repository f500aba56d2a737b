"""The bundled example: one invented story as nine files hold it, and what a reader finds in it.

Thirteen reports by ten invented outlets, as text, as saved pages and as JSON Lines: twelve about
a broken dam, one about a tram. People, places, outlets and the wire TARN are fiction.

``gold.json`` is the story read by hand. All of its ``words`` stand in their article exactly as
printed; quotations are given without their marks, with the comma or full stop inside them.

- ``as_of``: the day the states of the expectations are told against.
- ``articles``: ``name`` (how the rest of the file calls it), ``file``, ``key`` (its id in a JSON
  Lines file, else null), ``outlet`` (null: the page names none) with ``outlet_also`` for other
  answers that are as good, ``published``, ``precision``, ``title``, ``syndicated_from``, and
  ``debris``: strings that must not be left in the text.
- ``quotations``: by article, every direct quotation in reading order: ``words``, one string for
  each pair of marks that one speaker fills in one breath, and ``speaker``, a full name, or null
  where the article names nobody. ``lost_mark`` says which mark the page has lost.
- ``marked_but_not_said``: words between marks that quote a document or a title.
- ``joined``: the ``wordings`` that must come out as one statement of ``speaker``, and its
  ``origin`` (null: nothing is asked; ``kind`` lists what is as good).
- ``apart``: the ``wordings`` that must not share a statement, and ``why`` they might.
- ``denials``: what a speaker denies.
- ``relays``: ``article`` repeats ``of``, in one of the ways ``kind``, as ``words`` say.
- ``disagreements``: ``kind`` and two or more ``values``, each with one place that gives it.
- ``agreements``: ``values`` that look like a disagreement of figures and are none.
- ``roles``: a role that the ``articles`` give ``speaker``.
- ``timeline``: days on which something happened, with articles that tell of it.
- ``expectations``: ``words`` announcing something ``due``, its ``state``, and the ``articles``.
- ``unconfirmed``: words by which an article marks what is not established.
- ``stories``: which articles belong together.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve().parent


def story_paths() -> list[str]:
    """The files of the bundled story, as absolute paths in sorted order."""
    return sorted(str(path) for path in (_HERE / "story").iterdir() if path.is_file())


def gold() -> dict[str, Any]:
    """What a reader finds in the bundled story, in the form told above."""
    loaded: dict[str, Any] = json.loads((_HERE / "gold.json").read_text(encoding="utf-8"))
    return loaded
