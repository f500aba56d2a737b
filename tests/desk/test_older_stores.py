"""A store that an earlier program filled: what it kept in another shape is made anew."""

from __future__ import annotations

from pieces import READ_AT, bridge, ferry, tulips

from onrecord.desk import Desk, story_record
from onrecord.store import Store


def filled(path):
    with Store.open(path, create=True) as store:
        list(Desk(store, clock=lambda: READ_AT).add([ferry(), tulips()]))
        record = story_record(store, store.stories.list()[0].id)
        return record, store.changes.last()


def spoil(path, statement):
    with Store.open(path) as store, store.transaction():
        store.db.execute(statement)


def test_readings_of_another_shape_are_read_anew(tmp_path, quick):
    """When a story is remade, and kept."""
    path = tmp_path / "x.db"
    filled(path)
    spoil(path, "UPDATE version SET reading = x'00'")
    with Store.open(path) as store:
        list(Desk(store, clock=lambda: READ_AT).add([bridge()]))
        (line,) = store.stories.list(least=2)
        assert line.statements > 2
        assert all(store.articles.reading(a.now.id) for a in store.articles.of_story(line.id))


def test_features_of_another_version_are_made_anew(tmp_path, quick):
    """The article finds its story as it would have."""
    path = tmp_path / "x.db"
    filled(path)
    spoil(path, "UPDATE article SET features = x'ff'")
    with Store.open(path) as store:
        list(Desk(store, clock=lambda: READ_AT).add([bridge()]))
        assert len(store.stories.list(least=2)) == 1


def test_records_of_another_shape_are_made_anew_and_are_no_news(tmp_path, quick):
    """A story does not become new by an update of the program."""
    path = tmp_path / "x.db"
    record, last = filled(path)
    spoil(path, "UPDATE story SET record = '{}'")
    with Store.open(path) as store:
        assert story_record(store, store.stories.named(record.articles[0].id)[0]) == record
        list(Desk(store, clock=lambda: READ_AT).add([bridge()]))
        assert "new_story" not in {change.kind for change in store.changes.since(last)}
