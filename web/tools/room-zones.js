import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Rooms from the bottom up: a room may import from those before it and from itself. */
export const order = ['generated', 'text', 'lib', 'components', 'testing', 'player', 'features', 'app', 'embed', 'docs'];

/**
 * Says why `from` may not import `to` (both relative to src/, with forward slashes), or null when it may.
 * @param {string} from
 * @param {string} to
 * @returns {string | null}
 */
export function whyRefused(from, to) {
  const [fromRoom, fromFeature] = from.split('/');
  const [toRoom, toFeature] = to.split('/');
  const here = order.indexOf(fromRoom ?? '');
  const there = order.indexOf(toRoom ?? '');
  if (here < 0 || there < 0) return null;
  if (there > here) return `${fromRoom} must not import from ${toRoom}, which is above it`;
  if (fromRoom === 'features' && toRoom === 'features' && fromFeature !== toFeature) {
    return `feature ${fromFeature} must not import from feature ${toFeature}`;
  }
  return null;
}

/** Folders of src/ that the order does not know; a new room must take its place in it. */
export function unknownRooms(sourceFolder) {
  return readdirSync(sourceFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !order.includes(entry.name))
    .map((entry) => entry.name);
}

/** The ESLint rule `rooms/direction`: judges every relative import, `import()` and re-export. */
export function directionRule(sourceFolder) {
  const judge = (context, node) => {
    const target = node.source?.value;
    if (typeof target !== 'string' || !target.startsWith('.')) return;
    const inside = (file) => path.relative(sourceFolder, file).split(path.sep).join('/');
    const reason = whyRefused(inside(context.filename), inside(path.resolve(path.dirname(context.filename), target)));
    if (reason) context.report({ node, message: reason });
  };
  return {
    meta: { type: 'problem', schema: [] },
    create: (context) => ({
      ImportDeclaration: (node) => judge(context, node),
      ImportExpression: (node) => judge(context, node),
      ExportNamedDeclaration: (node) => judge(context, node),
      ExportAllDeclaration: (node) => judge(context, node),
    }),
  };
}
