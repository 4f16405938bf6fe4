-- The columns of ours that lists, details and search read, with the indexes that their queries want. Filled by LOAD DATA,
-- then the indexes of search are made.
CREATE TABLE users (
    user_key            INT UNSIGNED NOT NULL PRIMARY KEY,
    user_id             VARCHAR(64)  NOT NULL,
    name                VARCHAR(100) NOT NULL,
    profile_picture_url VARCHAR(200) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;

-- names: tags and the channel, for search. listed_at: with `listed = 1 AND created <= …` instead, the planner reads lists from
-- their beginning, as if a page in the middle were its first one.
CREATE TABLE videos (
    id          CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    owner       INT UNSIGNED NOT NULL,
    title       VARCHAR(200) NOT NULL,
    description TEXT         NOT NULL,
    created     BIGINT       NOT NULL,
    state       VARCHAR(10) CHARACTER SET ascii NOT NULL,
    finished    TINYINT      NOT NULL,
    error       VARCHAR(500) NOT NULL,
    notice      VARCHAR(500) NOT NULL,
    duration_ms BIGINT       NOT NULL,
    width       INT          NOT NULL,
    height      INT          NOT NULL,
    likes       INT          NOT NULL,
    views       INT          NOT NULL,
    comments    INT          NOT NULL,
    version     INT          NOT NULL,
    visibility  VARCHAR(8) CHARACTER SET ascii NOT NULL,
    hold        TINYINT      NOT NULL,
    listed      TINYINT      NOT NULL,
    tags        TEXT         NOT NULL,
    category    VARCHAR(40)  NOT NULL,
    language    VARCHAR(40)  NOT NULL,
    licence     VARCHAR(40)  NOT NULL,
    names       TEXT         NOT NULL,
    listed_at   BIGINT AS (IF(listed = 1, created, NULL)) STORED,
    KEY videos_listed (listed_at, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
