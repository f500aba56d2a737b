"""The tables of a store, as the list of steps that lead to them.

A step is SQL that runs once, in order; a store carries the number of the last one it has had. A
step that was released is never changed: what is to be different comes in the next one. Types and
statements are kept to what PostgreSQL takes too, but for the search tables (FTS5).
"""

from __future__ import annotations

from onrecord.store.list_tables import LIST_TABLES
from onrecord.store.search_tables import SEARCH_TABLES

FIRST = """
-- One report by one outlet, however often it was changed and under however many addresses it was
-- seen. `n` is the order of arrival, which the placement into stories depends on.
CREATE TABLE article (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,            -- of its first version
    version TEXT NOT NULL,              -- the one that stands now
    story TEXT NOT NULL REFERENCES story (id),
    why TEXT NOT NULL,                  -- JSON: the reasons of its placement
    copy_of TEXT,                       -- another article's id
    features BLOB NOT NULL,             -- what it was placed by
    seen TEXT NOT NULL
);
CREATE INDEX article_story ON article (story);
CREATE INDEX article_seen ON article (seen);

-- A text that an article had, with what is said of it and what it says.
CREATE TABLE version (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,            -- Article.id, which names its text and metadata
    article TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    digest TEXT NOT NULL,               -- of title and text: equal ones are the same report
    url TEXT,
    outlet TEXT,
    title TEXT,
    published TEXT,
    language TEXT,
    text TEXT NOT NULL,
    rest TEXT NOT NULL,                 -- JSON: the Article without its text
    reading BLOB NOT NULL,
    seen TEXT NOT NULL
);
CREATE INDEX version_article ON version (article);
CREATE INDEX version_digest ON version (digest);
CREATE INDEX version_outlet ON version (lower(outlet));

-- When which text stood there: a text can come back.
CREATE TABLE sighting (
    n INTEGER PRIMARY KEY,
    article TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    version TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    seen TEXT NOT NULL
);
CREATE INDEX sighting_article ON sighting (article);

-- The addresses, without what only tracks, at which an article was seen.
CREATE TABLE address (
    address TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX address_article ON address (article);

-- Pages that were taken up before, so that the same bytes cost next to nothing again.
CREATE TABLE page (
    digest TEXT PRIMARY KEY,
    version TEXT REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    why TEXT                            -- for a page that is no report: the reason
);

CREATE TABLE story (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    articles INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    disagreements INTEGER NOT NULL,
    first_day TEXT,
    last_day TEXT,
    revision INTEGER NOT NULL,
    record BLOB NOT NULL,               -- JSON; empty until it was made
    founded TEXT NOT NULL,
    touched TEXT NOT NULL,              -- when it last gained or lost something
    merged_into TEXT REFERENCES story (id)
);
CREATE INDEX story_touched ON story (touched);

-- Each wording of each statement, for search and for a speaker's page.
CREATE TABLE wording (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL,                   -- SpokenAttribution.id
    story TEXT NOT NULL REFERENCES story (id),
    statement TEXT NOT NULL,
    speaker TEXT NOT NULL,
    aliases TEXT NOT NULL,              -- one a line
    version TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    words TEXT NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    kind TEXT NOT NULL,
    day TEXT,
    outlet TEXT
);
CREATE INDEX wording_story ON wording (story);
CREATE INDEX wording_speaker ON wording (lower(speaker));
CREATE INDEX wording_version ON wording (version);

-- What is awaited, and what was last told of it.
CREATE TABLE expectation (
    n INTEGER PRIMARY KEY,
    story TEXT NOT NULL REFERENCES story (id),
    due TEXT,                           -- a day, where one was given
    state TEXT NOT NULL,                -- open, due, overdue, met
    noun TEXT NOT NULL                  -- JSON: the Expectation
);
CREATE INDEX expectation_due ON expectation (due);
CREATE INDEX expectation_story ON expectation (story);

-- What was new, in the order in which it became known. Rows are only ever added.
CREATE TABLE change (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    seen TEXT NOT NULL,
    kind TEXT NOT NULL,
    story TEXT NOT NULL REFERENCES story (id),
    article TEXT,
    shown INTEGER NOT NULL,
    noun TEXT NOT NULL                  -- JSON: the Change
);
CREATE INDEX change_seen ON change (seen);
CREATE INDEX change_story ON change (story);

CREATE TABLE feed (
    url TEXT PRIMARY KEY,
    etag TEXT,
    last_modified TEXT,
    next_due TEXT,
    failures INTEGER NOT NULL,
    state TEXT NOT NULL                 -- JSON of the watcher's own
);
CREATE INDEX feed_due ON feed (next_due);

-- What people corrected. Undone ones stay, so that they are listed and can be made again.
CREATE TABLE override (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    value TEXT NOT NULL,                -- JSON
    made_at TEXT NOT NULL,
    undone_at TEXT
);
CREATE INDEX override_target ON override (kind, target);

-- How many of the articles that came last the stream of stories holds.
CREATE TABLE stream (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    holds INTEGER NOT NULL
);

-- How far a large file was read, in the transaction of the articles before that place.
CREATE TABLE progress (
    name TEXT PRIMARY KEY,
    state TEXT NOT NULL                 -- JSON of whoever reads it
);

CREATE TABLE reader (
    name TEXT PRIMARY KEY,
    looked_to INTEGER NOT NULL,         -- change.n
    looked_at TEXT NOT NULL
);
"""

BY_HAND = """
-- The story in which the stream of stories left an article that people moved; NULL: nobody did.
ALTER TABLE article ADD COLUMN home TEXT;
CREATE INDEX article_home ON article (home) WHERE home IS NOT NULL;
CREATE INDEX article_copy_of ON article (copy_of) WHERE copy_of IS NOT NULL;

-- How often people moved articles: a stream of stories that saw fewer begins again.
ALTER TABLE stream ADD COLUMN hands INTEGER NOT NULL DEFAULT 0;

ALTER TABLE override ADD COLUMN made_by TEXT;
ALTER TABLE override ADD COLUMN undone_by TEXT;

-- The articles that an override speaks of, be they in the store or not.
CREATE TABLE override_article (
    article TEXT NOT NULL,
    override INTEGER NOT NULL REFERENCES override (n),
    PRIMARY KEY (article, override)
);
CREATE INDEX override_article_override ON override_article (override);

-- What a version said of itself, where people set its outlet or its date otherwise.
CREATE TABLE as_given (
    version TEXT PRIMARY KEY REFERENCES version (id),
    rest TEXT NOT NULL,                 -- as in version
    reading BLOB                        -- as in version; NULL: that in version is still the one
);
"""

MIGRATIONS: tuple[str, ...] = (FIRST + SEARCH_TABLES, BY_HAND, LIST_TABLES)
