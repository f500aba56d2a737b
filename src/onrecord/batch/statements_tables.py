"""The tables of what stories say. Their columns are those of a record's tables, and some more."""

from __future__ import annotations

from onrecord.batch.tables import Column, Table, Type
from onrecord.exports.tables import KINDS
from onrecord.exports.tables.kinds import TableKind
from onrecord.exports.tables.making import columns_of

FROM_RECORD = (
    "stories",
    "speakers",
    "statements",
    "timeline",
    "disagreements",
    "relays",
    "expectations",
    "unconfirmed",
    "citations",
)
TYPES: dict[str, Type] = {
    "text": "text",
    "integer": "integer",
    "number": "number",
    "boolean": "flag",
    "day": "text",
    "texts": "texts",
}
# What a column holds, where its name does not have one meaning in all tables: by table and name.
ABOUT = {
    "story": "placements.story",
    "id": "its id; a row without one of its own has story/table/number",
    "title": "the title that says most of what the articles have in common",
    "stories.articles": "how many articles the story has",
    "stories.outlets": "how many outlets are known to tell it",
    "stories.statements": "how many statements were found",
    "first_published": "when its first dated article was published, of those compared",
    "last_published": "when its last was",
    "compared": "how many of its articles were laid side by side",
    "why": "why the others were not, or why the story could not be compared",
    "as_of": "the day that deadlines are told against: that of its newest article",
    "name": "the fullest name that an article gives",
    "speakers.kind": "person, organisation, place, group or other",
    "aliases": "other names that articles give",
    "roles": "roles, as printed",
    "spoken_for": "speakers.id of whom a spokesperson speaks for",
    "speaker": "speakers.id, within the story",
    "speaker_name": "the speaker's name",
    "wording": "the fullest wording; parts that a cue divides are joined by an ellipsis",
    "article": "articles.article, where its first citation stands",
    "relays.article": "articles.article of the one that repeats",
    "start": "where that begins in the article's text",
    "end": "where it ends",
    "attributions": "attributions.attribution of each place that carries it, the fullest first",
    "date": "ISO day or part of one: when it was said, or happened",
    "day": "the same where it is a whole day",
    "origin_kind": "where the words entered the news: wire, interview, briefing, speech …",
    "origin_name": "its name, where articles give it",
    "outlets": "names of the outlets that have it",
    "unnamed_outlets": "how many of its articles have no known outlet",
    "independent_origins": "how many different places the articles have it from",
    "precision": "how exact the date is: day, week, month, year",
    "first_day": "the first day that the date may mean",
    "last_day": "the last",
    "timeline.reason": "how the day is known: told, said, context, story",
    "summary": "a sentence of one of the articles",
    "subject": "whom the summary's opening pronoun means",
    "background": "whether it was before the story began",
    "weight": "the more, the earlier kept when a timeline is cut short",
    "citations": "how many places are cited",
    "outlet": "the article's outlet",
    "quote": "the cited characters",
    "disagreements.kind": "figure, status, claim, date, role, channel or wording",
    "about": "what it is about",
    "differences": "how wordings differ, what matters most first",
    "side": "number of the side; sides with one id belong together",
    "value": "what this side says",
    "relays.kind": "credits, syndicates or copies",
    "of_kind": "what is repeated: wire, outlet or article",
    "of_name": "its name",
    "of_article": "articles.article, where it is one of the story",
    "share": "of copies: share of the article's words",
    "evidence": "what shows it: the first citation or the line that says so",
    "directed": "false where nothing tells which of the two was first",
    "relays.reason": "line, credit or time; null: the direction is open",
    "expectations.text": "the sentence that announces it",
    "unconfirmed.text": "the sentence that marks what is not established",
    "due": "ISO day or part of one on which it is due",
    "due_first_day": "the first day that this may mean",
    "due_last_day": "the last",
    "state": "open, due, overdue or met, told against stories.as_of",
    "announced_by": "speakers.id of who announced it",
    "announced_by_name": "their name",
    "met_by": "how many sentences of later articles tell that it happened",
    "about_kind": "what the doubt is about: statement or entry",
    "about_id": "statements.id or timeline.id",
    "table": "of which table's row the citation is",
    "row": "the row's id",
    "part": "where in the row: content, roles.1, sides.0 …",
    "number": "which of that part, from 0 on",
}


def about(table: str, column: str) -> str:
    """What stands in a column; what a record's tables gained since has their meaning there."""
    return ABOUT.get(f"{table}.{column}") or ABOUT.get(column, "as in a record")


def _of_record(name: str) -> Table:
    kind = kind_of(name)
    columns = [
        Column(column.name, TYPES[column.type], about(name, column.name))
        for column in columns_of(kind)
    ]
    if name == "stories":
        columns += [
            Column("compared", "integer", ABOUT["compared"]),
            Column("why", "text", ABOUT["why"]),
            Column("as_of", "text", ABOUT["as_of"]),
        ]
    return Table(name, kind.about, tuple(columns))


def kind_of(name: str) -> TableKind:
    """The record's table of that name."""
    return next(kind for kind in KINDS if kind.name == name)


WORDINGS = Table(
    "wordings",
    "one wording of a statement, with all that print it; the most printed of a statement first",
    (
        Column("story", "text", "placements.story"),
        Column("statement", "text", "statements.id"),
        Column("speaker", "text", "speakers.id, within the story"),
        Column("speaker_name", "text", "the speaker's name"),
        Column("wording", "text", "the words as the first article has them"),
        Column("kind", "text", "direct, indirect or mixed, as the first article has it"),
        Column("words", "integer", "how many words it has"),
        Column("articles", "integer", "how many articles print it, copies among them"),
        Column("outlets", "texts", "names of the outlets that do"),
        Column("article", "text", "the first of them, articles.article"),
        Column("start", "integer", "where it begins there"),
        Column("end", "integer", "where it ends there"),
        Column("moment", "text", "when that one was published, in UTC; ~ where it has no day"),
        Column("attributions", "texts", "attributions.attribution of each place"),
    ),
)
SPREAD = Table(
    "spread",
    "an hour, or a day, in which a statement came out in more articles; copies count",
    (
        Column("story", "text", "placements.story"),
        Column("statement", "text", "statements.id"),
        Column("speaker_name", "text", "the speaker's name"),
        Column("days", "integer", "days since the first article with it; null: no day known"),
        Column("hours", "integer", "whole hours since; null where not both tell the time of day"),
        Column("date", "text", "the day, in UTC where a time is told"),
        Column("articles", "integer", "articles that came out with it then"),
        Column("outlets", "integer", "outlets that had it then for the first time"),
        Column("articles_so_far", "integer", "all articles until then"),
        Column("outlets_so_far", "integer", "all outlets until then"),
    ),
)
OF_RECORD = tuple(map(_of_record, FROM_RECORD))
TABLES = (*OF_RECORD, WORDINGS, SPREAD)
