import type { paths } from '../generated/api';
import { parseProgress, type Progress } from './progress';

export type NotificationItem =
  paths['/api/notifications']['get']['responses'][200]['content']['application/json'][number];

/** What a logged-in user is told: something new, or only that the number of unread notifications changed. */
export interface NotificationNews {
  notification: NotificationItem | null;
  unread: number;
}

export type LiveMessage = { progress: Progress } | { news: NotificationNews };

function fieldsOf(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

function parseNews({ type, notification, unread }: Record<string, unknown>): NotificationNews | null {
  if (typeof unread !== 'number') return null;
  if (type === 'unread') return { notification: null, unread };
  if (type !== 'notification' || typeof notification !== 'object' || notification === null) return null;
  return { notification: notification as NotificationItem, unread };
}

/** Reads one pushed message; null for what is neither progress nor news. */
export function parseLiveMessage(text: string): LiveMessage | null {
  const progress = parseProgress(text);
  if (progress) return { progress };
  const fields = fieldsOf(text);
  const news = fields && parseNews(fields);
  return news ? { news } : null;
}
