"""A server as a process of its own, and clients that ask it for pages as quickly as it answers."""

from __future__ import annotations

import contextlib
import http.client
import itertools
import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE = 60.0  # seconds for a server to come up, and for an answer
STEP = 0.005  # seconds between two looks whether it is up


@dataclass(frozen=True, slots=True)
class Answers:
    """How long each answer took, in seconds, in ascending order; and how many were none."""

    seconds: tuple[float, ...]
    failed: int
    bytes: int  # of one answer, on average
    spent: float  # seconds of the processor that the server took for one, on average

    def share(self, part: float) -> float:
        """The time within which this part of the answers came: .5 is the median."""
        if not self.seconds:
            return float("nan")
        return self.seconds[min(len(self.seconds) - 1, int(part * len(self.seconds)))]


@dataclass(slots=True)
class Server:
    """A running server, and how long it took to come up."""

    process: subprocess.Popen[bytes]
    port: int
    started: float
    _threads: list[threading.Thread] = field(default_factory=list)

    def ask(self, paths: Sequence[str], *, clients: int, requests: int) -> Answers:
        """So many requests by so many clients at once, each on a connection that it keeps."""
        turns = itertools.islice(itertools.cycle(paths), requests)
        lock = threading.Lock()
        seconds: list[float] = []
        sizes: list[int] = []
        failed: list[int] = []

        def work() -> None:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
            while True:
                with lock:
                    path = next(turns, None)
                if path is None:
                    connection.close()
                    return
                began = time.perf_counter()
                try:
                    connection.request("GET", path)
                    answer = connection.getresponse()
                    size, status = len(answer.read()), answer.status
                except (OSError, http.client.HTTPException):
                    connection.close()
                    size, status = 0, 0
                if status == 200:
                    seconds.append(time.perf_counter() - began)
                    sizes.append(size)
                else:
                    failed.append(status)

        before = self.spent()
        workers = [threading.Thread(target=work) for _ in range(clients)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        spent = (self.spent() - before) / max(1, len(seconds))
        size = sum(sizes) // max(1, len(sizes))
        return Answers(tuple(sorted(seconds)), len(failed), size, spent)

    def spent(self) -> float:
        """Seconds of the processor that the server and its children have taken; Linux alone."""
        return sum(_worked(pid) for pid in (self.process.pid, *_children(self.process.pid)))

    def memory(self) -> float:
        """MiB that the server and its children hold, by the kernel's word; Linux alone."""
        return sum(_resident(pid) for pid in (self.process.pid, *_children(self.process.pid)))


@contextlib.contextmanager
def served(command: Sequence[str], *, port: int, core: int | None) -> Iterator[Server]:
    """The server that a command starts, up when it answers its first page; ended afterwards."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )
    if core is not None:
        os.sched_setaffinity(process.pid, {core})
    drain = threading.Thread(target=_drain, args=(process,), daemon=True)
    drain.start()
    try:
        _wait(process, port)
        yield Server(process, port, time.perf_counter() - began)
    finally:
        process.terminate()
        try:
            process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def apart() -> tuple[int | None, int | None]:
    """A core for the server and one for the clients; None where there are no two, or no saying."""
    if not hasattr(os, "sched_getaffinity"):
        return None, None
    cores = sorted(os.sched_getaffinity(0))
    return (cores[0], cores[1]) if len(cores) > 1 else (None, None)


def _drain(process: subprocess.Popen[bytes]) -> None:
    """Read what a server logs, so that it never waits for a full pipe."""
    if process.stderr is not None:
        for _ in process.stderr:
            pass


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with status {process.returncode}")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("GET", "/")
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(STEP)
        finally:
            connection.close()
    raise RuntimeError(f"nothing answers on port {port} after {PATIENCE:.0f} s")


def _resident(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    line = next((one for one in status.splitlines() if one.startswith("VmRSS:")), "VmRSS: 0 kB")
    return int(line.split()[1]) / 1024


def _worked(pid: int) -> float:
    try:
        # The name in brackets may hold spaces: the numbers begin after it.
        numbers = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")


def _children(pid: int) -> list[int]:
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [int(one) for one in listed] + [deep for one in listed for deep in _children(int(one))]
