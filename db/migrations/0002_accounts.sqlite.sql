-- Roles, sessions and what ends them, other ways to sign in, invitations.

ALTER TABLE users ADD COLUMN role TEXT NOT NULL DEFAULT 'user' CHECK (role IN ('user', 'moderator', 'admin'));
ALTER TABLE users ADD COLUMN suspended INTEGER NOT NULL DEFAULT 0;
-- closed: deleted by its owner; what is left of it is being removed, and nobody finds it any more.
ALTER TABLE users ADD COLUMN closed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE users ADD COLUMN about TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN email TEXT NOT NULL DEFAULT '';
-- quota_bytes: −1 means the instance's own.
ALTER TABLE users ADD COLUMN quota_bytes BIGINT NOT NULL DEFAULT -1;
-- Kept, because every channel shows it.
ALTER TABLE users ADD COLUMN subscribers BIGINT NOT NULL DEFAULT 0;
CREATE INDEX users_by_role ON users (role, user_key);
CREATE INDEX users_by_closing ON users (closed, user_key);
CREATE INDEX users_by_email ON users (email);

-- One row for each place where someone is signed in; its id is in the token.
CREATE TABLE sessions (
    session_id TEXT   NOT NULL PRIMARY KEY,
    user_key   BIGINT NOT NULL REFERENCES users (user_key) ON DELETE CASCADE,
    created    BIGINT NOT NULL,
    renewed    BIGINT NOT NULL,
    expires    BIGINT NOT NULL,
    client     TEXT   NOT NULL DEFAULT '',
    address    TEXT   NOT NULL DEFAULT ''
);
CREATE INDEX sessions_of_user ON sessions (user_key, renewed, session_id);
CREATE INDEX sessions_by_end ON sessions (expires, session_id);

-- Sessions that ended before their tokens expire. Numbered, so that a reader asks only for what is new; without a
-- foreign key, because it outlives the account.
CREATE TABLE revocations (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id TEXT   NOT NULL,
    expires    BIGINT NOT NULL
);
CREATE INDEX revocations_by_end ON revocations (expires, number);

CREATE TABLE github_users (
    github_id BIGINT NOT NULL PRIMARY KEY,
    user_key  BIGINT NOT NULL UNIQUE REFERENCES users (user_key) ON DELETE CASCADE,
    login     TEXT   NOT NULL,
    linked    BIGINT NOT NULL
);

-- States of GitHub log-ins that came back, by their SHA-256, until they would have expired anyway.
CREATE TABLE spent_states (
    state_hash TEXT   NOT NULL PRIMARY KEY,
    expires    BIGINT NOT NULL
);
CREATE INDEX spent_states_by_end ON spent_states (expires);

-- Secrets that were handed out once, by the SHA-256 of what was handed out.
-- created_by: the userId of an administrator, or `console`. An invitation outlives who made it.
CREATE TABLE invites (
    secret_hash TEXT    NOT NULL PRIMARY KEY,
    created_by  TEXT    NOT NULL,
    created     BIGINT  NOT NULL,
    expires     BIGINT  NOT NULL,
    uses_left   INTEGER NOT NULL
);
CREATE INDEX invites_by_time ON invites (created, secret_hash);
CREATE TABLE password_resets (
    secret_hash TEXT   NOT NULL PRIMARY KEY,
    user_key    BIGINT NOT NULL REFERENCES users (user_key) ON DELETE CASCADE,
    expires     BIGINT NOT NULL
);
CREATE INDEX password_resets_of_user ON password_resets (user_key, expires DESC, secret_hash);

-- What administrators and moderators did, in words that outlive the accounts and videos they name.
CREATE TABLE audit_log (
    entry  INTEGER PRIMARY KEY AUTOINCREMENT,
    at     BIGINT NOT NULL,
    actor  TEXT   NOT NULL,
    action TEXT   NOT NULL,
    target TEXT   NOT NULL,
    detail TEXT   NOT NULL
);
-- Lists of accounts are searched by the beginning of a userId or of a name.
ALTER TABLE users ADD COLUMN name_folded TEXT GENERATED ALWAYS AS (lower(name)) VIRTUAL;
CREATE INDEX users_by_name ON users (name_folded, user_key);
