"""What lists are made from without looking at every story: kept in step by triggers."""

from __future__ import annotations

LIST_TABLES = """
-- A list's lines lie together: a story's row holds its whole record between its columns.
CREATE INDEX story_listed ON story (
    touched DESC, id, articles, title, outlets, statements, disagreements, first_day, last_day,
    revision, founded, merged_into
);
CREATE INDEX story_line ON story (
    id, title, articles, outlets, statements, disagreements, first_day, last_day, revision, founded,
    touched, merged_into
);
CREATE INDEX article_version ON article (version);
CREATE INDEX article_told ON article (story, version);
CREATE INDEX version_told ON version (id, published, outlet, language);

-- The outlets and languages in which a story is told, in small letters, by how many articles.
CREATE TABLE told (
    kind TEXT NOT NULL,                 -- outlet, language
    value TEXT NOT NULL,
    story TEXT NOT NULL REFERENCES story (id),
    articles INTEGER NOT NULL,
    shown TEXT NOT NULL,                -- as it is written
    PRIMARY KEY (kind, value, story)
);

CREATE VIEW telling AS
    SELECT id AS version, 'outlet' AS kind, lower(outlet) AS value, outlet AS shown
    FROM version WHERE outlet IS NOT NULL
    UNION ALL
    SELECT id, 'language', lower(language), language FROM version WHERE language IS NOT NULL;

INSERT INTO told (kind, value, story, articles, shown)
SELECT t.kind, t.value, a.story, count(*), max(t.shown)
FROM article AS a JOIN telling AS t ON t.version = a.version GROUP BY t.kind, t.value, a.story;

CREATE TRIGGER article_told_of AFTER INSERT ON article BEGIN
    INSERT INTO told (kind, value, story, articles, shown)
    SELECT kind, value, new.story, 1, shown FROM telling WHERE version = new.version
    ON CONFLICT (kind, value, story) DO UPDATE SET articles = articles + 1;
END;
CREATE TRIGGER article_told_anew AFTER UPDATE OF story, version ON article
WHEN old.story <> new.story OR old.version <> new.version BEGIN
    UPDATE told SET articles = articles - 1 WHERE story = old.story
    AND (kind, value) IN (SELECT kind, value FROM telling WHERE version = old.version);
    INSERT INTO told (kind, value, story, articles, shown)
    SELECT kind, value, new.story, 1, shown FROM telling WHERE version = new.version
    ON CONFLICT (kind, value, story) DO UPDATE SET articles = articles + 1;
END;
CREATE TRIGGER version_told_anew AFTER UPDATE OF outlet, language ON version
WHEN old.outlet IS NOT new.outlet OR old.language IS NOT new.language BEGIN
    UPDATE told SET articles = articles - 1
    WHERE story IN (SELECT story FROM article WHERE version = old.id)
    AND (kind = 'outlet' AND value = lower(old.outlet)
         OR kind = 'language' AND value = lower(old.language));
    INSERT INTO told (kind, value, story, articles, shown)
    SELECT t.kind, t.value, a.story, 1, t.shown
    FROM article AS a JOIN telling AS t ON t.version = a.version WHERE a.version = new.id
    ON CONFLICT (kind, value, story) DO UPDATE SET articles = articles + 1;
END;
CREATE TRIGGER told_no_more AFTER UPDATE OF articles ON told WHEN new.articles <= 0 BEGIN
    DELETE FROM told WHERE kind = new.kind AND value = new.value AND story = new.story;
END;

-- Who made which statement, and in how many wordings.
CREATE TABLE spoken (
    speaker TEXT NOT NULL,
    story TEXT NOT NULL,
    statement TEXT NOT NULL,
    wordings INTEGER NOT NULL,
    PRIMARY KEY (speaker, story, statement)
);
CREATE INDEX spoken_lower ON spoken (lower(speaker), story);
CREATE TABLE speaker (
    name TEXT PRIMARY KEY,
    statements INTEGER NOT NULL,
    stories INTEGER NOT NULL
);
CREATE INDEX speaker_listed ON speaker (statements DESC, name, stories);
CREATE INDEX speaker_lower ON speaker (lower(name));
CREATE INDEX wording_said ON wording (lower(speaker), coalesce(day, ''), story, statement, n);
CREATE INDEX wording_statement ON wording (story, statement);

INSERT INTO spoken (speaker, story, statement, wordings)
SELECT speaker, story, statement, count(*) FROM wording WHERE speaker <> ''
GROUP BY speaker, story, statement;
INSERT INTO speaker (name, statements, stories)
SELECT speaker, count(*), count(DISTINCT story) FROM spoken GROUP BY speaker;

CREATE TRIGGER wording_spoken AFTER INSERT ON wording WHEN new.speaker <> '' BEGIN
    INSERT INTO spoken (speaker, story, statement, wordings)
    VALUES (new.speaker, new.story, new.statement, 1)
    ON CONFLICT (speaker, story, statement) DO UPDATE SET wordings = wordings + 1;
END;
CREATE TRIGGER wording_unspoken AFTER DELETE ON wording WHEN old.speaker <> '' BEGIN
    UPDATE spoken SET wordings = wordings - 1
    WHERE speaker = old.speaker AND story = old.story AND statement = old.statement;
    DELETE FROM spoken WHERE wordings <= 0
    AND speaker = old.speaker AND story = old.story AND statement = old.statement;
END;
CREATE TRIGGER spoken_first AFTER INSERT ON spoken BEGIN
    INSERT INTO speaker (name, statements, stories) VALUES (new.speaker, 1, 1)
    ON CONFLICT (name) DO UPDATE SET statements = statements + 1, stories = stories + (
        NOT EXISTS (SELECT 1 FROM spoken WHERE speaker = new.speaker AND story = new.story
                    AND statement <> new.statement));
END;
CREATE TRIGGER spoken_no_more AFTER DELETE ON spoken BEGIN
    UPDATE speaker SET statements = statements - 1, stories = stories - (
        NOT EXISTS (SELECT 1 FROM spoken WHERE speaker = old.speaker AND story = old.story))
    WHERE name = old.speaker;
    DELETE FROM speaker WHERE name = old.speaker AND statements <= 0;
END;
"""
