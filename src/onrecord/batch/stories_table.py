"""The table of placements: which story each article belongs to."""

from __future__ import annotations

from onrecord.batch.tables import Column, Table

PLACEMENTS = Table(
    "placements",
    "one article in its story; the articles of a story stand together, the earliest first",
    (
        Column("story", "text", "the story's id: a short hash of the ids of its articles"),
        Column("article", "text", "articles.article"),
        Column("part", "integer", "the part of articles in which it stands"),
        Column("articles", "integer", "how many articles the story has"),
        Column("place", "integer", "place in the story by time of publication, from 0 on"),
        Column("moment", "text", "what it was sorted by: published in UTC; ~ where it has no day"),
        Column("stands_for", "text", "the article that it repeats and whose story it shares"),
        Column(
            "placed_by",
            "text",
            "words: its words, names and days; copy: what it repeats; told: its words, and in "
            "place of a day of its own the newest that it speaks of; undated: its words alone, "
            "beside other articles without a day",
        ),
    ),
)
