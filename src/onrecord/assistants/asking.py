"""What an assistant gives to each tool: the fields are the tool's arguments, with their bounds."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

Part = Literal[
    "speakers", "attributions", "statements", "timeline", "disagreements", "relays",
    "expectations", "unconfirmed", "developments",
]  # fmt: skip

Id = Annotated[str, Meta(min_length=1, max_length=64)]
Name = Annotated[str, Meta(max_length=200)]
Count = Annotated[int, Meta(ge=1, le=50)]
Offset = Annotated[int, Meta(ge=0, le=100_000)]
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$", description="A day, written YYYY-MM-DD.")]


class SearchArguments(Struct, forbid_unknown_fields=True):
    """Words to look for, and what to keep of what is found."""

    words: Annotated[
        str,
        Meta(
            max_length=500,
            description='All must be there. "..." asks for a phrase, -word for its absence, word* '
            "for any ending. Empty: the newest.",
        ),
    ] = ""
    look_in: Annotated[
        Literal["statements", "articles"],
        Meta(description="What somebody said, or the texts of articles."),
    ] = "statements"
    speaker: Annotated[Name | None, Meta(description="A name; only of statements.")] = None
    outlet: Annotated[Name | None, Meta(description="An outlet's whole name, in any case.")] = None
    since: Annotated[Day | None, Meta(description="Said or published from this day on.")] = None
    limit: Count = 10
    offset: Offset = 0


class StoriesArguments(Struct, forbid_unknown_fields=True):
    """Which stories to list."""

    outlet: Annotated[Name | None, Meta(description="In which this outlet reports.")] = None
    speaker: Annotated[Name | None, Meta(description="In which this person or body speaks.")] = None
    since: Annotated[Day | None, Meta(description="With something new from this day on.")] = None
    least_articles: Annotated[int, Meta(ge=1, le=1_000)] = 1
    limit: Count = 20
    offset: Offset = 0


class StoryArguments(Struct, forbid_unknown_fields=True):
    """Which story, and which parts of its record."""

    story: Annotated[Id, Meta(description="A story's id, or the id of an article in it.")]
    parts: Annotated[
        tuple[Part, ...],
        Meta(
            max_length=9, description="Parts of the record. Empty: speakers, statements, timeline "
            "and disagreements.",
        ),
    ] = ()  # fmt: skip
    limit: Annotated[int, Meta(ge=1, le=200, description="Entries of each part.")] = 25
    offset: Annotated[Offset, Meta(description="Entries of each part to leave out.")] = 0


class ArticleArguments(Struct, forbid_unknown_fields=True):
    """Which article, and which of its characters."""

    article: Annotated[Id, Meta(description="An article's id, as citations give it.")]
    start: Annotated[int, Meta(ge=0, le=50_000_000, description="The first character.")] = 0
    length: Annotated[int, Meta(ge=1, le=20_000, description="How many characters.")] = 6_000


class CheckArguments(Struct, forbid_unknown_fields=True):
    """The words, and who is held to have said them."""

    words: Annotated[
        str, Meta(min_length=1, max_length=2_000, description="The quotation, without comment.")
    ]
    speaker: Annotated[
        Name | None,
        Meta(
            description="Who is held to have said it: a name, a surname or a role. None: anybody."
        ),
    ] = None
    limit: Annotated[int, Meta(ge=1, le=20)] = 5
