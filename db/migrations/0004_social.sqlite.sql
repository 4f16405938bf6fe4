-- What people do with videos and with each other.
--
-- The counters that lists show (videos.likes, videos.comments, comments.replies, users.subscribers, playlists.items,
-- …) are kept by the triggers below, whoever makes or removes the rows: also when they go with a user or a video.
-- A trigger ends with `END;` at the end of its line.

CREATE TABLE likes (
    video_id TEXT   NOT NULL REFERENCES videos (id) ON DELETE CASCADE,
    user_key BIGINT NOT NULL REFERENCES users (user_key) ON DELETE CASCADE,
    created  BIGINT NOT NULL,
    PRIMARY KEY (video_id, user_key)
) WITHOUT ROWID;
CREATE INDEX likes_of_user ON likes (user_key, created, video_id);
CREATE TRIGGER like_added AFTER INSERT ON likes BEGIN
    UPDATE videos SET likes = likes + 1 WHERE id = NEW.video_id; END;
CREATE TRIGGER like_removed AFTER DELETE ON likes BEGIN
    UPDATE videos SET likes = likes - 1 WHERE id = OLD.video_id; END;

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
CREATE TRIGGER comment_added AFTER INSERT ON comments BEGIN
    UPDATE videos SET comments = comments + 1 WHERE id = NEW.video_id;
    UPDATE comments SET replies = replies + 1 WHERE comment_id = NEW.thread; END;
CREATE TRIGGER comment_removed AFTER DELETE ON comments BEGIN
    UPDATE videos SET comments = comments - 1 WHERE id = OLD.video_id;
    UPDATE comments SET replies = replies - 1 WHERE comment_id = OLD.thread;
    DELETE FROM notifications WHERE video_id = OLD.video_id AND comment_id = OLD.comment_id; END;
-- A comment goes with its replies.
CREATE TRIGGER thread_removed AFTER DELETE ON comments WHEN OLD.thread = 0 BEGIN
    DELETE FROM comments WHERE video_id = OLD.video_id AND thread = OLD.comment_id; END;

CREATE TABLE subscriptions (
    subscriber BIGINT NOT NULL REFERENCES users (user_key) ON DELETE CASCADE,
    channel    BIGINT NOT NULL REFERENCES users (user_key) ON DELETE CASCADE,
    created    BIGINT NOT NULL,
    PRIMARY KEY (subscriber, channel)
) WITHOUT ROWID;
CREATE INDEX subscriptions_of_channel ON subscriptions (channel, subscriber);
CREATE INDEX subscriptions_by_time ON subscriptions (subscriber, created, channel);
CREATE TRIGGER subscription_added AFTER INSERT ON subscriptions BEGIN
    UPDATE users SET subscribers = subscribers + 1 WHERE user_key = NEW.channel; END;
CREATE TRIGGER subscription_removed AFTER DELETE ON subscriptions BEGIN
    UPDATE users SET subscribers = subscribers - 1 WHERE user_key = OLD.channel; END;

ALTER TABLE users ADD COLUMN history_paused INTEGER NOT NULL DEFAULT 0;
CREATE TABLE history (
    user_key    BIGINT NOT NULL REFERENCES users (user_key) ON DELETE CASCADE,
    video_id    TEXT   NOT NULL REFERENCES videos (id) ON DELETE CASCADE,
    position_ms BIGINT NOT NULL,
    watched     BIGINT NOT NULL,
    PRIMARY KEY (user_key, video_id)
) WITHOUT ROWID;
CREATE INDEX history_by_time ON history (user_key, watched, video_id);
CREATE INDEX history_of_video ON history (video_id);

-- items: all rows, for the limit. shown: those that everyone may see; shown_to_owner: those that the playlist's
-- owner may see, who may have private videos in it.
CREATE TABLE playlists (
    playlist_id    TEXT    NOT NULL PRIMARY KEY,
    owner          BIGINT  NOT NULL REFERENCES users (user_key) ON DELETE CASCADE,
    kind           TEXT    NOT NULL DEFAULT 'plain' CHECK (kind IN ('plain', 'watch_later')),
    title          TEXT    NOT NULL,
    description    TEXT    NOT NULL DEFAULT '',
    visibility     TEXT    NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'unlisted', 'private')),
    items          INTEGER NOT NULL DEFAULT 0,
    shown          INTEGER NOT NULL DEFAULT 0,
    shown_to_owner INTEGER NOT NULL DEFAULT 0,
    created        BIGINT  NOT NULL,
    updated        BIGINT  NOT NULL
);
CREATE INDEX playlists_of_owner ON playlists (owner, updated, playlist_id);
CREATE INDEX playlists_of_channel ON playlists (owner, visibility, updated, playlist_id);
CREATE UNIQUE INDEX playlists_watch_later ON playlists (owner) WHERE kind = 'watch_later';
CREATE TABLE playlist_items (
    playlist_id TEXT   NOT NULL REFERENCES playlists (playlist_id) ON DELETE CASCADE,
    video_id    TEXT   NOT NULL REFERENCES videos (id) ON DELETE CASCADE,
    place       BIGINT NOT NULL,
    added       BIGINT NOT NULL,
    PRIMARY KEY (playlist_id, video_id)
) WITHOUT ROWID;
CREATE INDEX playlist_items_in_order ON playlist_items (playlist_id, place, video_id);
CREATE INDEX playlist_items_of_video ON playlist_items (video_id);
CREATE TRIGGER playlist_item_added AFTER INSERT ON playlist_items BEGIN
    UPDATE playlists SET items = items + 1,
        shown = shown + (SELECT visibility <> 'private' AND hold = 0 FROM videos WHERE id = NEW.video_id),
        shown_to_owner = shown_to_owner + (SELECT v.owner = playlists.owner OR (v.visibility <> 'private' AND v.hold = 0)
                                           FROM videos v WHERE v.id = NEW.video_id)
    WHERE playlist_id = NEW.playlist_id; END;
CREATE TRIGGER playlist_item_removed AFTER DELETE ON playlist_items BEGIN
    UPDATE playlists SET items = items - 1,
        shown = shown - (SELECT visibility <> 'private' AND hold = 0 FROM videos WHERE id = OLD.video_id),
        shown_to_owner = shown_to_owner - (SELECT v.owner = playlists.owner OR (v.visibility <> 'private' AND v.hold = 0)
                                           FROM videos v WHERE v.id = OLD.video_id)
    WHERE playlist_id = OLD.playlist_id; END;
-- Its items go first, while the row still says whether it was shown.
CREATE TRIGGER video_leaves_playlists BEFORE DELETE ON videos BEGIN
    DELETE FROM playlist_items WHERE video_id = OLD.id; END;
CREATE TRIGGER video_shown_or_hidden AFTER UPDATE OF visibility, hold ON videos
    WHEN (OLD.visibility <> 'private' AND OLD.hold = 0) <> (NEW.visibility <> 'private' AND NEW.hold = 0) BEGIN
    UPDATE playlists SET shown = shown + CASE WHEN NEW.visibility <> 'private' AND NEW.hold = 0 THEN 1 ELSE -1 END,
        shown_to_owner = shown_to_owner + CASE WHEN owner = NEW.owner THEN 0
                                               WHEN NEW.visibility <> 'private' AND NEW.hold = 0 THEN 1 ELSE -1 END
    WHERE playlist_id IN (SELECT playlist_id FROM playlist_items WHERE video_id = NEW.id); END;

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
CREATE INDEX notifications_unread ON notifications (user_key, is_read, video_id);
CREATE INDEX notifications_of_video ON notifications (video_id, comment_id);
CREATE INDEX notifications_of_actor ON notifications (actor);
CREATE INDEX notifications_by_age ON notifications (created);

-- Videos from before there were subscriptions are nobody's news.
UPDATE videos SET announced = 1 WHERE state = 'PUBLIC';
CREATE INDEX videos_to_announce ON videos (announced, listed, created, id);
