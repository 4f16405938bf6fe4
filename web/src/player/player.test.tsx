import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { show } from '../testing/show';
import { initialEngineState, type EngineRequest, type EngineState, type PlayerEngine } from './engine';
import { openEngine } from './open-engine';
import Player, { type PlayerProps } from './player';

vi.mock('./open-engine', () => ({ openEngine: vi.fn() }));

const qualities = [{ id: 1, label: '720p' }, { id: 0, label: '360p' }];
const ready: EngineState = { ...initialEngineState, phase: 'ready', qualities, current: 0, frameRate: 25 };

/** The element as browsers have it, as far as jsdom lacks it: its state is what a test sets. */
function equipMedia() {
  const media = HTMLMediaElement.prototype;
  const give = (name: string, value: unknown) => Object.defineProperty(media, name, { value, writable: true, configurable: true });
  give('textTracks', Object.assign(new EventTarget(), { length: 0 }));
  give('paused', true);
  give('duration', 100);
  give('currentTime', 0);
  give('readyState', 4);
  give('play', vi.fn(function play(this: HTMLMediaElement) {
    Object.defineProperty(this, 'paused', { value: false, writable: true, configurable: true });
    this.dispatchEvent(new Event('play'));
    return Promise.resolve();
  }));
  give('pause', vi.fn(function pause(this: HTMLMediaElement) {
    Object.defineProperty(this, 'paused', { value: true, writable: true, configurable: true });
    this.dispatchEvent(new Event('pause'));
  }));
  Object.defineProperty(HTMLVideoElement.prototype, 'getVideoPlaybackQuality', {
    value: () => ({ droppedVideoFrames: 2, totalVideoFrames: 250 }), configurable: true,
  });
}

describe('Player', () => {
  const engine = {
    choose: vi.fn(), chooseAudio: vi.fn(), setMaking: vi.fn(), retry: vi.fn(), destroy: vi.fn(),
    figures: () => ({
      engine: 'sample 1', codecs: 'avc1', bitrate: 2_500_000, bandwidth: 20_000_000, requests: 12, awaited: 3,
      latency: { newest: 20, median: 30 },
    }),
  } satisfies PlayerEngine;
  let request: EngineRequest;
  beforeEach(() => {
    localStorage.clear();
    equipMedia();
    vi.mocked(openEngine).mockImplementation((asked) => {
      request = asked;
      return engine;
    });
  });

  const play = (part: Partial<PlayerProps> = {}) => {
    show(<Player url="/m.m3u8" title="Dunes" artist="Mira" poster="/t.jpg" making={null} audioOnly={false} autoPlay={false} {...part} />);
    act(() => request.onState(ready));
    return screen.getByLabelText<HTMLVideoElement>('Dunes');
  };
  const is = (part: Partial<EngineState>) => act(() => request.onState({ ...ready, ...part }));
  const at = (video: HTMLVideoElement, time: number, event = 'timeupdate') => act(() => {
    video.currentTime = time;
    video.dispatchEvent(new Event(event));
  });

  it('begins where it is told, and plays by itself only when it may', async () => {
    const video = play({ start: 12, autoPlay: true });
    expect(request.start).toBe(12);
    await waitFor(() => expect(video.paused).toBe(false));
  });

  it('plays without sound where the browser allows no other, offers it, and does not remember it', async () => {
    HTMLMediaElement.prototype.play = vi.fn()
      .mockRejectedValueOnce(new DOMException('', 'NotAllowedError')).mockResolvedValue(undefined);
    const video = play({ autoPlay: true });
    await userEvent.click(await screen.findByRole('button', { name: 'Turn the sound on' }));
    expect(video.muted).toBe(false);
    expect(localStorage.getItem('sunomi.sound') ?? '').not.toContain('"muted":true');
  });

  it('offers qualities and says which one plays', async () => {
    play();
    await userEvent.click(screen.getByRole('button', { name: 'Settings' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Quality Auto (360p)' }));
    expect(screen.getByRole('menuitemradio', { name: 'Auto (360p)' })).toBeChecked();
    await userEvent.click(screen.getByRole('menuitemradio', { name: '720p' }));
    expect(engine.choose).toHaveBeenCalledWith(1);
  });

  it('offers audio tracks where there is more than one', async () => {
    play();
    is({ audioTracks: [{ id: 0, name: 'A', language: 'en' }, { id: 1, name: 'Kommentar', language: null }], audioTrack: 0 });
    await userEvent.click(screen.getByRole('button', { name: 'Settings' }));
    await userEvent.click(screen.getByRole('menuitem', { name: /Audio track/ }));
    await userEvent.click(screen.getByRole('menuitemradio', { name: 'Kommentar' }));
    expect(engine.chooseAudio).toHaveBeenCalledWith(1);
  });

  it.each([
    ['making', 'This part is still being made. It plays in a moment.'],
    ['server', 'The server does not answer. It plays on as soon as it does.'],
    ['network', 'The connection was lost. It plays on as soon as it is back.'],
  ] as const)('says that it waits for %s', (awaits, words) => {
    play();
    is({ phase: 'loading', awaits });
    expect(screen.getByText(words)).toBeVisible();
    is({ awaits: null });
    expect(screen.queryByText(words)).toBeNull();
  });

  it('says why it failed and tries again', async () => {
    play();
    is({ phase: 'failed', problem: 'unplayable' });
    expect(screen.getByRole('alert')).toHaveTextContent(/could not play this video/);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(engine.retry).toHaveBeenCalledOnce();
  });

  it('does not offer to try again what this browser will never play', () => {
    play();
    is({ phase: 'failed', problem: 'unsupported' });
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('is steered by keys, which say what they did', async () => {
    const [onNext, onTheatre] = [vi.fn(), vi.fn()];
    const video = play({ onNext, onTheatre });
    at(video, 50);
    await userEvent.keyboard('l');
    expect(video.currentTime).toBe(60);
    expect(screen.getByText('10 seconds ahead')).toBeInTheDocument();
    await userEvent.keyboard('.');
    expect(video.currentTime).toBeCloseTo(60.04);
    await userEvent.keyboard('9>nt');
    expect(video.currentTime).toBe(90);
    expect(video.playbackRate).toBe(1.25);
    expect([onNext, onTheatre].map((call) => call.mock.calls.length)).toEqual([1, 1]);
    await userEvent.keyboard('?');
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  });

  it('says where it goes on from, and begins anew on request', async () => {
    const video = play({ start: 65, continued: true });
    await act(() => video.play());
    expect(screen.getByText('You left at 1:05')).toBeVisible();
    at(video, 66);
    await userEvent.click(screen.getByRole('button', { name: 'From the beginning' }));
    expect(video.currentTime).toBe(0);
    expect(screen.queryByText('You left at 1:05')).toBeNull();
  });

  it('tells its page how far it is when it stops, and that it ended', async () => {
    const [onPosition, onEnded] = [vi.fn(), vi.fn()];
    const video = play({ onPosition, onEnded });
    await act(() => video.play());
    at(video, 30);
    act(() => video.pause());
    act(() => video.pause());
    expect(onPosition.mock.calls).toEqual([[30]]);
    at(video, 100, 'ended');
    expect(onEnded).toHaveBeenCalledOnce();
  });

  it('shows the picture of a time under the pointer', async () => {
    const file = 'WEBVTT\n\n00:00.000 --> 00:50.000\ns_0.jpg#xywh=0,0,160,90\n\n00:50.000 --> 01:40.000\ns_0.jpg#xywh=160,0,160,90\n';
    vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(new Response(file))));
    play({ storyboardUrl: 'http://h/media/v1/~pass/storyboard.vtt' });
    at(screen.getByLabelText<HTMLVideoElement>('Dunes'), 0, 'durationchange');
    const line = screen.getByRole('slider', { name: 'Seek' });
    line.getBoundingClientRect = () => new DOMRect(0, 0, 200, 20);
    await userEvent.pointer({ target: line, coords: { clientX: 150, clientY: 5 } });
    expect(line).toHaveTextContent('1:15');
    await waitFor(() => expect(line.querySelector('.player-preview-tile')).toHaveStyle({
      backgroundImage: 'url("http://h/media/v1/~pass/s_0.jpg")', backgroundPosition: '-160px -0px',
    }));
  });

  it('shows the picture of the time that keys lead to', async () => {
    const file = 'WEBVTT\n\n00:00.000 --> 01:40.000\ns_0.jpg#xywh=0,0,160,90\n';
    vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(new Response(file))));
    const video = play({ storyboardUrl: 'http://h/media/v1/storyboard.vtt' });
    at(video, 20, 'durationchange');
    const line = screen.getByRole('slider', { name: 'Seek' });
    line.focus();
    expect(line).not.toHaveTextContent('0:20');
    await userEvent.keyboard('{ArrowRight}');
    at(video, video.currentTime);
    expect(line).toHaveTextContent('0:25');
    await waitFor(() => expect(line.querySelector('.player-preview-tile')).toBeInTheDocument());
    act(() => line.blur());
    expect(line).not.toHaveTextContent('0:25');
  });

  it('keeps its keys after a menu was used with a mouse, which lies over nothing else', async () => {
    const video = play();
    await userEvent.click(screen.getByRole('button', { name: 'Settings' }));
    await userEvent.click(screen.getByRole('menuitem', { name: /Speed/ }));
    await userEvent.click(screen.getByRole('menuitemradio', { name: '1.5×' }));
    expect(screen.queryByRole('menu')).not.toBeInTheDocument();
    await userEvent.keyboard(' ');
    expect(video.paused).toBe(false);
    await userEvent.click(screen.getByRole('button', { name: 'Settings' }));
    await userEvent.click(screen.getByRole('button', { name: 'Mute' }));
    expect(video.muted).toBe(true);
    expect(screen.queryByRole('menu')).not.toBeInTheDocument();
  });

  it('gives the focus back to its button when a menu is closed by key', async () => {
    play();
    screen.getByRole('button', { name: 'Settings' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(screen.getByRole('menuitem', { name: /Quality/ })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: 'Settings' })).toHaveFocus();
    expect(screen.queryByRole('menu')).not.toBeInTheDocument();
  });

  it('shows statistics and loops from its menu', async () => {
    const video = play({ shareUrl: '/watch/v1' });
    await userEvent.pointer({ target: video, keys: '[MouseRight]' });
    await userEvent.click(screen.getByRole('menuitem', { name: 'Statistics for nerds' }));
    const panel = screen.getByRole('region', { name: 'Statistics for nerds' });
    for (const text of ['sample 1', '2 of 250', '20 Mbit/s / 2.5 Mbit/s', '20 ms (30 ms)', '12', '3']) expect(panel).toHaveTextContent(text);
    await userEvent.pointer({ target: video, keys: '[MouseRight]' });
    await userEvent.click(screen.getByRole('menuitemcheckbox', { name: 'Loop' }));
    expect(video.loop).toBe(true);
  });
});
