"""OPML lists to feeds, in their order, each once."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.intake import opml, pages
from onrecord.intake.opml import Subscription, read_opml
from onrecord.types import Skipped

LIST = b"""<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Papers"><outline text="  The  Gazette " xmlUrl="https://gazette.example/rss"/>
 <outline text="Deeper"><outline title="Post" text="p" xmlurl="http://post.example/atom"/></outline>
</outline>
<outline text="Again" xmlUrl="https://gazette.example/rss"/>
<outline text="A note"/><outline text="Odd" xmlUrl="file:///etc/passwd"/></body></opml>"""


def test_feeds_come_out_of_all_folders() -> None:
    """In the order of the list, with their titles, each once; other addresses are told."""
    found = read_opml(LIST)
    assert found.feeds == (
        Subscription("https://gazette.example/rss", "The Gazette"),
        Subscription("http://post.example/atom", "Post"),
    )
    assert found.troubles == ("not a web address: file:///etc/passwd",)


def test_a_bare_ampersand_in_an_address_is_mended() -> None:
    """Lists are written by hand, and by programs that know no better."""
    found = read_opml(b'<opml><body><outline xmlUrl="http://a.example/?x=1&y=2"/></body></opml>')
    assert found.feeds == (Subscription("http://a.example/?x=1&y=2"),)


def test_a_list_that_is_cut_off_gives_what_it_has() -> None:
    """The feeds before the cut are followed."""
    assert len(read_opml(LIST[: LIST.index(b"</outline>")]).feeds) == 2


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "no OPML in it"),
        (b"hello", "no OPML in it"),
        (b"<opml><body/></opml>", "a list without feeds"),
        (b"<opml>" + b"<outline>" * 200 + b"</opml>", "its folders lie too deep in each other"),
    ],
)
def test_what_gives_no_feeds_is_told(raw: bytes, why: str) -> None:
    """Every refusal has a reason."""
    assert read_opml(raw).troubles == (why,)


def test_entities_and_endless_lists_do_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a document declares stands for nothing; there is a limit to its length."""
    bomb = b'<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "' + b"&a;" * 1000 + b'">]>'
    assert len(read_opml(bomb + LIST.partition(b"?>")[2]).feeds) == 2
    monkeypatch.setattr(opml, "MAX_FEEDS", 1)
    found = read_opml(LIST)
    assert len(found.feeds) == 1
    assert found.troubles == ("more than 1 feeds; the rest is left out",)
    monkeypatch.setattr(opml, "MAX_LIST", 10)
    assert read_opml(LIST).feeds == ()


def test_a_list_given_to_record_is_told_for_what_it_is(tmp_path: Path) -> None:
    """It holds addresses, and nothing is fetched."""
    (tmp_path / "list.opml").write_bytes(LIST)
    (item,) = pages([str(tmp_path / "list.opml")])
    assert item == Skipped(
        str(tmp_path / "list.opml"), "a list of 2 feeds; onrecord watch follows them"
    )
