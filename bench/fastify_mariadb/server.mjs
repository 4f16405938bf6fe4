// List, detail and search of videos as one would write them with Fastify and MariaDB, and quickly: as many workers as
// cores, prepared statements over a Unix socket, JSON printed from schemas, nothing but the queries that are needed.
//   node server.mjs PORT SOCKET      prints "ready" once all workers answer
import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';
import Fastify from 'fastify';
import mysql from 'mysql2/promise';

const [port, socketPath] = process.argv.slice(2);

const text = { type: 'string' };
const number = { type: 'number' };
const integer = { type: 'integer' };
const yes_or_no = { type: 'boolean' };
const or_null = (schema) => ({ ...schema, nullable: true });
const body_of = (properties) => ({ type: 'object', properties, required: Object.keys(properties) });
const list_item = body_of({
  id: text, userId: text, title: text, uploadDate: text, userName: text, profilePictureUrl: text, visibility: text, views: integer,
  thumbnailUrl: or_null(text), duration: or_null(number), width: integer, height: integer, finished: yes_or_no, status: text, error: or_null(text),
});
const detail = body_of({
  id: text, userId: text, title: text, description: text, uploadDate: text, likes: integer, userHasLiked: yes_or_no, views: integer,
  moderationTypes: { type: 'array', items: text }, userName: text, profilePictureUrl: text, visibility: text,
  tags: { type: 'array', items: text }, category: text, language: text, licence: text, comments: integer, version: integer,
  mediaUrl: text, thumbnailUrl: or_null(text), status: text, playable: yes_or_no, finished: yes_or_no, error: or_null(text), notice: or_null(text),
  duration: or_null(number), resumeAt: or_null(number), width: integer, height: integer,
});
const page = { skip: { type: 'integer', minimum: 0, default: 0 }, take: { type: 'integer', minimum: 1, maximum: 100, default: 20 } };

const list_columns = 'v.id, u.user_id, v.title, v.created, u.name, u.profile_picture_url, v.visibility, v.views, v.state, v.duration_ms, v.width, v.height, v.finished, v.error';
// Deep pages go by a range of the index. Skipped rows are skipped in the index alone, and only then joined.
const list_after = `SELECT ${list_columns} FROM videos v STRAIGHT_JOIN users u ON u.user_key = v.owner
  WHERE v.listed_at <= ? AND (v.listed_at < ? OR v.id < ?) ORDER BY v.listed_at DESC, v.id DESC LIMIT ?`;
const list_skipping = `SELECT ${list_columns} FROM (SELECT id FROM videos WHERE listed_at IS NOT NULL ORDER BY listed_at DESC, id DESC LIMIT ? OFFSET ?) page
  JOIN videos v ON v.id = page.id JOIN users u ON u.user_key = v.owner ORDER BY v.listed_at DESC, v.id DESC`;
const newer_than_all = '9000000000000000-0';
const get_video = `SELECT v.id, u.user_id, v.title, v.description, v.created, v.likes, v.views, u.name, u.profile_picture_url, v.visibility, v.tags, v.category,
  v.language, v.licence, v.comments, v.version, v.state, v.finished, v.error, v.notice, v.duration_ms, v.width, v.height
  FROM videos v JOIN users u ON u.user_key = v.owner WHERE v.id = ? AND v.visibility <> 'private' AND v.hold = 0 AND v.state <> 'UPLOADING'`;
// Without ORDER BY, InnoDB hands out matches best first as it goes, and LIMIT ends that; ordering by the score would sort all.
const search_videos = `SELECT ${list_columns} FROM videos v STRAIGHT_JOIN users u ON u.user_key = v.owner
  WHERE MATCH (v.title, v.names, v.description) AGAINST (? IN BOOLEAN MODE) AND v.listed_at IS NOT NULL LIMIT ? OFFSET ?`;

const status_of = (row) => (row.state === 'FAILED' ? 'ERROR' : row.state === 'PUBLIC' && row.finished ? 'COMPLETED' : 'TRANSCODING');
const text_or_null = (value) => (value === '' ? null : value);
const seconds_of = (row) => (row.duration_ms < 0 ? null : row.duration_ms / 1000);
const date_of = (row) => new Date(row.created / 1000).toISOString();
const thumbnail_of = (row) => (row.state === 'PUBLIC' ? `/media/${row.id}/thumbnail.jpg` : null);

const to_list_item = (row) => ({
  id: row.id, userId: row.user_id, title: row.title, uploadDate: date_of(row), userName: row.name, profilePictureUrl: row.profile_picture_url,
  visibility: row.visibility, views: row.views, thumbnailUrl: thumbnail_of(row), duration: seconds_of(row), width: row.width, height: row.height,
  finished: row.finished === 1, status: status_of(row), error: text_or_null(row.error),
});
const to_detail = (row) => ({
  id: row.id, userId: row.user_id, title: row.title, description: row.description, uploadDate: date_of(row), likes: row.likes, userHasLiked: false,
  views: row.views, moderationTypes: [], userName: row.name, profilePictureUrl: row.profile_picture_url, visibility: row.visibility,
  tags: row.tags === '' ? [] : row.tags.split('\n'), category: row.category, language: row.language, licence: row.licence, comments: row.comments,
  version: row.version, mediaUrl: `/media/${row.id}`, thumbnailUrl: thumbnail_of(row), status: status_of(row), playable: row.state === 'PUBLIC',
  finished: row.finished === 1, error: text_or_null(row.error), notice: text_or_null(row.notice), duration: seconds_of(row), resumeAt: null,
  width: row.width, height: row.height,
});

/** All words; the last may be the beginning of one. What is an operator to MariaDB is left out. */
function match_of(words) {
  const all = words.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  return all.map((word, i) => '+' + word + (i === all.length - 1 && word.length >= 3 ? '*' : '')).join(' ');
}

async function serve() {
  const pool = mysql.createPool({ socketPath, user: 'root', database: 'sunomi', charset: 'utf8mb4', connectionLimit: 10 });
  const rows_of = async (statement, values) => (await pool.execute(statement, values))[0];
  const app = Fastify({ logger: false, keepAliveTimeout: 72_000 });

  const list_query = { type: 'object', properties: { ...page, after: { type: 'string', pattern: '^[0-9]+-[0-9a-f]{16}$' } } };
  app.get('/api/video/all-videos', { schema: { querystring: list_query, response: { 200: { type: 'array', items: list_item } } } }, async (request) => {
    const { skip, take, after } = request.query;
    if (!after && skip > 0) return (await rows_of(list_skipping, [take, skip])).map(to_list_item);
    const [created, id] = (after ?? newer_than_all).split('-');
    return (await rows_of(list_after, [created, created, id, take])).map(to_list_item);
  });

  app.get('/api/video/:videoId', { schema: { response: { 200: detail } } }, async (request, reply) => {
    const [row] = await rows_of(get_video, [request.params.videoId]);
    return row ? to_detail(row) : reply.code(404).send({ error: 'there is no such video', code: 'not_found' });
  });

  const search_query = { type: 'object', properties: { ...page, q: { type: 'string', maxLength: 500, default: '' } } };
  app.get('/api/video/search', { schema: { querystring: search_query, response: { 200: { type: 'array', items: list_item } } } }, async (request) => {
    const { q, skip, take } = request.query;
    const match = match_of(q);
    return match === '' ? [] : (await rows_of(search_videos, [match, take, skip])).map(to_list_item);
  });

  await app.listen({ port: Number(port), host: '127.0.0.1' });
}

if (cluster.isPrimary) {
  const workers = availableParallelism();
  let listening = 0;
  cluster.on('listening', () => { if (++listening === workers) console.log('ready'); });
  cluster.on('exit', () => process.exit(1));
  for (let i = 0; i < workers; i += 1) cluster.fork();
} else {
  await serve();
}
