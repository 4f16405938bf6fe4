-- The search index of listed videos. Texts are kept as folded words with a space between (base/words.hpp), so that
-- the tokenizer has nothing left to decide. search_index.cpp writes these tables, and nobody else.

-- document: when the video was created (µs), or the next free number: newest first is the index's own order.
CREATE TABLE search_documents (
    document    INTEGER PRIMARY KEY,
    video_id    TEXT    NOT NULL UNIQUE,
    views       BIGINT  NOT NULL,
    title_words INTEGER NOT NULL
);
-- What was indexed; the same words are needed to take it out again. names: tags, channel, and a word for each filter.
CREATE TABLE search_texts (
    document    INTEGER PRIMARY KEY,
    title       TEXT NOT NULL,
    names       TEXT NOT NULL,
    description TEXT NOT NULL
);
CREATE VIRTUAL TABLE search_names USING fts5 (title, names, content = '', detail = column, prefix = '3 4', tokenize = 'ascii');
-- Title, names and description as one.
CREATE VIRTUAL TABLE search_bodies USING fts5 (body, content = '', detail = none, prefix = '3 4', tokenize = 'ascii');
CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab ('search_bodies', 'row');

-- Every word ever indexed, by the pieces of it that a misspelling leaves unharmed (domain/spelling.hpp).
CREATE TABLE search_words (word TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE search_pieces (
    piece TEXT NOT NULL,
    word  TEXT NOT NULL,
    PRIMARY KEY (piece, word)
) WITHOUT ROWID;

-- Videos whose index is out of date. backlog 0: by the present transaction, which indexes them before it commits.
CREATE TABLE search_stale (
    backlog  INTEGER NOT NULL,
    video_id TEXT    NOT NULL,
    PRIMARY KEY (backlog, video_id)
) WITHOUT ROWID;

-- Triggers, because rows of videos also go by cascades, and so that no writer can forget it.
CREATE TRIGGER search_after_change AFTER UPDATE OF title, description, tags, category, language, duration_ms, state, visibility, hold ON videos
BEGIN INSERT OR IGNORE INTO search_stale (backlog, video_id) VALUES (0, NEW.id); END;
CREATE TRIGGER search_after_insert AFTER INSERT ON videos WHEN NEW.state = 'PUBLIC'
BEGIN INSERT OR IGNORE INTO search_stale (backlog, video_id) VALUES (0, NEW.id); END;
CREATE TRIGGER search_after_delete AFTER DELETE ON videos
BEGIN INSERT OR IGNORE INTO search_stale (backlog, video_id) VALUES (0, OLD.id); END;
CREATE TRIGGER search_after_rename AFTER UPDATE OF user_id, name ON users
BEGIN INSERT OR IGNORE INTO search_stale (backlog, video_id) SELECT 0, id FROM videos WHERE owner = NEW.user_key AND listed = 1; END;
CREATE TRIGGER search_after_view AFTER UPDATE OF views ON videos
BEGIN UPDATE search_documents SET views = NEW.views WHERE video_id = NEW.id; END;

INSERT INTO search_stale (backlog, video_id) SELECT 1, id FROM videos WHERE listed = 1;
