import { vi } from 'vitest';
import type { paths } from '../generated/api';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type PathWith<M extends Method> = { [P in keyof paths]: paths[P][M] extends object ? P : never }[keyof paths];
type BodyOf<P extends keyof paths, M extends Method> = paths[P][M] extends {
  responses: { 200: { content: { 'application/json': infer Body } } };
}
  ? Body
  : never;

export interface Call {
  /** Path and query as they were sent. */
  url: URL;
  /** Of the path's template, by name. */
  parameters: Record<string, string>;
  /** The JSON that was sent, or text of another kind as it is; undefined without one. */
  body: unknown;
  headers: Headers;
}

/** What the server answers instead of a body: a refusal, or a body with headers. */
export class Reply {
  constructor(readonly status: number, readonly body: unknown, readonly headers: Record<string, string> = {}) {}
}

export function refusal(status: number, error: string, code = 'refused'): Reply {
  return new Reply(status, { error, code, requestId: 'r1' });
}

/** A list's page with more behind it. */
export function pageBefore(body: unknown, after: string): Reply {
  return new Reply(200, body, { Link: `</list?after=${after}>; rel="next"` });
}

/** No answer at all. */
export const lost = new Reply(0, null);
/** An answer that never comes. */
export const silence = new Reply(-1, null);

type Answer<Body> = Body | Reply | ((call: Call) => Body | Reply | Promise<Body | Reply>);

interface Rule {
  method: string;
  pattern: RegExp;
  names: string[];
  answer: Answer<unknown>;
}

const isJson = ({ headers }: Request) => headers.get('Content-Type')?.includes('json') ?? false;
const escaped = (text: string) => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');

/**
 * Stands in for the server: answers requests by the operations of the API, with bodies of the operations' own types. A
 * request that no rule knows fails the test that made it. The last rule for an operation holds.
 */
export class MockNetwork {
  readonly calls: (Call & { method: string; path: string })[] = [];
  private readonly rules: Rule[] = [];

  constructor() {
    vi.stubGlobal('fetch', (input: RequestInfo | URL, init?: RequestInit) => this.fetch(new Request(input, init)));
  }

  on<M extends Method, P extends PathWith<M>>(method: M, path: P, answer: Answer<BodyOf<P, M>>): this {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
    const pattern = new RegExp(`^${escaped(path).replace(/\{\w+\}/g, '([^/]+)')}$`);
    this.rules.unshift({ method: method.toUpperCase(), pattern, names, answer });
    return this;
  }

  /** The calls of one operation, oldest first. */
  callsOf(method: Method, path: keyof paths): Call[] {
    return this.calls.filter((call) => call.method === method.toUpperCase() && call.path === path);
  }

  private async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const fitting = this.rules.filter(({ method, pattern }) => method === request.method && pattern.test(url.pathname));
    // As with the server, a path without parameters goes before one that would take its last part for a parameter.
    const rule = fitting.find(({ names }) => names.length === 0) ?? fitting[0];
    if (!rule) throw new Error(`no answer for ${request.method} ${url.pathname}`);
    const values = rule.pattern.exec(url.pathname)?.slice(1) ?? [];
    const parameters = Object.fromEntries(rule.names.map((name, index) => [name, decodeURIComponent(values[index] ?? '')]));
    const text = await request.text();
    const call = { url, parameters, body: text === '' ? undefined : isJson(request) ? (JSON.parse(text) as unknown) : text, headers: request.headers };
    this.calls.push({ ...call, method: request.method, path: this.templateOf(rule, url.pathname) });
    const answer: unknown = typeof rule.answer === 'function' ? await (rule.answer as (call: Call) => unknown)(call) : rule.answer;
    if (answer === silence) return new Promise(() => undefined);
    if (answer === lost) throw new TypeError('Failed to fetch');
    if (answer instanceof Reply) return Response.json(answer.body, { status: answer.status, headers: answer.headers });
    return Response.json(answer);
  }

  /** The path with its parameters' names again, as the API's document spells it. */
  private templateOf(rule: Rule, path: string): string {
    let index = 0;
    const values = new Set(rule.pattern.exec(path)?.slice(1));
    return path.split('/').map((part) => (values.has(part) ? `{${rule.names[index++] ?? ''}}` : part)).join('/');
  }
}
