-- Accounts, videos, the work on them, and the outbox.
-- Times are microseconds since 1970 (UTC). A statement ends with a semicolon at the end of its line.

-- AUTOINCREMENT: a key is never given twice, so an old token or lease can never speak for a newer row.
CREATE TABLE users (
    user_key            INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id             TEXT   NOT NULL,
    user_id_folded      TEXT   NOT NULL UNIQUE,
    name                TEXT   NOT NULL,
    password_hash       TEXT   NOT NULL,
    profile_picture_url TEXT   NOT NULL,
    created             BIGINT NOT NULL
);

CREATE TABLE videos (
    id               TEXT    NOT NULL PRIMARY KEY,
    owner            BIGINT  NOT NULL REFERENCES users (user_key) ON DELETE CASCADE,
    title            TEXT    NOT NULL,
    description      TEXT    NOT NULL,
    created          BIGINT  NOT NULL,
    uploaded         BIGINT  NOT NULL DEFAULT 0,
    state            TEXT    NOT NULL CHECK (state IN ('UPLOADING', 'PROCESSING', 'PUBLIC', 'FAILED')),
    finished         INTEGER NOT NULL DEFAULT 0,
    error            TEXT    NOT NULL DEFAULT '',
    notice           TEXT    NOT NULL DEFAULT '',
    concealed        INTEGER NOT NULL DEFAULT 0,
    concealed_notice TEXT    NOT NULL DEFAULT '',
    declared_size    BIGINT  NOT NULL DEFAULT -1,
    declared_type    TEXT    NOT NULL DEFAULT '',
    original_etag    TEXT    NOT NULL DEFAULT '',
    original_bytes   BIGINT  NOT NULL DEFAULT 0,
    duration_ms      BIGINT  NOT NULL DEFAULT -1,
    width            INTEGER NOT NULL DEFAULT 0,
    height           INTEGER NOT NULL DEFAULT 0,
    likes            BIGINT  NOT NULL DEFAULT 0,
    views            BIGINT  NOT NULL DEFAULT 0
);
CREATE INDEX videos_by_state ON videos (state, created, id);
CREATE INDEX videos_by_owner ON videos (owner, created, id);
CREATE INDEX videos_by_owner_and_state ON videos (owner, state, created, id);
CREATE INDEX videos_unfinished ON videos (finished, state, uploaded, id);

-- Apart from its video: a plan can have 100 KB, and the rows of videos are rewritten often.
CREATE TABLE plans (
    video_id TEXT NOT NULL PRIMARY KEY REFERENCES videos (id) ON DELETE CASCADE,
    plan     TEXT NOT NULL
);

-- segments: 36 bytes for each: its size (32 bits, little endian; 0 = not stored) and the SHA-256 of its bytes.
CREATE TABLE tracks (
    video_id TEXT    NOT NULL REFERENCES videos (id) ON DELETE CASCADE,
    track    INTEGER NOT NULL,
    label    TEXT    NOT NULL,
    total    INTEGER NOT NULL,
    stored   INTEGER NOT NULL,
    segments BLOB    NOT NULL,
    PRIMARY KEY (video_id, track)
);

-- uploader: the video's owner again, for the index from which work is claimed.
-- tracks: numbers joined by commas. task_class: 0 interactive, 1 sweep. mode: 0 decode, 1 conceal.
CREATE TABLE tasks (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    video_id      TEXT    NOT NULL REFERENCES videos (id) ON DELETE CASCADE,
    uploader      BIGINT  NOT NULL,
    kind          TEXT    NOT NULL,
    task_class    INTEGER NOT NULL,
    mode          INTEGER NOT NULL DEFAULT 0,
    tracks        TEXT    NOT NULL DEFAULT '',
    first_segment INTEGER NOT NULL DEFAULT 0,
    last_segment  INTEGER NOT NULL DEFAULT 0,
    sweep_order   BIGINT  NOT NULL,
    state         TEXT    NOT NULL DEFAULT 'ready' CHECK (state IN ('ready', 'running', 'resting')),
    owner         TEXT    NOT NULL DEFAULT '',
    fence         BIGINT  NOT NULL DEFAULT 0,
    beat          BIGINT  NOT NULL DEFAULT 0,
    failures      INTEGER NOT NULL DEFAULT 0,
    interruptions INTEGER NOT NULL DEFAULT 0,
    rest_ms       BIGINT  NOT NULL DEFAULT 0,
    why           TEXT    NOT NULL DEFAULT '',
    created       BIGINT  NOT NULL
);
CREATE INDEX tasks_to_claim ON tasks (state, uploader, task_class, sweep_order, id);
CREATE INDEX tasks_of_video ON tasks (video_id, task_class, state);

CREATE TABLE events (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    topic    TEXT   NOT NULL,
    video_id TEXT   NOT NULL,
    created  BIGINT NOT NULL
);
CREATE TABLE events_taken (
    event_id  BIGINT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    taken_by  TEXT   NOT NULL,
    PRIMARY KEY (event_id, taken_by)
);

CREATE TABLE tombstones (
    video_id TEXT   NOT NULL PRIMARY KEY,
    deleted  BIGINT NOT NULL
);
CREATE INDEX tombstones_by_age ON tombstones (deleted, video_id);
