"""The pages on the tables say what is there, and the ten queries run as they stand there.

`python tests/batch/test_batch_queries.py` writes the page of the tables anew.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.batch.steps import STEPS
from onrecord.batch.tables import SCHEMA, Table

DOCS = Path(__file__).parents[2] / "docs"
QUERIES = DOCS / "batch-queries.md"
TABLES_PAGE = DOCS / "batch-tables.md"

HEAD = f"""# The tables of an archive

`onrecord batch` makes these tables, each a folder of Parquet files `part-00000.parquet` and so on.
Their version is `{SCHEMA}`; it stands in each file's metadata under `onrecord.schema`, and changes
whenever a column does, or what it means. Each column tells in its metadata, under `about`, what it
holds.
Parts of `articles`, `skipped`, `copies`, `attributions` and `readings` are those of the inputs; the
others are cut by stories. How an archive is cut into inputs, how many workers there are and which
engine runs them changes no row but for the numbers of the parts.

[Ten questions](batch-queries.md) show how to ask them.
"""


def page_of_tables() -> str:
    """The page, from the tables themselves."""
    made = [HEAD]
    for step in STEPS:
        for table in step.tables():
            made.append(_section(step.name, table))
    return "\n".join(made)


def _section(step: str, table: Table) -> str:
    lines = [f"## {table.name}", "", f"From *{step}*. A row is {table.about}.", ""]
    lines += ["| column | type | what it holds |", "| --- | --- | --- |"]
    lines += [f"| `{one.name}` | {one.type} | {one.about} |" for one in table.columns]
    return "\n".join([*lines, ""])


def questions() -> Iterator[tuple[str, str, str]]:
    """Title, SQL and Python of each question on the page."""
    page = QUERIES.read_text(encoding="utf-8")
    for part in page.split("\n## ")[1:]:
        blocks = dict(re.findall(r"```(sql|python)\n(.*?)```", part, re.DOTALL))
        yield part.partition("\n")[0], blocks["sql"], blocks["python"]


def test_the_page_of_tables_is_that_of_the_program() -> None:
    """Whoever reads the page knows each table and each column that there is."""
    assert TABLES_PAGE.read_text(encoding="utf-8") == page_of_tables()


def test_there_are_ten_questions() -> None:
    """The page keeps what its title promises."""
    assert [title.partition(".")[0] for title, _, _ in questions()] == [
        str(n) for n in range(1, 11)
    ]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of a small archive: made-up stories through all steps, with the reader."""
    from batch_inputs import run

    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(DOCS.parent))
        from benchmarks.generate import archive as made_up

    folder = tmp_path_factory.mktemp("archive")
    rows = list(made_up(26, seed=5))
    for number, some in enumerate((rows[:15], rows[12:])):  # three articles stand in both
        lines = "".join(json.dumps(row) + "\n" for row in some)
        (folder / f"{number}.jsonl").write_text(lines, encoding="utf-8")
    steps = [step.name for step in STEPS]
    return run([folder / "0.jsonl", folder / "1.jsonl"], folder / "out", steps=steps)


@pytest.mark.parametrize(
    ("sql", "python"),
    [pytest.param(sql, python, id=title) for title, sql, python in questions()],
)
def test_a_question_has_the_same_answer_in_both_languages(
    archive: Path, sql: str, python: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has rows, and DuckDB and pandas give the same ones in the same order."""
    import duckdb
    import pandas as pd

    monkeypatch.chdir(archive)
    one = duckdb.sql(sql).fetchall()
    names: dict[str, Any] = {
        "pd": pd,
        "table": lambda name: pd.read_parquet(archive / name),
    }
    exec(python, names)
    other = names["result"].itertuples(index=False, name=None)
    assert one
    assert list(map(plain, one)) == list(map(plain, other))


def test_every_line_of_the_timeline_stands_in_its_article(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tenth question counts lines, and finds none that is wrong."""
    import duckdb

    monkeypatch.chdir(archive)
    *_, (_, sql, _) = questions()
    ((lines, wrong),) = duckdb.sql(sql).fetchall()
    assert lines > 10
    assert wrong == 0


def test_each_file_tells_its_version_and_its_columns(archive: Path) -> None:
    """The tables explain themselves: version, what a row is, what stands in each column."""
    import pyarrow.parquet as pq

    for step in STEPS:
        for table in step.tables():
            paths = sorted((archive / table.name).glob("part-*.parquet"))
            assert paths, table.name
            for path in paths:
                schema = pq.read_schema(path)
                assert schema.metadata[b"onrecord.schema"].decode() == SCHEMA
                assert schema.names == [column.name for column in table.columns]
                for column in table.columns:
                    assert schema.field(column.name).metadata[b"about"].decode() == column.about


def plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row with plain values: lists for arrays, numbers rounded, None for what is missing."""
    return tuple(_plain(value) for value in row)


def _plain(value: Any) -> Any:
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, float):
        return None if math.isnan(value) else round(value, 9)
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


if __name__ == "__main__":
    TABLES_PAGE.write_text(page_of_tables(), encoding="utf-8")
