import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { lost, MockNetwork, pageBefore, refusal, silence } from '../../../testing/network';
import { sampleDetail } from '../../../testing/samples';
import { mira, show } from '../../../testing/show';
import type { Comment } from './comments';
import { CommentsPart } from './comments-part';

const grace = { userId: 'grace', name: 'Grace', profilePictureUrl: '' };
const comment = (id: number, part: Partial<Comment> = {}): Comment => ({
  id, user: grace, text: `Comment ${id}`, timeStamp: new Date().toISOString(), edited: null, replies: 0, mine: false,
  mayDelete: false, ...part,
});
const list = '/api/video/{videoId}/comments' as const;
const replies = '/api/video/{videoId}/comments/{commentId}/replies' as const;
const one = '/api/video/{videoId}/comments/{commentId}' as const;
const add = '/api/video/{videoId}/comment' as const;

describe('comments', () => {
  let network: MockNetwork;
  const seek = vi.fn();
  beforeEach(() => {
    seek.mockClear();
    network = new MockNetwork().on('get', list, { comments: [comment(2), comment(1)] });
  });
  const open = (options: Parameters<typeof show>[1] & { folds?: boolean } = { user: mira }) =>
    show(<CommentsPart video={sampleDetail(1, { comments: 2 })} folds={options.folds ?? false} onSeek={seek} />, { at: '/watch/v1', ...options });
  const write = async (text: string) => {
    await userEvent.click(await screen.findByLabelText('Add a comment'));
    await userEvent.paste(text);
  };

  it('say that they are loading, that there are none, and why they cannot be read', async () => {
    network.on('get', list, silence);
    const { unmount } = open();
    expect(screen.getByRole('status', { name: 'Loading the comments' })).toBeInTheDocument();
    unmount();
    network.on('get', list, { comments: [] });
    const { unmount: leave } = open();
    expect(await screen.findByText(/No comments yet/)).toBeInTheDocument();
    leave();
    network.on('get', list, lost);
    open();
    expect(await screen.findByRole('alert')).toHaveTextContent('The server cannot be reached');
    network.on('get', list, { comments: [comment(3)] });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Comment 3')).toBeInTheDocument();
  });

  it('show who wrote them, mark the author of the video and oneself, and go on', async () => {
    network.on('get', list, ({ url }) => (url.searchParams.has('after')
      ? { comments: [comment(7, { user: mira, mine: true, edited: '2026-01-01T00:00:00Z' })] }
      : pageBefore({ comments: [comment(9), comment(8)] }, '8_')));
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));
    const own = await screen.findByRole('article', { name: 'Mira Sol' });
    for (const word of ['Author', 'You', '(edited)', 'Comment 7']) expect(within(own).getByText(word)).toBeInTheDocument();
    expect(screen.getAllByRole('article', { name: 'Grace' })).toHaveLength(2);
    expect(within(own).getByRole('link', { name: /Link to this comment/ })).toHaveAttribute('href', '/watch/v1#comment-7');
  });

  it('can be read from the oldest on', async () => {
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Oldest' }));
    await waitFor(() => expect(network.callsOf('get', list).at(-1)?.url.searchParams.get('order')).toBe('oldest'));
  });

  it('show a new one at once, before the server has it', async () => {
    let answer: (value: Comment) => void = () => undefined;
    network.on('post', add, () => new Promise<Comment>((resolve) => { answer = resolve; }));
    open();
    await write('Lovely');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Sending …')).toBeInTheDocument();
    answer(comment(3, { user: mira, text: 'Lovely', mine: true }));
    await waitFor(() => expect(screen.queryByText('Sending …')).not.toBeInTheDocument());
    expect(screen.getAllByRole('article')[0]).toHaveTextContent('Lovely');
    expect(screen.getByLabelText('Add a comment')).toHaveValue('');
    expect(network.callsOf('post', add)[0]?.body).toEqual({ comment: 'Lovely', replyTo: null });
  });

  it('take a new one back when it is refused, and keep its text', async () => {
    network.on('post', add, refusal(429, 'too many comments; wait a minute'));
    open();
    await write('Lovely');
    await userEvent.click(screen.getByRole('button', { name: 'Comment' }));
    expect(await screen.findByText('Too many comments; wait a minute.')).toBeInTheDocument();
    expect(screen.getByLabelText('Add a comment')).toHaveValue('Lovely');
    expect(screen.getAllByRole('article')).toHaveLength(2);
  });

  it('do not take more than the server does', async () => {
    open();
    await write('x'.repeat(5001));
    expect(screen.getByText('At most 5000 characters.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Comment' })).toBeDisabled();
  });

  it('send guests to the log-in page and have their text again afterwards', async () => {
    const { unmount } = open({});
    await write('From a guest');
    await userEvent.click(screen.getByRole('button', { name: 'Log in to comment' }));
    expect(screen.getByLabelText('address')).toHaveTextContent(`/login?next=${encodeURIComponent('/watch/v1#comments')}`);
    unmount();
    open({ user: mira, at: '/watch/v1#comments', folds: true });
    expect(await screen.findByLabelText('Add a comment')).toHaveValue('From a guest');
  });

  it('open the answers and take another one', async () => {
    network
      .on('get', list, { comments: [comment(1, { replies: 1 })] })
      .on('get', replies, { comments: [comment(2, { text: 'First answer' })] })
      .on('post', add, comment(3, { text: 'Second answer', user: mira, mine: true }));
    open();
    await userEvent.click(await screen.findByRole('button', { name: '1 answer' }));
    expect(await screen.findByText('First answer')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Answer Grace' }));
    await userEvent.click(screen.getByLabelText('Answer Grace', { selector: 'textarea' }));
    await userEvent.paste('Second answer');
    await userEvent.click(screen.getByRole('button', { name: 'Answer' }));
    expect(await screen.findByRole('button', { name: '2 answers' })).toBeInTheDocument();
    expect(await screen.findByText('Second answer')).toBeInTheDocument();
    expect(network.callsOf('post', add)[0]?.body).toEqual({ comment: 'Second answer', replyTo: 1 });
  });

  it('say when the answers cannot be read', async () => {
    network.on('get', list, { comments: [comment(1, { replies: 1 })] }).on('get', replies, lost);
    open();
    await userEvent.click(await screen.findByRole('button', { name: '1 answer' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The answers could not be loaded');
  });

  it('can be changed by their author', async () => {
    network
      .on('get', list, { comments: [comment(1, { mine: true, mayDelete: true, text: 'Helo' })] })
      .on('put', one, ({ body }) => comment(1, { mine: true, mayDelete: true, text: (body as { comment: string }).comment, edited: '2026-01-01T00:00:00Z' }));
    open();
    await userEvent.click(await screen.findByRole('button', { name: /More about the comment/ }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Edit' }));
    const field = screen.getByLabelText('Change your comment');
    await userEvent.clear(field);
    await userEvent.click(field);
    await userEvent.paste('Hello');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Hello')).toBeInTheDocument();
    expect(screen.getByText('(edited)')).toBeInTheDocument();
  });

  it('are deleted after a question, by those who may', async () => {
    network.on('get', list, { comments: [comment(2), comment(1, { mayDelete: true, replies: 2 })] }).on('delete', one, { message: 'deleted' });
    open();
    const buttons = await screen.findAllByRole('button', { name: /More about the comment/ });
    expect(buttons).toHaveLength(1);
    await userEvent.click(buttons[0] as HTMLElement);
    expect(screen.queryByRole('menuitem', { name: 'Edit' })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('menuitem', { name: 'Delete' }));
    expect(screen.getByText('It will be gone for good, with its 2 answers.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(await screen.findByText('The comment was deleted.')).toBeInTheDocument();
    expect(screen.queryByText('Comment 1')).not.toBeInTheDocument();
    expect(network.callsOf('delete', one)[0]?.parameters).toEqual({ videoId: 'v1', commentId: '1' });
  });

  it('stay when deleting fails, and say why', async () => {
    network.on('get', list, { comments: [comment(1, { mayDelete: true })] }).on('delete', one, refusal(403, 'this is not yours'));
    open();
    await userEvent.click(await screen.findByRole('button', { name: /More about the comment/ }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Delete' }));
    await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(await screen.findByText('This is not yours.')).toBeInTheDocument();
    expect(screen.getByText('Comment 1')).toBeInTheDocument();
  });

  it('lead to times in the video', async () => {
    network.on('get', list, { comments: [comment(1, { text: 'Look at 0:42, not 9:59' })] });
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Go to 0:42' }));
    expect(seek).toHaveBeenCalledExactlyOnceWith(42);
    expect(screen.queryByRole('button', { name: 'Go to 9:59' })).not.toBeInTheDocument();
  });

  it('show the answer that an address points at, with its thread, above the others', async () => {
    network
      .on('get', one, ({ parameters }) => (parameters.commentId === '7' ? comment(7, { replyTo: 3 }) : comment(3, { replies: 1 })))
      .on('get', list, { comments: [comment(9), comment(5, { replies: 1 }), comment(3, { replies: 1 })] })
      .on('get', replies, ({ parameters }) => ({ comments: parameters.commentId === '3' ? [comment(7, { text: 'Here I am' })] : [comment(8)] }));
    open({ at: '/watch/v1#comment-7', user: mira });
    const linked = await screen.findByRole('region', { name: 'The comment you were sent to' });
    expect(await within(linked).findByText('Here I am')).toBeInTheDocument();
    expect(within(linked).getByText('Comment 3')).toBeInTheDocument();
    expect(screen.getAllByText('Comment 3')).toHaveLength(1);
    expect(screen.getByText('Comment 9')).toBeInTheDocument();
  });

  it('say when the one that an address points at is gone', async () => {
    network.on('get', one, refusal(404, 'no such comment'));
    open({ at: '/watch/v1#comment-77', user: mira });
    expect(await screen.findByText('That comment is not there any more.')).toBeInTheDocument();
    expect(await screen.findByText('Comment 1')).toBeInTheDocument();
  });

  it('can be asked again for the one that an address points at when that failed', async () => {
    network.on('get', one, refusal(503, 'try again later'));
    open({ at: '/watch/v1#comment-2', user: mira });
    expect(await screen.findByText('Try again later.', undefined, { timeout: 20_000 })).toBeInTheDocument();
    network.on('get', one, comment(2));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('region', { name: 'The comment you were sent to' })).toBeInTheDocument();
  });

  it('are folded on small screens until one asks for them', async () => {
    open({ folds: true });
    const summary = await screen.findByRole('button', { name: /Comments 2/ });
    await waitFor(() => expect(summary).toHaveTextContent('Comment 2'));
    expect(screen.queryByLabelText('Add a comment')).not.toBeInTheDocument();
    await userEvent.click(summary);
    expect(await screen.findByLabelText('Add a comment')).toBeInTheDocument();
    expect(summary).toHaveAttribute('aria-expanded', 'true');
  });
});
