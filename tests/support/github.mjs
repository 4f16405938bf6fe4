// An OAuth server that behaves as GitHub does towards an OAuth app, in a process's own port: authorize page, token
// endpoint, /user and pictures. `run` it alone (node tests/support/github.mjs PORT) to try the UI against it.
import { createHash, randomBytes } from 'node:crypto';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const hash = (text) => createHash('sha256').update(text).digest('base64url');

export class GitHub {
  constructor() {
    this.clientId = 'Iv1.test';
    this.clientSecret = 'a client secret & more';
    /** Who says yes at the authorize page. */
    this.person = { id: 583231, login: 'octocat', name: 'The Octocat', avatar_url: '' };
    this.picture = { status: 200, type: 'image/png', bytes: Buffer.alloc(0), delay: 0 };
    this.says = 'yes'; // or 'no'
    /** What goes wrong: { token: (answer) => …, user: …, delay: ms } */
    this.faults = {};
    this.codes = new Map();
    this.tokens = new Map();
    this.requests = [];
    this.problems = [];
  }

  async start(port = 0) {
    this.server = http.createServer((request, answer) => {
      this.#serve(request, answer).catch((error) => {
        this.problems.push(error.message);
        answer.writeHead(500).end();
      });
    });
    await new Promise((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${this.server.address().port}`;
    return this;
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** The settings of a server that uses it. */
  get env() {
    return {
      SUNOMI_GITHUB_CLIENT_ID: this.clientId,
      SUNOMI_GITHUB_CLIENT_SECRET: this.clientSecret,
      SUNOMI_GITHUB_URL: this.url,
      SUNOMI_GITHUB_API_URL: this.url + '/api/v3',
    };
  }

  async #serve(request, answer) {
    const url = new URL(request.url, this.url);
    let body = '';
    for await (const piece of request) body += piece;
    this.requests.push({ method: request.method, path: url.pathname, headers: request.headers, body });
    if (this.faults.delay) await sleep(this.faults.delay, undefined, { ref: false });
    if (url.pathname === '/login/oauth/authorize') return this.#authorize(url.searchParams, answer);
    if (url.pathname === '/login/oauth/access_token' && request.method === 'POST') return this.#token(new URLSearchParams(body), answer);
    if (url.pathname === '/api/v3/user') return this.#user(request, answer);
    if (url.pathname.startsWith('/avatar')) return this.#avatar(answer);
    answer.writeHead(404).end('{"message":"Not Found"}');
  }

  #json(answer, value, fault) {
    if (fault) return fault(answer);
    answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  }

  #authorize(query, answer) {
    if (query.get('client_id') !== this.clientId) return answer.writeHead(404).end();
    const back = new URL(query.get('redirect_uri'));
    back.searchParams.set('state', query.get('state'));
    if (this.says === 'no') {
      back.searchParams.set('error', 'access_denied');
      back.searchParams.set('error_description', '<script>alert(1)</script>');
    } else {
      const code = randomBytes(10).toString('hex');
      this.codes.set(code, {
        challenge: query.get('code_challenge'), method: query.get('code_challenge_method'), redirect: query.get('redirect_uri'), person: this.person,
      });
      back.searchParams.set('code', code);
    }
    answer.writeHead(302, { location: back.href }).end();
  }

  /** Errors come with status 200, as GitHub's do. */
  #token(form, answer) {
    const grant = this.codes.get(form.get('code'));
    this.codes.delete(form.get('code'));
    const refuse = (error) => this.#json(answer, { error, error_description: 'no' });
    if (this.faults.token) return this.faults.token(answer);
    if (form.get('client_id') !== this.clientId || form.get('client_secret') !== this.clientSecret) return refuse('incorrect_client_credentials');
    if (!grant) return refuse('bad_verification_code');
    if (grant.redirect !== form.get('redirect_uri')) return refuse('redirect_uri_mismatch');
    if (grant.method !== 'S256' || grant.challenge !== hash(form.get('code_verifier') ?? '')) return refuse('bad_verification_code');
    const token = 'gho_' + randomBytes(10).toString('hex');
    this.tokens.set(token, grant.person);
    this.#json(answer, { access_token: token, scope: '', token_type: 'bearer' });
  }

  #user(request, answer) {
    const person = this.tokens.get((request.headers.authorization ?? '').replace(/^Bearer /, ''));
    if (!person || !request.headers['user-agent']) return answer.writeHead(401).end('{"message":"Bad credentials"}');
    this.#json(answer, person, this.faults.user);
  }

  async #avatar(answer) {
    await sleep(this.picture.delay, undefined, { ref: false });
    answer.writeHead(this.picture.status, { 'content-type': this.picture.type, ...(this.picture.headers ?? {}) }).end(this.picture.bytes);
  }
}

/** A browser, as far as log-ins need one: cookies by path, redirects one at a time. */
export class Browser {
  constructor(origin) {
    this.origin = origin;
    this.cookies = new Map();
  }

  /** Cookies that this request would carry. */
  cookieHeader(url) {
    const { pathname } = new URL(url, this.origin);
    return [...this.cookies].filter(([, c]) => pathname === c.path || pathname.startsWith(c.path.replace(/\/?$/, '/'))).map(([name, c]) => `${name}=${c.value}`).join('; ');
  }

  async go(url, options = {}) {
    const target = new URL(url, this.origin);
    const own = target.origin === this.origin;
    const cookie = own ? this.cookieHeader(target) : '';
    const answer = await fetch(target, { redirect: 'manual', ...options, headers: { ...(cookie ? { cookie } : {}), ...(options.headers ?? {}) } });
    if (own) for (const line of answer.headers.getSetCookie()) this.#keep(line);
    const text = await answer.text();
    return { status: answer.status, location: answer.headers.get('location'), setCookie: answer.headers.getSetCookie(), headers: answer.headers, text };
  }

  #keep(line) {
    const [pair, ...attributes] = line.split('; ');
    const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const of = (wanted) => attributes.find((a) => a.toLowerCase().startsWith(wanted.toLowerCase() + '='))?.split('=')[1];
    if (of('Max-Age') === '0') this.cookies.delete(name);
    else this.cookies.set(name, { value, path: of('Path') ?? '/', attributes });
  }

  /** From the log-in link to the callback's URL, without calling it. */
  async toCallback(start = '/api/auth/github') {
    const begun = await this.go(start);
    if (begun.status !== 302) throw new Error(`${start}: ${begun.status} ${begun.text}`);
    return this.approve(begun.location);
  }

  async approve(url) {
    const approved = await this.go(url);
    if (approved.status !== 302) throw new Error(`authorize: ${approved.status}`);
    return approved.location;
  }

  /** The whole way; where the callback sent the browser. */
  async signIn(start) {
    return (await this.go(await this.toCallback(start))).location;
  }

  /** What the UI does after ?useCookie=1. */
  async check() {
    const answer = await this.go('/api/auth/check');
    return { status: answer.status, body: JSON.parse(answer.text) };
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const github = await new GitHub().start(Number(process.argv[2] ?? 0));
  for (const [name, value] of Object.entries(github.env)) console.log(`export ${name}='${value}'`);
}
