"""Where a command's output goes: stdout, or a file that is whole or not there."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from onrecord.types import Skipped

NOTHING_READ = 2


class CannotWriteError(click.ClickException):
    """The output cannot be written where the caller wants it."""

    exit_code = 2


def choose_format(given: str | None, output: str | None, by_suffix: dict[str, str]) -> str | None:
    """The format asked for, else the one of the file's ending; None: the command's own."""
    if given or output in (None, "-"):
        return given
    name = Path(output or "").name.lower()
    endings = [ending for ending in by_suffix if name.endswith(ending) and name != ending]
    if not endings:
        suffix = Path(name).suffix
        known = ", ".join(by_suffix)
        raise click.BadParameter(
            f"{output!r} ends in {suffix or 'nothing'!r}; accepted are {known}, "
            "or any name together with --format.",
            param_hint="'-o'",
        )
    return by_suffix[max(endings, key=len)]  # ".csl.json" before ".json"


def write(data: bytes, output: str | None) -> None:
    """Write to stdout, or to the file, which is replaced in one step."""
    if output in (None, "-"):
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    with replacing(str(output)) as file:
        file.write(data)


@contextmanager
def replacing(output: str) -> Iterator[IO[bytes]]:
    """A file to write into, that takes the place of ``output`` when all went well."""
    given = Path(output)
    if given.is_dir():
        raise CannotWriteError(f"cannot write {output}: it is a folder")
    if given.exists() and not given.is_file():  # /dev/stdout, a pipe: nothing to replace
        with _told(output), given.open("wb") as device:
            yield device
        return
    target = Path(os.path.realpath(output))
    with _told(output):
        file = tempfile.NamedTemporaryFile(  # noqa: SIM115  closed and renamed below
            dir=target.parent, prefix=f".{target.name[:40]}.", delete=False
        )
    try:
        with file:
            yield file
            file.flush()
        with _told(output):
            os.chmod(file.name, _mode(target))
            os.replace(file.name, target)
    except BaseException:
        Path(file.name).unlink(missing_ok=True)
        raise


@contextmanager
def _told(output: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = error.strerror or str(error)
        raise CannotWriteError(f"cannot write {output}: {why}") from error


def _mode(target: Path) -> int:
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def tell_skipped(skipped: Iterable[Skipped]) -> None:
    """The inputs that were not read, with why, on stderr."""
    from onrecord.report.safe import for_terminal

    for item in skipped:
        click.echo(f"skipped {for_terminal(item.path)}: {for_terminal(item.why)}", err=True)


def finish(read: int) -> None:
    """End with the status that says whether anything was read."""
    if not read:
        click.echo("nothing could be read", err=True)
        click.get_current_context().exit(NOTHING_READ)


@contextmanager
def telling_progress(paths: Iterable[str]) -> Iterator[Iterable[str]]:
    """The paths, told on stderr as they are taken up, when somebody watches it."""
    paths = list(paths)
    if not sys.stderr.isatty():
        yield paths
        return
    from rich.console import Console
    from rich.text import Text

    from onrecord.report.safe import for_terminal, shorten

    with Console(stderr=True).status("reading") as status:

        def taken() -> Iterator[str]:
            for n, path in enumerate(paths, 1):
                name = shorten(for_terminal(path), 60)
                status.update(Text(f"reading {n} of {len(paths)}: {name}"))
                yield path
            status.update("comparing")

        yield taken()


def quiet_libraries() -> None:
    """Keep other libraries' log lines off stderr: what matters is told in ``skipped``."""
    import logging

    logging.getLogger().addHandler(logging.NullHandler())
