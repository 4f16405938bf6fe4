// What every answer says to browsers, who may read the metrics, and what the log keeps of a request.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { clip } from '../support/media.mjs';
import { ask } from '../support/raw_http.mjs';
import { Client, Server } from '../support/server.mjs';

const ui = 'https://ui.example.org';
const metricsToken = 'a-token-for-prometheus-alone';
const server = new Server({ env: { SUNOMI_CORS_ORIGINS: `${ui}, http://localhost:3000` } });
const outside = new Server({ env: { SUNOMI_METRICS: `token:${metricsToken}`, SUNOMI_LOG_FORMAT: 'json', SUNOMI_PUBLIC_URL: 'https://video.example.org' } });
let client;
let videoId;

before(async () => {
  await Promise.all([server.start(), outside.start()]);
  client = await new Client(server.origin).signUp();
  videoId = await client.upload(await clip());
  await client.until(videoId, (video) => video.playable);
});
after(() => Promise.all([server.stop(), outside.stop()]));

const get = (path, headers = {}) => fetch(server.origin + path, { headers });

test('nothing but the embedded player may be framed, and no script may be inline', async () => {
  for (const path of ['/', '/watch/x', '/api/video/all-videos', '/config.json', `/media/${videoId}/master.m3u8`, '/api/nothing']) {
    const { headers } = await get(path);
    const policy = headers.get('content-security-policy');
    assert.match(policy, /frame-ancestors 'none'/, path);
    assert.equal(headers.get('x-frame-options'), 'DENY', path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
    assert.ok(headers.get('referrer-policy'), path);
    assert.doesNotMatch(policy, /unsafe/, path);
    assert.equal(headers.get('cross-origin-resource-policy'), path.startsWith('/media') ? 'cross-origin' : 'same-origin', path);
  }
  const page = (await get('/')).headers;
  assert.match(page.get('content-security-policy'), /script-src 'self'; .*object-src 'none'; base-uri 'none'/);
  assert.equal(page.get('cross-origin-opener-policy'), 'same-origin');
  assert.match(page.get('permissions-policy'), /camera=\(\)/);
  assert.equal(page.get('strict-transport-security'), null);
});

test('where people come by TLS their browsers are told to stay with it', async () => {
  const { headers } = await fetch(outside.origin + '/healthz');
  assert.equal(headers.get('strict-transport-security'), 'max-age=31536000');
});

test('pages of listed origins may call, others get no word', async () => {
  for (const path of ['/api/video/all-videos', '/config.json', `/media/${videoId}/master.m3u8`, '/api/video/nothing']) {
    const listed = (await get(path, { origin: ui })).headers;
    assert.equal(listed.get('access-control-allow-origin'), ui, path);
    assert.match(listed.get('access-control-expose-headers'), /Content-Range.*ETag.*Link/, path);
    assert.equal(listed.get('access-control-allow-credentials'), null, path);
    assert.match(listed.get('vary'), /Origin/, path);
    for (const origin of [ui + '.evil.example', 'https://evil.example', 'null', 'http://ui.example.org']) {
      const { headers } = await get(path, { origin });
      assert.equal(headers.get('access-control-allow-origin'), null, `${path} ${origin}`);
      assert.match(headers.get('vary'), /Origin/, path);
    }
  }
  assert.equal((await fetch(outside.origin + '/healthz', { headers: { origin: ui } })).headers.get('access-control-allow-origin'), null);
});

test('a browser may ask before any request: API, upload, media', async () => {
  const asks = { origin: ui, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'authorization,content-type' };
  for (const path of ['/api/user/', `/store/${videoId}/original.mp4`, `/media/${videoId}/master.m3u8`, '/anything']) {
    const answer = await fetch(server.origin + path, { method: 'OPTIONS', headers: asks });
    assert.equal(answer.status, 204, path);
    assert.equal(answer.headers.get('access-control-allow-origin'), ui);
    assert.match(answer.headers.get('access-control-allow-methods'), /PUT/);
    assert.match(answer.headers.get('access-control-allow-headers'), /Authorization.*Range/);
    const stranger = await fetch(server.origin + path, { method: 'OPTIONS', headers: { ...asks, origin: 'https://evil.example' } });
    assert.notEqual(stranger.status, 204, path);
    assert.equal(stranger.headers.get('access-control-allow-origin'), null);
  }
});

test('who refuses gzip does not get it', async () => {
  const encoding = async (accept) => (await ask(server.port, 'GET', '/', { 'accept-encoding': accept })).headers['content-encoding'];
  assert.equal(await encoding('gzip;q=0'), undefined);
  assert.equal(await encoding('identity'), undefined);
});

test('metrics are for this machine, or for their token, and no proxy passes for either', async () => {
  assert.equal((await get('/metrics')).status, 200);
  for (const field of ['x-forwarded-for', 'forwarded', 'x-real-ip']) assert.equal((await get('/metrics', { [field]: '127.0.0.1' })).status, 403);
  const outsider = (headers) => fetch(outside.origin + '/metrics', { headers });
  assert.equal((await outsider({})).status, 401);
  assert.equal((await outsider({ authorization: 'Bearer wrong' })).status, 401);
  assert.equal((await outsider({ authorization: `Bearer ${metricsToken}` })).status, 200);
});

test('the metrics are what Prometheus reads, and count what was done', async () => {
  await client.call('POST', '/auth/login', { userId: client.user.userId, password: 'wrong password' });
  const text = await (await get('/metrics')).text();
  const checked = spawnSync('promtool', ['check', 'metrics'], { input: text, encoding: 'utf8' });
  assert.equal(checked.error, undefined, 'promtool is installed by tools/setup test');
  assert.equal(checked.status, 0, checked.stdout + checked.stderr);
  const value = (name) => Number(new RegExp(`^${name.replace(/[{}."/$]/g, '\\$&')} (\\S+)$`, 'm').exec(text)?.[1] ?? NaN);
  assert.equal(value('sunomi_logins_total{outcome="granted"}'), 1);
  assert.equal(value('sunomi_logins_total{outcome="refused"}'), 1);
  assert.ok(value('sunomi_task_attempts_total{kind="plan",outcome="done"}') >= 1);
  assert.ok(value('sunomi_request_seconds_count{method="GET",route="/api/video/{videoId}",status="2xx"}') >= 1);
  assert.ok(value('sunomi_request_seconds_count{method="PUT",route="/store/{key}",status="2xx"}') >= 1);
  for (const name of ['sunomi_requests_in_flight', 'sunomi_worker_queue', 'sunomi_uploads_in_flight', 'sunomi_events_pending', 'sunomi_oldest_ready_task_seconds',
    'sunomi_store_free_bytes', 'sunomi_store_used_bytes', 'sunomi_store_low', 'sunomi_database_bytes', 'sunomi_database_wal_bytes', 'sunomi_passwords_waiting',
    'sunomi_push_connections_open', 'process_resident_memory_bytes', 'process_cpu_seconds_total', 'process_open_fds', 'process_start_time_seconds']) {
    assert.ok(value(name) >= 0, name);
  }
  assert.ok(Math.abs(value('process_start_time_seconds') - Date.now() / 1000) < 600);
});

test('the log names the route, the person and the size of a request, and never a secret', async () => {
  const query = 'a-signature-that-nobody-should-see';
  await get(`/api/video/${videoId}?X-Amz-Signature=${query}`, { authorization: `Bearer ${client.token}`, cookie: 'githubJwtToken=a-cookie-of-somebody' });
  await get(`/media/${videoId}/~a-media-token-of-somebody/master.m3u8`);
  await get(`/nothing/${query}`);
  const answer = await client.call('GET', '/auth/protected');
  await sleep(400);
  const log = server.log();
  const line = log.split('\n').find((l) => l.includes(`request=${answer.headers.get('x-request-id')}`));
  assert.match(line, /^\S+Z info access method=GET route=\/api\/auth\/protected status=200 duration_ms=\d+\.\d handling_ms=\d+\.\d bytes=[1-9]\d+ request=[0-9a-f]{16} client=127\.0\.0\.1 user=[1-9]\d*$/);
  assert.match(log, /method=PUT route=\/store\/\{key\} status=200/);
  assert.match(log, /route=\/media\/\{videoId\}\/\{playlist\}\.m3u8 status=/);
  for (const secret of [client.token, 'correct horse', 'wrong password', query, 'a-cookie-of-somebody', 'a-media-token-of-somebody', 'X-Amz', 'Bearer']) {
    assert.ok(!log.includes(secret), secret);
  }
});

test('with log_format = json each line is an object', async () => {
  await fetch(outside.origin + '/healthz');
  await sleep(400);
  const lines = outside.log().trim().split('\n').map((line) => JSON.parse(line));
  assert.ok(lines.every((line) => line.time && line.level && 'message' in line));
  const access = lines.find((line) => line.route === '/healthz');
  assert.deepEqual([access.message, access.method, access.status, access.client], ['access', 'GET', '200', '127.0.0.1']);
  assert.ok(!outside.log().includes(metricsToken));
});
