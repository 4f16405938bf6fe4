import { nextCursor } from '../../../lib/paged';

/** Further back than this nobody is sent by a notification, and everything beyond costs more than it is worth. */
const mostPages = 10;
const mostThreads = 30;

interface Numbered {
  id: number;
  replies: number;
}

interface Found<Item> {
  items: Item[];
  link: string | null;
}

/** Pages of a hundred. `comments`: newest first; `replies`: oldest first. */
export interface CommentPages<Item> {
  comments: (after: { after?: string }) => Promise<Found<Item>>;
  replies: (thread: number, after: { after?: string }) => Promise<Found<Item>>;
}

type Read<Item> = (after: { after?: string }) => Promise<Found<Item>>;

async function* pagesOf<Item>(read: Read<Item>): AsyncGenerator<Item[]> {
  let after: { after?: string } = {};
  for (let page = 0; page < mostPages; page += 1) {
    const { items, link } = await read(after);
    yield items;
    const next = nextCursor(link);
    if (next === null) return;
    after = { after: next };
  }
}

async function holds<Item extends Numbered>(read: Read<Item>, id: number): Promise<boolean> {
  for await (const replies of pagesOf(read)) {
    if (replies.some((reply) => reply.id === id)) return true;
    if (replies.some((reply) => reply.id > id)) return false;
  }
  return false;
}

/**
 * The first comment of the thread that comment `id` is in. The API does not tell it, so threads are looked through,
 * newest first: a later comment has a larger id, so an answer belongs to a thread with a smaller one.
 */
export async function findThread<Item extends Numbered>(pages: CommentPages<Item>, id: number): Promise<Item | null> {
  let searched = 0;
  for await (const comments of pagesOf(pages.comments)) {
    for (const comment of comments) {
      if (comment.id === id) return comment;
      if (comment.id > id || comment.replies === 0) continue;
      if (await holds((after) => pages.replies(comment.id, after), id)) return comment;
      searched += 1;
      if (searched === mostThreads) return null;
    }
  }
  return null;
}
