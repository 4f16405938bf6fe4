export interface ClientName {
  /** Null: not known. */
  browser: string | null;
  system: string | null;
  kind: 'phone' | 'tablet' | 'computer' | 'program';
}

/** The first that fits counts: most browsers call themselves by the names of others, too. */
const browsers: [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'], [/OPR\/|Opera/, 'Opera'], [/SamsungBrowser\//, 'Samsung Internet'], [/Vivaldi\//, 'Vivaldi'],
  [/(Firefox|FxiOS)\//, 'Firefox'], [/(Chrome|CriOS|Chromium)\//, 'Chrome'], [/Version\/.*Safari\//, 'Safari'],
];

const systems: [RegExp, string][] = [
  [/iPhone|iPod/, 'iPhone'], [/iPad/, 'iPad'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/CrOS/, 'ChromeOS'],
  [/Mac OS X|Macintosh/, 'macOS'], [/Linux/, 'Linux'],
];

const named = (text: string, names: [RegExp, string][]) => names.find(([sign]) => sign.test(text))?.[1] ?? null;

function kindOf(agent: string): ClientName['kind'] {
  if (!/Mozilla\//.test(agent)) return 'program';
  if (/iPad|Tablet|Android(?!.*Mobile)/.test(agent)) return 'tablet';
  return /Mobile|iPhone|iPod/.test(agent) ? 'phone' : 'computer';
}

/** What people call the program that sends this User-Agent. A program that is no browser goes by its own name. */
export function clientName(agent: string): ClientName {
  const kind = kindOf(agent);
  const own = /^[\w.-]+/.exec(agent)?.[0] ?? null;
  return { browser: kind === 'program' ? own : named(agent, browsers), system: named(agent, systems), kind };
}
