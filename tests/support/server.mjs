// Starts the real binary on a free port with a data folder of its own, and speaks its HTTP contract.
import { spawn } from 'node:child_process';
import { createReadStream, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export const binary = path.resolve(process.env.TEST_BIN ?? 'build/asan/src/app/sunomi');
/** Sanitizers make everything slower: time limits of tests that run under them are stretched by this. */
export const patience = Number(process.env.TEST_PATIENCE ?? 1);

export function temporaryFolder(prefix = 'sunomi-test-') {
  return mkdtempSync(path.join(process.env.TEST_TMP ?? os.tmpdir(), prefix));
}

export async function freePort() {
  const server = net.createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** One server process; `kill` and `start` may be called again and again on the same data. */
export class Server {
  constructor({ dataDir = temporaryFolder(), env = {}, wrapper = [] } = {}) {
    this.dataDir = dataDir;
    this.env = env;
    this.wrapper = wrapper;
    this.logFile = path.join(path.dirname(dataDir), path.basename(dataDir) + '.log');
  }

  async start({ readyWithin = 20000 } = {}) {
    this.port ??= await freePort();
    this.origin = `http://127.0.0.1:${this.port}`;
    const log = openSync(this.logFile, 'a');
    const [command, ...args] = [...this.wrapper, binary, 'serve', '--listen', `127.0.0.1:${this.port}`, '--data-dir', this.dataDir];
    const begun = Date.now();
    this.process = spawn(command, args, { env: { PATH: process.env.PATH, ...this.env }, stdio: ['ignore', log, log] });
    this.exited = new Promise((resolve) => {
      this.process.once('exit', (code, signal) => resolve({ code, signal }));
      this.process.once('error', (error) => resolve({ error: error.message }));
    });
    let ended = null;
    this.exited.then((e) => (ended = e));
    for (;;) {
      if (ended) throw new Error(`the server ended (${JSON.stringify(ended)}): ${this.log().slice(-2000)}`);
      if (Date.now() - begun > readyWithin) throw new Error(`not ready in ${readyWithin} ms: ${this.log().slice(-2000)}`);
      const ready = await fetch(this.origin + '/readyz').catch(() => null);
      await ready?.arrayBuffer();
      if (ready?.status === 200) break;
      await sleep(10);
    }
    this.readyAfter = Date.now() - begun;
    return this;
  }

  log() {
    return readFileSync(this.logFile, 'utf8');
  }

  async kill(signal = 'SIGKILL') {
    this.process.kill(signal);
    return this.exited;
  }

  /** SIGTERM, and the folder removed; fails the test when a sanitizer reported something. */
  async stop() {
    const { code } = await this.kill('SIGTERM');
    const log = this.log();
    if (/AddressSanitizer|UndefinedBehavior|runtime error:|ThreadSanitizer/.test(log)) {
      throw new Error('a sanitizer reported: ' + log.slice(-6000));
    }
    rmSync(this.dataDir, { recursive: true, force: true });
    if (!process.env.TEST_KEEP_LOGS) rmSync(this.logFile, { force: true });
    if (code !== 0) throw new Error(`the server ended with ${code}: ${log.slice(-3000)}`);
  }
}

/** Someone signed in at one server. */
export class Client {
  constructor(origin) {
    this.origin = origin;
  }

  async call(method, route, body, headers = {}) {
    const answer = await fetch(this.origin + '/api' + route, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.token ? { authorization: 'Bearer ' + this.token } : {}),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text };
  }

  async expect(method, route, body) {
    const answer = await this.call(method, route, body);
    if (answer.status !== 200) throw new Error(`${method} ${route}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async signUp(userId = 'user' + Math.random().toString(36).slice(2, 10)) {
    await this.expect('POST', '/auth/signup', { userId, password: 'correct horse', name: 'A Tester' });
    const { token, user } = await this.expect('POST', '/auth/login', { userId, password: 'correct horse' });
    this.token = token;
    this.user = user;
    return this;
  }

  /** Row, PUT, confirmation; returns the id once the PUT was answered 200. */
  async upload(file, { title = path.basename(file).slice(0, 100), confirm = true, type = 'video/mp4', bytesPerSecond } = {}) {
    const { url, videoId } = await this.expect('POST', '/upload/upload-url', { title, description: '' });
    const answer = await putFile(url, file, { 'content-type': type }, bytesPerSecond);
    if (answer.status !== 200) throw Object.assign(new Error(`PUT: ${answer.status} ${answer.body}`), { status: answer.status, videoId });
    this.putAnsweredAt = Date.now();
    if (confirm) await this.expect('POST', '/upload/transcode-video', { videoID: videoId });
    return videoId;
  }

  video(id) {
    return this.expect('GET', '/video/' + id);
  }

  async media(id, name, headers = {}) {
    return fetch(`${this.origin}/media/${id}/${name}`, { headers });
  }

  /** Waits for COMPLETED or ERROR and returns the detail. */
  async settled(id, within = 120000) {
    return this.until(id, (video) => video.status === 'COMPLETED' || video.status === 'ERROR', within);
  }

  async until(id, done, within = 120000) {
    const end = Date.now() + within * patience;
    for (;;) {
      const answer = await this.call('GET', '/video/' + id);
      if (answer.status === 200 && done(answer.body)) return answer.body;
      if (Date.now() > end) throw new Error(`video ${id} did not get there: ${JSON.stringify(answer.body)}`);
      await sleep(50);
    }
  }
}

/** PUTs a file as a browser does: one request with its Content-Length, streamed from disk. */
export function putFile(url, file, headers = {}, bytesPerSecond = Infinity) {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: 'PUT', headers: { ...headers, 'content-length': statSync(file).size } }, (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (text) => (body += text));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body }));
    });
    request.on('error', reject);
    const bytes = createReadStream(file, { highWaterMark: Number.isFinite(bytesPerSecond) ? Math.ceil(bytesPerSecond / 20) : 1 << 18 });
    const trickle = async function* () {
      for await (const piece of bytes) {
        yield piece;
        if (Number.isFinite(bytesPerSecond)) await sleep(50);
      }
    };
    pipeline(trickle, request).catch(reject);
  });
}
