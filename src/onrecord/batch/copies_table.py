"""The table of copies: for each article whether it repeats another, and what of it."""

from __future__ import annotations

from onrecord.batch.tables import Column, Table

COPIES = Table(
    "copies",
    "one article of the archive, by the lowest part that has it; it says whether the article is a "
    "near-copy of others, which of them was first, and what it has of that one",
    (
        Column("article", "text", "articles.article"),
        Column("part", "integer", "the lowest part of articles that has it"),
        Column("group", "text", "the group's name, the id of its first; null: no copies are known"),
        Column("members", "integer", "how many articles the group has; 1 where there is none"),
        Column("place", "integer", "place in the group by time of publication, from 0 on"),
        Column("first", "text", "the group's first, the earliest dated; itself where it is alone"),
        Column("first_part", "integer", "the part of articles in which the first stands"),
        Column("likeness", "number", "share of five-word runs in common with the first"),
        Column("kind", "text", "copies; syndicates where a line says so; null for a first"),
        Column("share", "number", "share of its words that stand in the first in runs of eight"),
        Column("reason", "text", "why the first is held to be first: time or credit; null: open"),
        Column("reversed", "flag", "true where the first names this one as where it has its text"),
        Column("passages", "integer", "how many runs of words the two have in common"),
        Column("start", "integer", "where the longest of them begins in this article"),
        Column("end", "integer", "where it ends"),
        Column("first_start", "integer", "where it begins in the first"),
        Column("first_end", "integer", "where it ends there"),
        Column("quote", "text", "how the longest passage begins, up to 200 characters of it"),
        Column(
            "stands_for",
            "text",
            "the article in whose story it goes: the first; the same words more than 90 days later "
            "begin anew; itself where it is placed by its own words",
        ),
    ),
)
