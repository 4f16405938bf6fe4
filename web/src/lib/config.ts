import type { paths } from '../generated/api';
import { toldAnswer } from './told';

/** Where the server's parts are, as `/config.json` tells; addresses are absolute, without a trailing slash. */
export interface AppConfig {
  apiUrl: string;
  videoUrl: string;
  webSocketUrl: string;
  instanceName: string;
  /** Where a log-in by GitHub begins; null where it is not offered. */
  githubLoginUrl: string | null;
  /** Bytes; 0 when the server did not say. */
  maxUploadBytes: number;
}

type ConfigAnswer = paths['/config.json']['get']['responses'][200]['content']['application/json'];

function absolute(address: string, base: string): string {
  return new URL(address, base).href.replace(/\/+$/, '');
}

/** Completes relative addresses against `base` and gives the socket its ws: or wss: scheme. */
export function readConfig(answer: Partial<ConfigAnswer>, base: string): AppConfig {
  if (!answer.apiUrl || !answer.videoUrl || !answer.webSocketUrl) throw new Error('config.json lacks an address');
  return {
    apiUrl: absolute(answer.apiUrl, base),
    videoUrl: absolute(answer.videoUrl, base),
    webSocketUrl: absolute(answer.webSocketUrl, base).replace(/^http/, 'ws'),
    instanceName: answer.instanceName || 'Sunomi',
    githubLoginUrl: answer.githubLoginUrl ? absolute(answer.githubLoginUrl, base) : null,
    maxUploadBytes: answer.maxUploadBytes ?? 0,
  };
}

/** Reads `/config.json`, which may stand in the page; rejects when the server cannot be reached or answers something else. */
export async function loadConfig(): Promise<AppConfig> {
  const told = toldAnswer('/config.json');
  if (told) return readConfig(told.body as Partial<ConfigAnswer>, window.location.href);
  const response = await fetch('/config.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`config.json: status ${response.status}`);
  return readConfig((await response.json()) as Partial<ConfigAnswer>, window.location.href);
}
