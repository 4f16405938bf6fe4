// Any web server that gives files away: the built UI at an origin of its own, with a config.json that names the API's.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const dist = path.resolve(import.meta.dirname, '../../dist');
const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.woff2': 'font/woff2', '.json': 'application/json', '.webmanifest': 'application/manifest+json',
};

/** Emotion begins with an empty style element: the hash of nothing. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** What docs/operating.md asks of such a host: the page for every address that is no file, and a policy that names the API. */
export class StaticHost {
  async start() {
    this.server = http.createServer((request, answer) => this.#serve(new URL(request.url, 'http://host').pathname, answer));
    await new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${this.server.address().port}`;
    return this;
  }

  /** Pages call the server at this origin from now on. */
  async leadTo(api) {
    this.api = api;
    this.config = await (await fetch(`${api}/config.json`)).text();
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  #serve(name, answer) {
    if (name === '/config.json') return answer.writeHead(200, { 'content-type': types['.json'] }).end(this.config);
    const file = path.join(dist, path.normalize(name));
    const served = path.extname(file) in types ? file : path.join(dist, 'index.html');
    let bytes;
    try {
      bytes = readFileSync(served);
    } catch {
      return answer.writeHead(404).end();
    }
    const socket = this.api.replace(/^http/, 'ws');
    return answer.writeHead(200, {
      'content-type': types[path.extname(served)],
      'content-security-policy': `default-src 'self'; style-src 'self' ${emptyStyle}; img-src 'self' data: blob: ${this.api}; media-src blob: ${this.api}; `
        + `connect-src 'self' ${this.api} ${socket}; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'`,
    }).end(bytes);
  }
}
