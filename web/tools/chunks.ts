import type { Rolldown } from 'vite';

type Graph = Pick<Rolldown.PluginContext, 'getModuleInfo'>;

const application = '/src/app/main.tsx';
const embeddedPlayer = '/src/embed/main.tsx';
const routes = '/src/app/routes.tsx';
const watchPage = '/src/features/watch/watch-page.tsx';

/** Everything that `entry` imports without being asked to wait. */
function closure(graph: Graph, entry: string): Set<string> {
  const found = new Set<string>();
  const visit = (id: string) => {
    if (found.has(id)) return;
    found.add(id);
    for (const next of graph.getModuleInfo(id)?.importedIds ?? []) visit(next);
  };
  visit(entry);
  return found;
}

/** Of what pages that are loaded when visited need, that which the page of a video and another one share. */
function partsOfPages(graph: Graph, root: string): Set<string> {
  const pages = (graph.getModuleInfo(root + routes)?.dynamicallyImportedIds ?? []).map((id) => closure(graph, id));
  const watch = closure(graph, root + watchPage);
  return new Set([...watch].filter((id) => pages.filter((page) => page.has(id)).length > 1));
}

/**
 * Says in which file a module goes. Of the first page: `base`, what the embedded player needs too, or `first`. Of others:
 * `parts`, what several share. So a page is a few files instead of dozens, of which each one waits for another to end
 * over HTTP/1.1. All other modules are left to the bundler.
 */
export function chunkOf(root: string): (id: string, graph: Graph) => string | null {
  let sets: Record<'first' | 'embedded' | 'parts', Set<string>> | null = null;
  return (id, graph) => {
    sets ??= {
      first: closure(graph, root + application), embedded: closure(graph, root + embeddedPlayer), parts: partsOfPages(graph, root),
    };
    if (id === root + application || id === root + watchPage) return null;
    if (sets.first.has(id)) return sets.embedded.has(id) ? 'base' : 'first';
    return sets.parts.has(id) ? 'parts' : null;
  };
}
