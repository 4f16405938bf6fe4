import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { catchUp } from './catch-up';

const done = { status: 'COMPLETED', finished: true };
const working = { status: 'TRANSCODING', finished: false };
const failed = { status: 'ERROR', finished: false };

it('asks again for notifications and for what showed unfinished work, and for nothing else', async () => {
  const queries = new QueryClient();
  const answers: Record<string, unknown> = {
    notifications: { unread: 3 }, detail: working, 'other detail': done, list: { pages: [[done, failed], [done, working]] },
    'other list': { pages: [{ items: [done, failed], next: null }] }, paged: { pages: [{ items: [working], next: null }] }, text: 'TRANSCODING', nothing: null,
  };
  const asked: string[] = [];
  for (const key of Object.keys(answers)) {
    const answer = () => {
      asked.push(key);
      return answers[key];
    };
    new QueryObserver(queries, { queryKey: [key], queryFn: answer }).subscribe(() => undefined);
  }
  await vi.waitFor(() => expect(queries.isFetching()).toBe(0));
  expect(asked).toHaveLength(8);
  asked.length = 0;
  catchUp(queries);
  await vi.waitFor(() => expect(asked.sort()).toEqual(['detail', 'list', 'notifications', 'paged']));
});
