export interface Day<Item> {
  /** The beginning of the day here, in milliseconds. */
  start: number;
  items: Item[];
}

const startOfDay = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

/** Items that are in order of time, in groups of the same day of this place. */
export function byDay<Item>(items: readonly Item[], dateOf: (item: Item) => string): Day<Item>[] {
  const days: Day<Item>[] = [];
  for (const item of items) {
    const start = startOfDay(new Date(dateOf(item)));
    const last = days.at(-1);
    if (last?.start === start) last.items.push(item);
    else days.push({ start, items: [item] });
  }
  return days;
}

/** How many days `start` is before today: 0 today, 1 yesterday; also where a day has 23 hours. */
export function daysAgo(start: number, now: Date): number {
  return Math.round((startOfDay(now) - start) / 86_400_000);
}
