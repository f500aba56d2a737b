"""``onrecord batch`` and ``onrecord add`` over its output, as a person calls them."""

from __future__ import annotations

from pathlib import Path

import pytest
from batch_inputs import report, tables, write_lines
from click.testing import CliRunner, Result

from onrecord.cli.main import cli
from onrecord.store import Store

HOSTS = ["alderpost.example", "marnecho.example"]


def call(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run up to the attributions, made by the command."""
    folder = tmp_path_factory.mktemp("command")
    inputs = [
        write_lines(folder / "a.jsonl.gz", range(2), hosts=HOSTS),
        write_lines(folder / "b.jsonl.gz", [4]),
    ]
    found = call("batch", *inputs, "--out", folder / "out", "--steps", "attributions",
                 "--workers", 1)  # fmt: skip
    assert found.exit_code == 0, found.output
    assert "articles     done: 5 rows" in found.stderr
    assert found.stdout == ""
    return folder / "out"


def test_the_status_is_told_on_standard_output(out: Path) -> None:
    """A line a step, for whoever asks."""
    found = call("batch", "--status", out)
    assert found.exit_code == 0
    lines = found.stdout.splitlines()
    assert lines[0].startswith(f"{out}: 2 inputs")
    assert [line.split()[0] for line in lines[1:]] == [
        "articles", "copies", "attributions", "stories", "statements",
    ]  # fmt: skip
    assert lines[-1].endswith("not begun")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["in"], "--out DIR", id="no folder"),
        pytest.param(["in", "--out", "o", "--engine", "spark"], "no engine 'spark'", id="engine"),
        pytest.param(["in", "--out", "o", "--steps", "reading"], "no step 'reading'", id="step"),
        pytest.param(["in", "--out", "o", "--languages", "de"], "only English", id="language"),
        pytest.param(["nowhere.jsonl", "--out", "o"], "no such file", id="input"),
        pytest.param(["--out", "o"], "no run to go on with", id="nothing"),
        pytest.param(["--status", "o"], "holds no batch run", id="status"),
    ],
)
def test_a_mistake_is_told_in_one_line(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With exit status 2, and without a trace."""
    monkeypatch.chdir(tmp_path)
    write_lines(tmp_path / "in", [1])
    found = call("batch", *arguments)
    assert found.exit_code == 2
    assert said in found.stderr
    assert "Traceback" not in found.output


def test_a_run_that_gives_no_article_ends_with_status_2(tmp_path: Path) -> None:
    """As every command that could read nothing."""
    (tmp_path / "empty.jsonl").write_text('{"text": "Nothing."}\n')
    found = call("batch", tmp_path / "empty.jsonl", "--out", tmp_path / "o", "--steps", "articles",
                 "--workers", 1)  # fmt: skip
    assert found.exit_code == 2
    assert "nothing could be read" in found.stderr


def test_a_store_takes_the_output_without_reading_again(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Articles, readings and stories are there; called again, all of it is known."""
    from onrecord.desk import desk

    def reading(*given: object, **options: object) -> object:
        raise AssertionError("an article was read again")

    monkeypatch.setattr(desk, "read_articles", reading)
    found = call("add", out, "--store", tmp_path / "news.db")
    assert found.exit_code == 0, found.output
    assert "5 added in" in found.stderr
    with Store.open(str(tmp_path / "news.db")) as store:
        lines = store.stories.list(limit=9)
        assert {report(n)[0] for n in (0, 1)} >= {line.title for line in lines if line.articles > 1}
        assert sum(line.statements for line in lines) > 0
    again = call("add", out, "--store", tmp_path / "news.db")
    assert "0 added, 5 known before" in again.stderr


def test_an_output_whose_articles_are_not_read_is_no_input_of_a_store(tmp_path: Path) -> None:
    """The message says how to go on."""
    source = write_lines(tmp_path / "a.jsonl.gz", [1])
    call("batch", source, "--out", tmp_path / "o", "--steps", "articles", "--workers", 1)
    found = call("add", tmp_path / "o", "--store", tmp_path / "news.db")
    assert found.exit_code == 2
    assert "--steps attributions goes on with it" in found.stderr
    assert tables(tmp_path / "o")
