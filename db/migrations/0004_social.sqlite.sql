-- What people do with videos and with each other.

CREATE TABLE likes (
    video_id TEXT   NOT NULL REFERENCES videos (id) ON DELETE CASCADE,
    user_key BIGINT NOT NULL REFERENCES users (user_key) ON DELETE CASCADE,
    created  BIGINT NOT NULL,
    PRIMARY KEY (video_id, user_key)
) WITHOUT ROWID;
CREATE INDEX likes_of_user ON likes (user_key, created, video_id);

-- thread: the comment that this one answers, 0 for none. Answers cannot be answered: one level deep.
CREATE TABLE comments (
    comment_id INTEGER PRIMARY KEY AUTOINCREMENT,
    video_id   TEXT    NOT NULL REFERENCES videos (id) ON DELETE CASCADE,
    author     BIGINT  NOT NULL REFERENCES users (user_key) ON DELETE CASCADE,
    thread     BIGINT  NOT NULL DEFAULT 0,
    text       TEXT    NOT NULL,
    created    BIGINT  NOT NULL,
    edited     BIGINT  NOT NULL DEFAULT 0,
    replies    INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX comments_of_video ON comments (video_id, thread, comment_id);
CREATE INDEX comments_of_author ON comments (author, comment_id);

CREATE TABLE subscriptions (
    subscriber BIGINT NOT NULL REFERENCES users (user_key) ON DELETE CASCADE,
    channel    BIGINT NOT NULL REFERENCES users (user_key) ON DELETE CASCADE,
    created    BIGINT NOT NULL,
    PRIMARY KEY (subscriber, channel)
) WITHOUT ROWID;
CREATE INDEX subscriptions_of_channel ON subscriptions (channel, subscriber);

CREATE TABLE history (
    user_key    BIGINT NOT NULL REFERENCES users (user_key) ON DELETE CASCADE,
    video_id    TEXT   NOT NULL REFERENCES videos (id) ON DELETE CASCADE,
    position_ms BIGINT NOT NULL,
    watched     BIGINT NOT NULL,
    PRIMARY KEY (user_key, video_id)
) WITHOUT ROWID;
CREATE INDEX history_by_time ON history (user_key, watched, video_id);
CREATE INDEX history_of_video ON history (video_id);

CREATE TABLE playlists (
    playlist_id TEXT    NOT NULL PRIMARY KEY,
    owner       BIGINT  NOT NULL REFERENCES users (user_key) ON DELETE CASCADE,
    kind        TEXT    NOT NULL DEFAULT 'plain' CHECK (kind IN ('plain', 'watch_later')),
    title       TEXT    NOT NULL,
    description TEXT    NOT NULL DEFAULT '',
    visibility  TEXT    NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'unlisted', 'private')),
    items       INTEGER NOT NULL DEFAULT 0,
    created     BIGINT  NOT NULL,
    updated     BIGINT  NOT NULL
);
CREATE INDEX playlists_of_owner ON playlists (owner, updated, playlist_id);
CREATE TABLE playlist_items (
    playlist_id TEXT   NOT NULL REFERENCES playlists (playlist_id) ON DELETE CASCADE,
    video_id    TEXT   NOT NULL REFERENCES videos (id) ON DELETE CASCADE,
    place       BIGINT NOT NULL,
    added       BIGINT NOT NULL,
    PRIMARY KEY (playlist_id, video_id)
) WITHOUT ROWID;
CREATE INDEX playlist_items_in_order ON playlist_items (playlist_id, place, video_id);
CREATE INDEX playlist_items_of_video ON playlist_items (video_id);

-- comment_id: 0 for none. One of a kind for each thing, so that telling twice tells once.
CREATE TABLE notifications (
    notification_id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_key        BIGINT  NOT NULL REFERENCES users (user_key) ON DELETE CASCADE,
    kind            TEXT    NOT NULL CHECK (kind IN ('new_video', 'comment', 'reply')),
    actor           BIGINT  NOT NULL REFERENCES users (user_key) ON DELETE CASCADE,
    video_id        TEXT    NOT NULL REFERENCES videos (id) ON DELETE CASCADE,
    comment_id      BIGINT  NOT NULL DEFAULT 0,
    created         BIGINT  NOT NULL,
    is_read         INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX notifications_once ON notifications (user_key, kind, video_id, comment_id);
CREATE INDEX notifications_in_order ON notifications (user_key, notification_id);
CREATE INDEX notifications_unread ON notifications (user_key, is_read);
CREATE INDEX notifications_of_video ON notifications (video_id);
CREATE INDEX notifications_of_actor ON notifications (actor);
