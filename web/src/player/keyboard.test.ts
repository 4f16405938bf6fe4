import { afterEach, describe, expect, it } from 'vitest';
import { stepSpeed } from './controls';
import { commandFor } from './keyboard';

function press(key: string, target: string = '<div></div>', init: KeyboardEventInit = {}) {
  document.body.innerHTML = target;
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  (document.body.querySelector('[data-here]') ?? document.body.firstElementChild)?.dispatchEvent(event);
  return commandFor(event);
}

describe('commandFor', () => {
  afterEach(() => document.body.replaceChildren());

  it.each([
    [' ', { do: 'toggle-play' }], ['K', { do: 'toggle-play' }], ['j', { do: 'seek-by', seconds: -10 }],
    ['7', { do: 'seek-to-share', share: 0.7 }], ['>', { do: 'step-speed', by: 1 }], ['?', { do: 'show-shortcuts' }],
    ['ArrowUp', { do: 'change-volume', by: 0.05 }], [',', { do: 'step-frame', by: -1 }], ['c', { do: 'toggle-captions' }],
    ['I', { do: 'toggle-window' }], ['n', { do: 'next' }],
  ])('understands %j', (key, command) => expect(press(key)).toEqual(command));

  it.each(['<input>', '<textarea></textarea>', '<div role="dialog"><button data-here></button></div>'])(
    'leaves keys typed into %s alone',
    (target) => expect(press('k', target)).toBeNull(),
  );

  it('leaves a button its space bar and a range its arrows', () => {
    expect(press(' ', '<button></button>')).toBeNull();
    expect(press('k', '<button></button>')).toEqual({ do: 'toggle-play' });
    expect(press('ArrowLeft', '<input type="range">')).toBeNull();
  });

  it('leaves the browser its own shortcuts', () => expect(press('l', undefined, { ctrlKey: true })).toBeNull());
  it('knows no others', () => expect(press('x')).toBeNull());
});

it('steps through the speeds and stops at the ends', () => {
  expect([stepSpeed(1, 1), stepSpeed(1, -1), stepSpeed(2, 1), stepSpeed(0.25, -1)]).toEqual([1.25, 0.75, 2, 0.25]);
});
