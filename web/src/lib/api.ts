import createClient, { type Client } from 'openapi-fetch';
import type { paths } from '../generated/api';
import type { AppConfig } from './config';
import type { Session } from './session';

/** The body of an operation’s answer. */
export type Answer<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  responses: { 200: { content: { 'application/json': infer Body } } };
}
  ? Body
  : never;

export type VideoListItem = Answer<'/api/video/all-videos', 'get'>[number];
export type VideoDetail = Answer<'/api/video/{videoId}', 'get'>;
export type VideoChange = paths['/api/video/{videoId}']['patch']['requestBody']['content']['application/json'];
export type UnfinishedUpload = Answer<'/api/upload/multipart', 'get'>[number];
export type Instance = Answer<'/api/instance', 'get'>;
export type ApiClient = Client<paths>;

/** A refused or failed request. `status` 0: no answer came. `message`: the server's own words, if it gave any. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    words = '',
    readonly requestId?: string,
  ) {
    super(words);
    this.name = 'ApiError';
  }
}

function textField(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const value = (body as Record<string, unknown>)[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A client of the server at `config.apiUrl`; sends the session's token and ends the session when it is refused. */
export function makeApiClient(config: AppConfig, session: Pick<Session, 'token' | 'expire'>): ApiClient {
  // The paths of the document begin with /api already.
  const client = createClient<paths>({ baseUrl: config.apiUrl.replace(/\/api$/, '') });
  client.use({
    onRequest({ request }) {
      const token = session.token();
      if (token) request.headers.set('Authorization', `Bearer ${token}`);
      return request;
    },
    onResponse({ request, response }) {
      const sent = request.headers.get('Authorization')?.replace('Bearer ', '');
      if (response.status === 401 && sent) session.expire(sent);
    },
    onError() {
      return new ApiError(0, 'unreachable');
    },
  });
  return client;
}

/** What a refusal with this JSON body says. */
export function refusalOf(status: number, body: unknown): ApiError {
  return new ApiError(status, textField(body, 'code') ?? 'unknown', textField(body, 'error'), textField(body, 'requestId'));
}

/** The body of an answer; throws ApiError for a refusal, an answer that is not JSON and a lost connection. */
export async function answerOf<Body>(
  request: Promise<{ data?: Body; error?: unknown; response: Response }>,
): Promise<Body> {
  const { data, error, response } = await request.catch((reason: unknown) => {
    throw reason instanceof ApiError ? reason : new ApiError(0, 'unreadable');
  });
  if (response.ok && data !== undefined) return data;
  throw refusalOf(response.status, error);
}
