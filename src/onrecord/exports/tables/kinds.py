"""Which tables there are, and their columns: "name" holds text, "name:day" a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from onrecord.views import shapes

ColumnType = Literal["text", "integer", "number", "boolean", "day", "texts"]
TABLES_SCHEMA = "onrecord/tables/1"
CITED = "citations:integer article outlet start:integer end:integer quote"


@dataclass(frozen=True, slots=True)
class TableKind:
    """A table: what a row of it is, its columns, and the shapes that its rows come from.

    A scalar that a shape gains is a column more, after the listed ones.
    """

    name: str
    about: str
    columns: str
    shapes: tuple[Any, ...] = ()


KINDS: tuple[TableKind, ...] = (
    TableKind(
        "articles",
        "an article",
        "id story key path url outlet syndicated_from:texts title byline:texts published "
        "published_precision published_day:day published_not_before language characters:integer "
        "text",
        (shapes.ArticleView,),
    ),
    TableKind("skipped", "an input that was not read", "path why", (shapes.SkippedView,)),
    TableKind(
        "stories",
        "a story",
        "id title articles:integer outlets:integer statements:integer first_published "
        "last_published",
    ),
    TableKind(
        "speakers",
        "a speaker of a story",
        "story id name kind aliases:texts roles:texts",
        (shapes.SpeakerView,),
    ),
    TableKind(
        "attributions",
        "a place where an article says that somebody said something",
        "story id article outlet statement speaker speaker_name kind content start:integer "
        "end:integer spans:integer source source_start:integer source_end:integer cue "
        "cue_start:integer cue_end:integer channel_kind channel_name date day:day stance act "
        "confidence:number rule anonymous:boolean",
        (shapes.AttributionView,),
    ),
    TableKind(
        "statements",
        "what a speaker said on one occasion",
        "story id speaker speaker_name wording article start:integer end:integer "
        "attributions:texts date day:day origin_kind origin_name outlets:texts "
        "unnamed_outlets:integer independent_origins:integer",
        (shapes.StatementView,),
    ),
    TableKind(
        "timeline",
        "something that happened",
        "story id date precision first_day:day last_day:day reason summary subject outlets:texts "
        "unnamed_outlets:integer independent_origins:integer background:boolean weight:number "
        + CITED,
        (shapes.TimelineView,),
    ),
    TableKind(
        "disagreements",
        "one side of a disagreement",
        f"story id kind about side:integer value {CITED}",
        (shapes.DisagreementView, shapes.SideView),
    ),
    TableKind(
        "relays",
        "an article repeating something",
        "story id article outlet kind of_kind of_name of_article share:number evidence",
        (shapes.RelayView,),
    ),
    TableKind(
        "expectations",
        "something announced for a later day",
        "story id text due due_first_day:day due_last_day:day state announced_by "
        f"announced_by_name met_by:integer {CITED}",
        (shapes.ExpectationView,),
    ),
    TableKind(
        "unconfirmed",
        "a sentence that marks what is not established",
        f"story id text about_kind about_id {CITED}",
        (shapes.UnconfirmedView,),
    ),
    TableKind(
        "citations",
        "a cited place, of any row of the tables above",
        "story table row part number:integer article start:integer end:integer quote",
    ),
)


def check_table(name: str) -> str:
    """The name itself.

    >>> check_table("people")
    Traceback (most recent call last):
    ValueError: 'people' is no table; there are articles, skipped, stories, speakers, \
attributions, statements, timeline, disagreements, relays, expectations, unconfirmed, citations
    """
    names = [kind.name for kind in KINDS]
    if name not in names:
        raise ValueError(f"{name!r} is no table; there are {', '.join(names)}")
    return name
