// Profile pictures, as people set them and as everyone sees them.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { make, probe } from '../support/media.mjs';
import { Client, Server, temporaryFolder } from '../support/server.mjs';

let server;
let client;
before(async () => {
  server = await new Server().start();
  client = await new Client(server.origin).signUp();
});
after(() => server.stop());

const picture = (ending, size = '640x480') => make(`face-${size}.${ending}`, ['-f', 'lavfi', '-i', `testsrc2=size=${size}`, '-frames:v', '1']);
const avatars = () => {
  try {
    return readdirSync(path.join(server.dataDir, 'store', 'objects', 'avatars'));
  } catch {
    return [];
  }
};

async function put(bytes, { type = 'image/jpeg', who = client, headers = {} } = {}) {
  const answer = await fetch(server.origin + '/api/user/picture', {
    method: 'PUT',
    headers: { 'content-type': type, ...(who ? { authorization: 'Bearer ' + who.token } : {}), ...headers },
    body: bytes,
  });
  return { status: answer.status, body: await answer.json() };
}

test('a picture of each format is set, shown to everyone, and takes the place of the one before', async () => {
  const seen = [];
  for (const [ending, type] of [['jpg', 'image/jpeg'], ['png', 'image/png'], ['webp', 'IMAGE/WEBP; x=y']]) {
    const { status, body } = await put(readFileSync(await picture(ending)), { type });
    assert.equal(status, 200, JSON.stringify(body));
    assert.match(body.profilePictureUrl, /^\/media\/avatars\/[0-9a-f]{16}\.jpg$/);
    const shown = await fetch(server.origin + body.profilePictureUrl);
    assert.equal(shown.status, 200);
    assert.equal(shown.headers.get('content-type'), 'image/jpeg');
    assert.equal(shown.headers.get('x-content-type-options'), 'nosniff');
    assert.match(shown.headers.get('cache-control'), /public.*immutable/);
    const file = path.join(temporaryFolder(), 'shown.jpg');
    writeFileSync(file, Buffer.from(await shown.arrayBuffer()));
    const [stream] = (await probe(file, '-show_streams')).streams;
    assert.deepEqual([stream.codec_name, stream.width, stream.height], ['mjpeg', 256, 256]);
    const again = await fetch(server.origin + body.profilePictureUrl, { headers: { 'if-none-match': shown.headers.get('etag') } });
    assert.equal(again.status, 304);
    seen.push(body.profilePictureUrl);
  }
  assert.equal(new Set(seen).size, 3);
  assert.deepEqual(avatars(), [path.basename(seen[2])], 'only the last one is kept');
  assert.equal((await fetch(server.origin + seen[0])).status, 404);
  const { user } = await client.expect('GET', '/auth/check');
  assert.equal(user.profilePictureUrl, seen[2]);

  assert.equal((await client.call('DELETE', '/user/picture/')).status, 200);
  assert.equal((await client.expect('GET', '/auth/check')).user.profilePictureUrl, '');
  assert.deepEqual(avatars(), []);
});

test('what is no such picture is refused in a sentence, by its content, and nothing changes', async () => {
  const good = readFileSync(await picture('png'));
  const { body: mine } = await put(good, { type: 'image/png' });
  const gif = readFileSync(await picture('gif'));
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const huge = Buffer.from(good);
  huge.writeUInt32BE(60000, 16);
  for (const [what, bytes, words] of [['svg', svg, /SVG/], ['gif', gif, /GIF/], ['text', Buffer.from('hello'), /JPEG, PNG or WebP/], ['huge', huge, /too large/],
    ['cut', good.subarray(0, good.length / 2), /./], ['empty', Buffer.alloc(0), /empty/]]) {
    const { status, body } = await put(bytes, { type: 'image/png' });
    assert.equal(status, 422, `${what}: ${JSON.stringify(body)}`);
    assert.match(body.error, words, what);
  }
  assert.equal((await put(svg, { type: 'image/svg+xml' })).status, 415);
  assert.equal((await put(good, { type: '' })).status, 415);
  assert.deepEqual(avatars(), [path.basename(mine.profilePictureUrl)]);
  assert.equal((await client.expect('GET', '/auth/check')).user.profilePictureUrl, mine.profilePictureUrl);
  assert.deepEqual(readdirSync(path.join(server.dataDir, 'store', 'incoming')), [], 'no file left behind');
});

test('strangers and files that are too large are turned away before the body', async () => {
  const { status, body } = await put(readFileSync(await picture('jpg')), { who: null });
  assert.equal(status, 401);
  assert.ok(body.requestId);
  assert.equal((await put(readFileSync(await picture('jpg')), { who: { token: 'x.y.z' } })).status, 401);
  const large = await put(Buffer.alloc(5 * 1024 * 1024 + 1)).catch((error) => ({ status: error.cause?.code }));
  assert.ok([413, 'EPIPE', 'ECONNRESET', 'UND_ERR_SOCKET'].includes(large.status), String(large.status));
  assert.equal((await client.call('DELETE', '/user/picture', undefined, { authorization: '' })).status, 401);
});

test('only pictures are below /media/avatars/', async () => {
  for (const name of ['', 'x.jpg', '0123456789abcdef.jpg', '..%2f..%2fsunomi.db', '0123456789abcdef.jpg/', '0123456789ABCDEF.jpg']) {
    assert.equal((await fetch(`${server.origin}/media/avatars/${name}`)).status, 404, name);
  }
  assert.equal((await fetch(`${server.origin}/media/avatars/0123456789abcdef.jpg`, { method: 'POST' })).status, 405);
});

test('mutants of pictures end in a picture or a sentence', { timeout: 120000 }, async (t) => {
  const count = Number(process.env.MUTANTS ?? 30);
  let state = 12345;
  const random = (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
  const ends = {};
  const sources = await Promise.all(['jpg', 'png', 'webp'].map((ending) => picture(ending, '160x120')));
  for (let i = 0; i < count; ++i) {
    const bytes = Buffer.from(readFileSync(sources[i % 3]));
    for (let k = 0; k <= random(i % 3 + 1); ++k) bytes[random(i % 2 ? bytes.length : Math.min(200, bytes.length))] = random(256);
    const { status, body } = await put(bytes.subarray(0, random(4) ? bytes.length : random(bytes.length)));
    assert.ok(status === 200 || (status === 422 && body.error.length > 10), `mutant ${i}: ${status} ${JSON.stringify(body)}`);
    ends[status] = (ends[status] ?? 0) + 1;
  }
  t.diagnostic(`mutants: ${JSON.stringify(ends)}`);
  assert.ok(avatars().length <= 1);
});

test('objects that no one has any more are gone after a restart', async () => {
  const { body } = await put(readFileSync(await picture('jpg')));
  await server.kill();
  writeFileSync(path.join(server.dataDir, 'store', 'objects', 'avatars', '00000000000000aa.jpg'), 'x');
  await server.start();
  assert.deepEqual(avatars(), [path.basename(body.profilePictureUrl)]);
});
