/** Of a finger on the picture: a single one shows or hides the controls, quick ones at a side seek. */
export type TapMeaning = 'toggle-controls' | 'back' | 'ahead';

/** Longer apart, two taps are two single ones. */
const quickMilliseconds = 320;
/** The part of the width at each side that seeks. */
const side = 0.35;

export class Taps {
  private last: { at: number; place: TapMeaning } | null = null;

  /** `share`: where across the picture, 0 … 1; `now`: milliseconds. */
  tap(share: number, now: number): TapMeaning {
    const place = share < side ? 'back' : share > 1 - side ? 'ahead' : 'toggle-controls';
    const isQuick = this.last !== null && this.last.place === place && now - this.last.at <= quickMilliseconds;
    this.last = { at: now, place };
    return isQuick ? place : 'toggle-controls';
  }
}
