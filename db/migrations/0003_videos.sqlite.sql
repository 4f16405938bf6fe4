-- What an owner says about a video, who may see it, and who has seen it.

ALTER TABLE videos ADD COLUMN visibility TEXT NOT NULL DEFAULT 'public' CHECK (visibility IN ('public', 'unlisted', 'private'));
-- hold: kept from everyone but its owner by moderation.
ALTER TABLE videos ADD COLUMN hold INTEGER NOT NULL DEFAULT 0;
-- tags: joined by newlines.
ALTER TABLE videos ADD COLUMN tags TEXT NOT NULL DEFAULT '';
ALTER TABLE videos ADD COLUMN category TEXT NOT NULL DEFAULT '';
ALTER TABLE videos ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE videos ADD COLUMN licence TEXT NOT NULL DEFAULT '';
ALTER TABLE videos ADD COLUMN comments BIGINT NOT NULL DEFAULT 0;
ALTER TABLE videos ADD COLUMN updated BIGINT NOT NULL DEFAULT 0;
-- version: one more with each change of what the owner says.
ALTER TABLE videos ADD COLUMN version BIGINT NOT NULL DEFAULT 0;
-- announced: subscribers have been told, once.
ALTER TABLE videos ADD COLUMN announced INTEGER NOT NULL DEFAULT 0;
-- listed: what lists, feeds and search show to everyone.
ALTER TABLE videos ADD COLUMN listed INTEGER GENERATED ALWAYS AS (CASE WHEN state = 'PUBLIC' AND visibility = 'public' AND hold = 0 THEN 1 ELSE 0 END) VIRTUAL;
CREATE INDEX videos_listed ON videos (listed, created, id);
CREATE INDEX videos_of_channel ON videos (owner, listed, created, id);

-- Who has been counted as a viewer of what.
CREATE TABLE views (
    video_id TEXT   NOT NULL REFERENCES videos (id) ON DELETE CASCADE,
    user_key BIGINT NOT NULL REFERENCES users (user_key) ON DELETE CASCADE,
    PRIMARY KEY (video_id, user_key)
) WITHOUT ROWID;
CREATE INDEX views_of_user ON views (user_key);
-- viewer: a hash of where a guest comes from, salted with the day's salt; rows go when that salt is gone.
CREATE TABLE guest_views (
    video_id TEXT   NOT NULL REFERENCES videos (id) ON DELETE CASCADE,
    viewer   TEXT   NOT NULL,
    seen     BIGINT NOT NULL,
    PRIMARY KEY (video_id, viewer)
) WITHOUT ROWID;
CREATE INDEX guest_views_by_time ON guest_views (seen);

CREATE TABLE video_moderation (
    video_id TEXT NOT NULL REFERENCES videos (id) ON DELETE CASCADE,
    label    TEXT NOT NULL,
    PRIMARY KEY (video_id, label)
) WITHOUT ROWID;

-- What moderators look through.
CREATE INDEX videos_by_time ON videos (created, id);
CREATE INDEX videos_held ON videos (hold, created, id);
