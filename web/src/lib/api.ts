import createClient, { type Client } from 'openapi-fetch';
import type { paths } from '../generated/api';
import type { AppConfig } from './config';
import type { Session } from './session';

type Answer<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  responses: { 200: { content: { 'application/json': infer Body } } };
}
  ? Body
  : never;

export type VideoListItem = Answer<'/api/video/all-videos', 'get'>[number];
export type VideoDetail = Answer<'/api/video/{videoId}', 'get'>;
export type UploadTicket = Answer<'/api/upload/upload-url', 'post'>;
export type ApiClient = Client<paths>;

/** What a person is told when the server gives no words of its own. */
const sentences: Record<number, string> = {
  0: 'The server cannot be reached. Check your connection and try again.',
  401: 'Please log in first.',
  403: 'You may not do this.',
  404: 'There is nothing here.',
  413: 'This is larger than the server accepts.',
  429: 'Too many attempts. Wait a moment and try again.',
  503: 'The server is busy. Try again in a moment.',
  507: 'The server’s disk is full. Please tell the people who run it.',
};

/** A refused or failed request. `status` 0: no answer came. `message` is for people. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    text?: string,
    readonly requestId?: string,
  ) {
    super(text ? asSentence(text) : sentenceFor(status));
    this.name = 'ApiError';
  }
}

export function sentenceFor(status: number): string {
  return sentences[status] ?? `Something went wrong on the server (status ${status}).`;
}

/** "the title is too long" → "The title is too long." */
export function asSentence(text: string): string {
  const trimmed = text.trim();
  const capital = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?…]$/.test(capital) ? capital : `${capital}.`;
}

/** The words to show for anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : sentenceFor(0);
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

/** The body of an answer; throws ApiError for a refusal, an answer that is not JSON and a lost connection. */
export async function answerOf<Body>(
  request: Promise<{ data?: Body; error?: unknown; response: Response }>,
): Promise<Body> {
  const { data, error, response } = await request.catch((reason: unknown) => {
    throw reason instanceof ApiError ? reason : new ApiError(0, 'unreadable');
  });
  if (response.ok && data !== undefined) return data;
  throw new ApiError(
    response.status,
    textField(error, 'code') ?? 'unknown',
    textField(error, 'error'),
    textField(error, 'requestId'),
  );
}
