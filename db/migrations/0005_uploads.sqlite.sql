-- Uploads in parts, and the parts that are stored.

CREATE TABLE multipart_uploads (
    upload_id  TEXT   NOT NULL PRIMARY KEY,
    video_id   TEXT   NOT NULL UNIQUE REFERENCES videos (id) ON DELETE CASCADE,
    size_bytes BIGINT NOT NULL,
    part_bytes BIGINT NOT NULL,
    created    BIGINT NOT NULL,
    touched    BIGINT NOT NULL
);
CREATE INDEX multipart_uploads_by_age ON multipart_uploads (touched, upload_id);
CREATE TABLE upload_parts (
    upload_id  TEXT    NOT NULL REFERENCES multipart_uploads (upload_id) ON DELETE CASCADE,
    part       INTEGER NOT NULL,
    size_bytes BIGINT  NOT NULL,
    etag       TEXT    NOT NULL,
    stored     BIGINT  NOT NULL,
    PRIMARY KEY (upload_id, part)
) WITHOUT ROWID;
