// A stand-in for the server, for the journeys: the same HTTP contract, in memory. Never part of the product.
import { createReadStream, createWriteStream, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import http from 'node:http';
import { randomBytes } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { MockVideos } from './mock-videos.mjs';

const dist = path.resolve(import.meta.dirname, '../../dist');
const policy = "default-src 'self'; script-src 'self'; media-src 'self' blob:; "
  + "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; "
  + "worker-src 'self' blob:; connect-src 'self' ws: wss:; object-src 'none'; frame-ancestors 'none'; base-uri 'self'";
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2', '.json': 'application/json', '.m3u8': 'application/vnd.apple.mpegurl', '.m4s': 'video/iso.segment',
  '.mp4': 'video/mp4', '.jpg': 'image/jpeg' };
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

class Refusal extends Error {
  constructor(status, code, text) {
    super(text);
    Object.assign(this, { status, code });
  }
}

async function readJson(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    throw new Refusal(400, 'invalid', 'the body is not JSON');
  }
}

export class MockServer {
  constructor({ percentPerStep } = {}) {
    this.videos = new MockVideos(mkdtempSync(path.join(os.tmpdir(), 'sunomi-mock-')), percentPerStep);
    this.users = new Map();
    this.tokens = new Map();
    this.refusedOnce = new Set();
    /** The next requests to matching paths are answered with these: [{ match: RegExp, status }]. */
    this.faults = [];
    this.server = http.createServer((request, response) => void this.answer(request, response));
    this.sockets = new WebSocketServer({ server: this.server, path: '/ws' });
    this.sockets.on('connection', (socket, request) => {
      const id = new URL(request.url, 'http://x').searchParams.get('videoId');
      socket.on('close', this.videos.watch(id, (text) => socket.send(text)));
    });
  }

  listen(port = 0) {
    return new Promise((resolve) => {
      this.server.listen(port, '127.0.0.1', () => resolve(`http://127.0.0.1:${this.server.address().port}`));
    });
  }

  close() {
    for (const socket of this.sockets.clients) socket.terminate();
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }

  async answer(request, response) {
    const { pathname, searchParams } = new URL(request.url, 'http://x');
    try {
      const fault = this.faults.findIndex(({ match }) => match.test(`${request.method} ${pathname}`));
      if (fault >= 0) throw new Refusal(this.faults.splice(fault, 1)[0].status, 'provoked', 'this was provoked');
      if (pathname.startsWith('/store/')) return await this.store(request, response, pathname.split('/')[2]);
      if (pathname.startsWith('/media/')) return await this.media(response, pathname.slice('/media/'.length));
      if (pathname.startsWith('/api/upload/sse/')) return this.events(request, response, pathname.split('/')[4]);
      if (!pathname.startsWith('/api/') && pathname !== '/config.json') return this.page(response, pathname);
      const body = await this.api(`${request.method} ${pathname}`, request, searchParams);
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    } catch (error) {
      const { status = 500, code = 'internal', message } = error;
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ error: message, code, requestId: 'mock' }));
    }
    return undefined;
  }

  actor(request) {
    const user = this.tokens.get((request.headers.authorization ?? '').replace('Bearer ', ''));
    if (!user) throw new Refusal(401, 'unauthenticated', 'the token is not valid');
    return user;
  }

  video(id) {
    const video = this.videos.videos.get(id);
    if (!video) throw new Refusal(404, 'not_found', 'there is no such video');
    return video;
  }

  async api(operation, request, search) {
    const base = `http://${request.headers.host}`;
    const shown = ({ userId, name }) => ({ userId, name, profilePictureUrl: '' });
    if (operation === 'GET /config.json') {
      return { apiUrl: `${base}/api`, videoUrl: `${base}/media`, githubLoginUrl: null, instanceName: 'Sunomi',
        webSocketUrl: `${base.replace('http', 'ws')}/ws`, maxUploadBytes: 20e9 };
    }
    if (operation === 'POST /api/auth/signup') {
      const { userId, password, name } = await readJson(request);
      if (this.users.has(userId.toLowerCase())) throw new Refusal(409, 'conflict', 'this user name is taken');
      this.users.set(userId.toLowerCase(), { userId, password, name });
      return {};
    }
    if (operation === 'POST /api/auth/login') {
      const { userId, password } = await readJson(request);
      const user = this.users.get(userId.toLowerCase());
      if (!user || user.password !== password) throw new Refusal(401, 'unauthenticated', 'user name or password is wrong');
      const token = randomBytes(16).toString('hex');
      this.tokens.set(token, user);
      return { token, user: shown(user) };
    }
    if (operation === 'POST /api/auth/logout') {
      this.tokens.delete(request.headers.authorization?.replace('Bearer ', ''));
      return { message: 'signed out' };
    }
    if (operation === 'GET /api/auth/check') {
      return { token: request.headers.authorization.replace('Bearer ', ''), user: shown(this.actor(request)) };
    }
    if (operation === 'POST /api/upload/upload-url') {
      const video = this.videos.create(this.actor(request), await readJson(request));
      return { url: `${base}/store/${video.id}/original.mp4?signature=${randomBytes(8).toString('hex')}`, videoId: video.id };
    }
    if (operation === 'POST /api/upload/transcode-video') {
      this.actor(request);
      const video = this.video((await readJson(request)).videoID);
      void this.videos.work(video);
      return { success: true };
    }
    return this.videoApi(operation, request, search);
  }

  videoApi(operation, request, search) {
    const [skip, take] = [Number(search.get('skip') ?? 0), Number(search.get('take') ?? 20)];
    const newest = [...this.videos.videos.values()].reverse();
    const item = (video) => {
      const { id, owner, title, uploadDate, duration, width, height, finished, error } = video;
      const { status } = this.videos.progress(video);
      return { id, userId: owner.userId, title, uploadDate, duration, width, height, finished, status, error,
        userName: owner.name ?? owner.userId, profilePictureUrl: '', visibility: 'public', views: 0, thumbnailUrl: `/media/${id}/thumbnail.jpg` };
    };
    const isPublic = ({ status }) => status === 'PUBLIC';
    if (operation === 'GET /api/video/all-videos') return newest.filter(isPublic).slice(skip, skip + take).map(item);
    const [, userId] = /^GET \/api\/video\/user\/([^/]+)\/videos$/.exec(operation) ?? [];
    if (userId) {
      const own = request.headers.authorization && this.actor(request).userId === userId;
      const theirs = newest.filter((video) => video.owner.userId === userId && (own || isPublic(video)));
      return theirs.slice(skip, skip + take).map(item);
    }
    const [, viewed] = /^POST \/api\/video\/([0-9a-f]+)\/view$/.exec(operation) ?? [];
    if (viewed) return { views: (this.video(viewed).views += 1) };
    const [, method, id] = /^(GET|DELETE) \/api\/video\/([0-9a-f]+)$/.exec(operation) ?? [];
    if (!id) throw new Refusal(404, 'not_found', 'there is nothing here');
    const video = this.video(id);
    if (method === 'GET') {
      return { ...item(video), description: video.description, likes: 0, userHasLiked: false, views: video.views, moderationTypes: [],
        playable: isPublic(video), notice: video.notice, tags: [], category: '', language: '', licence: '', comments: 0,
        version: 0, mediaUrl: `/media/${id}` };
    }
    if (this.actor(request) !== video.owner) throw new Refusal(403, 'forbidden', 'this is not your video');
    this.videos.videos.delete(id);
    return { message: 'deleted' };
  }

  async store(request, response, id) {
    const video = this.video(id);
    if (video.received) throw new Refusal(412, 'precondition_failed', 'it is there already');
    await pipeline(request, createWriteStream(this.videos.original(id)));
    video.received = true;
    response.writeHead(200, { ETag: '"mock"' }).end();
  }

  /** A segment that the work has not come to is refused once with 503 and then answered late. */
  async media(response, rest) {
    const [id, ...parts] = rest.split('/');
    const video = this.video(id);
    const file = parts.join('/');
    const place = path.join(this.videos.hls(id), path.normalize(`/${file}`));
    if (!existsSync(place)) throw new Refusal(404, 'not_found', 'there is nothing here');
    if (!this.videos.isMade(video, file)) {
      if (!this.refusedOnce.has(rest)) {
        this.refusedOnce.add(rest);
        response.setHeader('Retry-After', '1');
        throw new Refusal(503, 'unavailable', 'this segment is being made');
      }
      await pause(600);
    }
    response.writeHead(200, { 'Content-Type': types[path.extname(place)] ?? 'application/octet-stream' });
    createReadStream(place).pipe(response);
  }

  events(request, response, id) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    request.on('close', this.videos.watch(id, (text) => response.write(`data: ${text}\n\n`)));
  }

  page(response, pathname) {
    const asset = pathname.startsWith('/assets/') ? path.join(dist, path.normalize(pathname)) : path.join(dist, 'index.html');
    if (!existsSync(asset)) throw new Refusal(404, 'not_found', 'there is nothing here');
    response.writeHead(200, { 'Content-Type': types[path.extname(asset)] ?? 'application/octet-stream',
      'Content-Security-Policy': policy, 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'same-origin' });
    response.end(readFileSync(asset));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(await new MockServer().listen(Number(process.env.PORT ?? 8080)));
}
