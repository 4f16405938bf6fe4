import { act, createEvent, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VideoCard } from '../../components/video-card';
import { setPreference } from '../../lib/preferences';
import { MockNetwork } from '../../testing/network';
import { sampleVideo } from '../../testing/samples';
import { mira, show } from '../../testing/show';

const storyboard = `WEBVTT

00:00:00.000 --> 00:00:01.000
storyboard_000.jpg#xywh=0,0,160,90

00:00:01.000 --> 00:00:02.000
storyboard_000.jpg#xywh=160,0,160,90
`;
const withStoryboard = sampleVideo(1, { userId: 'leo', storyboardUrl: '/media/v1/storyboard.vtt' });

describe('a card that someone dwells on', () => {
  const asked = vi.fn<typeof fetch>();
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    asked.mockReset().mockImplementation(() => Promise.resolve(new Response(storyboard)));
    vi.stubGlobal('fetch', asked);
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const pause = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
  const card = () => screen.getByRole('article');
  // jsdom's own events do not say what points.
  const point = (pointerType: string) => fireEvent(card(), Object.assign(createEvent.pointerOver(card()), { pointerType }));

  it('shows pictures of the video, one after the other, until the pointer leaves', async () => {
    show(<VideoCard video={withStoryboard} />);
    point('mouse');
    await pause(300);
    expect(asked).not.toHaveBeenCalled();
    await pause(150);
    const preview = await screen.findByTestId('preview');
    expect(asked.mock.calls.map(([url]) => url)).toEqual(['http://h/media/v1/storyboard.vtt']);
    const sheet = preview.querySelector('img');
    expect(sheet).toHaveAttribute('src', 'http://h/media/v1/storyboard_000.jpg');
    if (sheet) fireEvent.load(sheet);
    const shown = () => preview.querySelector('svg')?.getAttribute('viewBox');
    expect(shown()).toBe('0 0 160 90');
    await pause(700);
    expect(shown()).toBe('160 0 160 90');
    await pause(700);
    expect(shown()).toBe('0 0 160 90');
    fireEvent.pointerLeave(card());
    expect(screen.queryByTestId('preview')).not.toBeInTheDocument();
  });

  it('shows them where the keyboard is', async () => {
    show(<VideoCard video={withStoryboard} />);
    act(() => screen.getByRole('link', { name: 'Video 1' }).focus());
    await pause(450);
    expect(await screen.findByTestId('preview')).toBeInTheDocument();
  });

  it.each([
    ['is touched', () => undefined, withStoryboard, 'touch'],
    ['has no storyboard', () => undefined, sampleVideo(1, { userId: 'leo', storyboardUrl: null }), 'mouse'],
    ['is warned of', () => undefined, { ...withStoryboard, hasContentWarning: true }, 'mouse'],
    ['should spare the line', () => setPreference('reduceData', true), withStoryboard, 'mouse'],
    ['should keep still', () => vi.stubGlobal('matchMedia', () => ({ matches: true })), withStoryboard, 'mouse'],
  ])('asks for nothing when it %s', async (_, before, video, pointerType) => {
    before();
    show(<VideoCard video={video} />);
    point(pointerType);
    await pause(1000);
    expect(asked).not.toHaveBeenCalled();
  });
});

describe('a card of a video that viewers are warned of', () => {
  const warned = sampleVideo(1, { hasContentWarning: true });
  beforeEach(() => {
    new MockNetwork().on('get', '/api/user/history', []);
  });

  it('says so to everyone else', () => {
    show(<VideoCard video={warned} />);
    expect(screen.getByText('Sensitive content')).toBeInTheDocument();
  });
  it('shows it to its owner', () => {
    show(<VideoCard video={warned} />, { user: mira });
    expect(screen.queryByText('Sensitive content')).not.toBeInTheDocument();
  });
  it('shows it to who wants no warnings', () => {
    setPreference('skipWarnings', true);
    show(<VideoCard video={warned} />);
    expect(screen.queryByText('Sensitive content')).not.toBeInTheDocument();
  });
});
