-- Uploads in parts, the parts that are stored, and what uploads count for in a quota.

-- reserved_bytes: what an upload counts for while it is open: the announced size, or that of the PUT under way.
ALTER TABLE videos ADD COLUMN reserved_bytes BIGINT NOT NULL DEFAULT 0;
CREATE INDEX videos_usage ON videos (owner, state, original_bytes, reserved_bytes);

-- A row stays when its upload is completed, so that a repeated completion gets the same answer; its parts do not.
CREATE TABLE multipart_uploads (
    upload_id    TEXT    NOT NULL PRIMARY KEY,
    video_id     TEXT    NOT NULL UNIQUE REFERENCES videos (id) ON DELETE CASCADE,
    owner        BIGINT  NOT NULL REFERENCES users (user_key) ON DELETE CASCADE,
    size_bytes   BIGINT  NOT NULL,
    part_bytes   BIGINT  NOT NULL,
    stored_parts INTEGER NOT NULL DEFAULT 0,
    stored_bytes BIGINT  NOT NULL DEFAULT 0,
    completed    INTEGER NOT NULL DEFAULT 0,
    created      BIGINT  NOT NULL,
    touched      BIGINT  NOT NULL
);
CREATE INDEX multipart_uploads_of_user ON multipart_uploads (owner, completed, created, upload_id);

CREATE TABLE upload_parts (
    upload_id  TEXT    NOT NULL REFERENCES multipart_uploads (upload_id) ON DELETE CASCADE,
    part       INTEGER NOT NULL,
    size_bytes BIGINT  NOT NULL,
    etag       TEXT    NOT NULL,
    PRIMARY KEY (upload_id, part)
) WITHOUT ROWID;
