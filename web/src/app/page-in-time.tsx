import { lazy, type ComponentType } from 'react';

type Load = () => Promise<{ default: ComponentType }>;

/** A page that is loaded when first visited, or before: after `load` it is drawn at once, without a state in between. */
export function pageInTime(load: Load): { Page: ComponentType; load: () => Promise<unknown> } {
  let Loaded: ComponentType | null = null;
  const loading = async () => {
    const loaded = await load();
    Loaded = loaded.default;
    return loaded;
  };
  const Lazy = lazy(loading);
  const Page = () => (Loaded ? <Loaded /> : <Lazy />);
  return { Page, load: loading };
}
