"""The full-text tables, kept in step with what they index by triggers."""

from __future__ import annotations

# Stems of English, so that "ferries" finds "ferry"; accents are set aside.
_TOKENS = "tokenize = 'porter unicode61 remove_diacritics 2'"

# Articles are found by the text that stands now: earlier versions leave the index.
SEARCH_TABLES = """
CREATE VIRTUAL TABLE article_words USING fts5 (
    title, text, content = 'version', content_rowid = 'n', TOKENS
);
CREATE VIRTUAL TABLE wording_words USING fts5 (
    words, speaker, aliases, content = 'wording', content_rowid = 'n', TOKENS
);

CREATE TRIGGER article_found AFTER INSERT ON article BEGIN
    INSERT INTO article_words (rowid, title, text)
    SELECT n, title, text FROM version WHERE id = new.version;
END;
CREATE TRIGGER article_changed AFTER UPDATE OF version ON article
WHEN old.version <> new.version BEGIN
    INSERT INTO article_words (article_words, rowid, title, text)
    SELECT 'delete', n, title, text FROM version WHERE id = old.version;
    INSERT INTO article_words (rowid, title, text)
    SELECT n, title, text FROM version WHERE id = new.version;
END;

CREATE TRIGGER wording_found AFTER INSERT ON wording BEGIN
    INSERT INTO wording_words (rowid, words, speaker, aliases)
    VALUES (new.n, new.words, new.speaker, new.aliases);
END;
CREATE TRIGGER wording_gone AFTER DELETE ON wording BEGIN
    INSERT INTO wording_words (wording_words, rowid, words, speaker, aliases)
    VALUES ('delete', old.n, old.words, old.speaker, old.aliases);
END;
CREATE TRIGGER wording_changed AFTER UPDATE OF words, speaker, aliases ON wording BEGIN
    INSERT INTO wording_words (wording_words, rowid, words, speaker, aliases)
    VALUES ('delete', old.n, old.words, old.speaker, old.aliases);
    INSERT INTO wording_words (rowid, words, speaker, aliases)
    VALUES (new.n, new.words, new.speaker, new.aliases);
END;
""".replace("TOKENS", _TOKENS)
