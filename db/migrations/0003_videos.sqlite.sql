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
-- announced: subscribers have been told, once.
ALTER TABLE videos ADD COLUMN announced INTEGER NOT NULL DEFAULT 0;
-- listed: what lists, feeds and search show to everyone.
ALTER TABLE videos ADD COLUMN listed INTEGER GENERATED ALWAYS AS (CASE WHEN state = 'PUBLIC' AND visibility = 'public' AND hold = 0 THEN 1 ELSE 0 END) VIRTUAL;
CREATE INDEX videos_listed ON videos (listed, created, id);
CREATE INDEX videos_of_channel ON videos (owner, listed, created, id);

-- viewer: 'u' and the user's key, or 'g' and a salted hash that changes with the day's salt.
CREATE TABLE views (
    video_id TEXT   NOT NULL REFERENCES videos (id) ON DELETE CASCADE,
    viewer   TEXT   NOT NULL,
    seen     BIGINT NOT NULL,
    PRIMARY KEY (video_id, viewer)
) WITHOUT ROWID;
CREATE INDEX views_by_time ON views (seen);

CREATE TABLE video_moderation (
    video_id TEXT NOT NULL REFERENCES videos (id) ON DELETE CASCADE,
    label    TEXT NOT NULL,
    PRIMARY KEY (video_id, label)
) WITHOUT ROWID;
