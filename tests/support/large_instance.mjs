// A database as large as that of an instance with 100,000 videos, made once and kept under .cache/large_instance.
// The server makes the schema and the search index itself; the rows between come from large_instance_rows.mjs.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LargeInstance } from './large_instance_rows.mjs';
import { Client, Server, temporaryFolder } from './server.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const cache = path.join(root, '.cache/large_instance');
/** Everyone's. */
export const password = 'correct horse';
export const fullSize = { videos: 100_000, users: 20_000, comments: 1_000_000, seed: 1 };
export const tenthSize = { videos: 10_000, users: 2_000, comments: 100_000, seed: 1 };

/** Kept counters and what they count. All are 0 after a fill, and set at its end. */
const counters = [
  ['videos', 'likes', 'SELECT COUNT(*) FROM likes WHERE video_id = videos.id'],
  ['videos', 'comments', 'SELECT COUNT(*) FROM comments WHERE video_id = videos.id'],
  ['comments', 'replies', 'SELECT COUNT(*) FROM comments r WHERE r.video_id = comments.video_id AND r.thread = comments.comment_id'],
  ['users', 'subscribers', 'SELECT COUNT(*) FROM subscriptions WHERE channel = users.user_key'],
  ['playlists', 'items', 'SELECT COUNT(*) FROM playlist_items WHERE playlist_id = playlists.playlist_id'],
  ['playlists', 'shown', `SELECT COUNT(*) FROM playlist_items i JOIN videos v ON v.id = i.video_id
    WHERE i.playlist_id = playlists.playlist_id AND v.visibility <> 'private' AND v.hold = 0`],
  ['playlists', 'shown_to_owner', `SELECT COUNT(*) FROM playlist_items i JOIN videos v ON v.id = i.video_id
    WHERE i.playlist_id = playlists.playlist_id AND (v.owner = playlists.owner OR (v.visibility <> 'private' AND v.hold = 0))`],
];

/** What `sql` answers, read from a database that a server may have open. */
export function ask(database, sql) {
  return execFileSync('sqlite3', ['-readonly', '-bail', database, sql], { encoding: 'utf8', maxBuffer: 1 << 28 }).trim();
}

/** Sentences about every counter that does not say what there is, and about a search index that is not the videos'. */
export function inconsistencies(database) {
  const wrong = counters.map(([table, column, count]) => `SELECT '${table}.${column} is wrong in ' || COUNT(*) || ' rows' FROM ${table} WHERE ${column} <> (${count}) HAVING COUNT(*) > 0`);
  return ask(database, [
    ...wrong,
    "SELECT 'videos.views is too small in ' || COUNT(*) || ' rows' FROM videos WHERE views < (SELECT COUNT(*) FROM views WHERE video_id = id) HAVING COUNT(*) > 0",
    "SELECT 'broken reference in ' || \"table\" FROM pragma_foreign_key_check GROUP BY \"table\"",
    "SELECT 'not in the search index: ' || id FROM videos WHERE listed = 1 AND NOT EXISTS (SELECT 1 FROM search_documents d WHERE d.video_id = id)",
    "SELECT 'only in the search index: ' || video_id FROM search_documents d WHERE NOT EXISTS (SELECT 1 FROM videos WHERE id = d.video_id AND listed = 1)",
    "SELECT 'the views of the search index are behind' FROM search_documents d JOIN videos v ON v.id = d.video_id WHERE d.views <> v.views LIMIT 1",
    "SELECT 'waits to be indexed: ' || video_id FROM search_stale",
  ].join(';\n'));
}

/** What a made file depends on: the schema, how words are indexed, this generator, and its newest row. */
function keyOf(size, end) {
  const hash = createHash('sha256').update(JSON.stringify([size, end]));
  const migrations = readdirSync(path.join(root, 'db/migrations')).sort().map((name) => 'db/migrations/' + name);
  const indexing = ['base/words.cpp', 'domain/spelling.cpp', 'adapters/sql/search_index.cpp', 'adapters/sql/search_words.cpp'].map((name) => 'src/' + name);
  const generator = ['large_instance', 'large_instance_rows', 'vocabulary'].map((name) => `tests/support/${name}.mjs`);
  for (const name of [...migrations, ...indexing, ...generator]) hash.update(readFileSync(path.join(root, name)));
  return `${size.videos}-${hash.digest('hex').slice(0, 16)}`;
}

/** Schema and the first account, made by the program; returns the hash of that account's password. */
async function makeSchema(dataDir, database) {
  const server = await new Server({ dataDir }).start();
  await new Client(server.origin).expect('POST', '/auth/signup', { userId: 'admin', password, name: 'The Admin' });
  const { code } = await server.kill('SIGTERM');
  if (code !== 0) throw new Error('the server ended with ' + code);
  return ask(database, 'SELECT password_hash FROM users');
}

/** Feeds `statements` to one sqlite3 process, in one transaction and without what only a live database needs. */
async function fill(database, statements) {
  const triggers = JSON.parse(ask(database, "SELECT json_group_array(json_array(name, sql)) FROM sqlite_master WHERE type = 'trigger'"));
  const process_ = spawn('sqlite3', ['-bail', database], { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(process_, 'exit');
  process_.stdin.on('error', () => {}); // it ended: its code says so
  const say = async (text) => process_.stdin.write(text) || process_.exitCode !== null || (await Promise.race([once(process_.stdin, 'drain'), ended]));
  await say('PRAGMA journal_mode = OFF;\nPRAGMA synchronous = OFF;\nPRAGMA cache_size = -2000000;\nBEGIN;\n');
  for (const [name] of triggers) await say(`DROP TRIGGER ${name};\n`);
  for (const statement of statements) await say(statement);
  for (const [table, column, count] of counters) await say(`UPDATE ${table} SET ${column} = (${count});\n`);
  await say('UPDATE videos SET views = views + (SELECT COUNT(*) FROM views WHERE video_id = id);\n');
  await say("UPDATE users SET role = 'admin' WHERE user_key = 1;\n");
  for (const [, sql] of triggers) await say(sql + ';\n');
  process_.stdin.end('COMMIT;\nPRAGMA journal_mode = WAL;\n');
  const [code] = await ended;
  if (code !== 0) throw new Error(`sqlite3 ended with ${code}`);
}

/** The server finds by itself that nothing is indexed, and does it. */
async function makeSearchIndex(dataDir, database) {
  const server = await new Server({ dataDir }).start({ readyWithin: 60000 });
  const done = "SELECT (SELECT COUNT(*) FROM videos WHERE listed = 1) = (SELECT COUNT(*) FROM search_documents) AND NOT EXISTS (SELECT 1 FROM search_stale)";
  for (let waited = 0; ask(database, done) !== '1'; waited += 500) {
    if (waited > 900_000) throw new Error('the search index was not made: ' + server.log().slice(-2000));
    await sleep(500);
  }
  await server.kill('SIGTERM');
  rmSync(server.logFile, { force: true });
}

async function make(file, size, end) {
  const dataDir = temporaryFolder('sunomi-large-');
  const database = path.join(dataDir, 'sunomi.db');
  const schema = () => ask(database, "SELECT sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name");
  try {
    const passwordHash = await makeSchema(dataDir, database);
    const before = schema();
    const instance = new LargeInstance({ ...size, end, passwordHash });
    await fill(database, instance.statements());
    if (schema() !== before) throw new Error('filling the database changed its schema');
    await makeSearchIndex(dataDir, database);
    const wrong = inconsistencies(database);
    if (wrong) throw new Error(wrong.slice(0, 2000));
    mkdirSync(cache, { recursive: true });
    for (const old of readdirSync(cache)) if (old.startsWith(size.videos + '-')) rmSync(path.join(cache, old));
    writeFileSync(file + '.json', JSON.stringify(instance.landmarks()));
    cpSync(database, file + '.partial');
    renameSync(file + '.partial', file + '.db');
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/**
 * Puts a database of that size into `dataDir`, for a server to be started there; its media do not exist. Returns the
 * landmarks: userIds of `admin`, of the `fan` with long lists of everything and of the `channel` with most videos and
 * subscribers; ids of the busiest video, thread and playlist; words for searches. Everyone's password is `password`.
 * The same seed makes the same rows; only times move on with the weeks, because there are filters by date.
 */
export async function makeLargeInstance(dataDir, size = fullSize) {
  const week = 7 * 86400e3;
  const end = Math.floor(Date.now() / week) * week * 1000;
  const file = path.join(cache, keyOf(size, end));
  if (!existsSync(file + '.db')) await make(file, size, end);
  mkdirSync(dataDir, { recursive: true });
  execFileSync('cp', ['--reflink=auto', file + '.db', path.join(dataDir, 'sunomi.db')]);
  return JSON.parse(readFileSync(file + '.json', 'utf8'));
}
