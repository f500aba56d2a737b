"""The story that an address names, and what its record is made of."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request

from onrecord.serving.problems import ProblemError
from onrecord.store import KeptRecord, Store, StoryLine


def standing(request: Request, store: Store) -> StoryLine:
    """The story of the address; one that became part of another leads there."""
    key = request.path_params["story"]
    line = store.stories.line(key)
    if line is None:
        raise ProblemError(404, "there is no such story; /api/v1/stories lists them")
    if line.merged_into is None:
        if not line.articles:
            raise ProblemError(404, "the story has no articles any more")
        return line
    goal = store.stories.stands(key)
    rest = request.url.path.partition(f"/stories/{key}")[2]
    query = f"?{request.url.query}" if request.url.query else ""
    raise ProblemError(
        307, "the story became part of another one",
        headers={"Location": f"/api/v1/stories/{quote(goal, safe='')}{rest}{query}"},
    )  # fmt: skip


def made_of(store: Store, line: StoryLine, as_of: str | None = None) -> tuple[object, ...]:
    """What a story's record is made of: another tuple, another record."""
    return line.id, line.revision, as_of, *store.articles.versions_of(line.id)


def kept_record(store: Store, line: StoryLine, as_of: str | None = None) -> KeptRecord:
    """The record of a story without its articles' texts."""
    from onrecord.desk.showing import kept_record

    kept = kept_record(store, line.id, as_of=as_of)
    if kept is None:
        raise ProblemError(404, "the story has no articles any more")
    return kept
