// The region tree in the shape the picker asks for, bounded to a territory.
import { clientFor } from '#web/app/client.ts';
import type { RegionNode } from '#web/ui/index.ts';
import { regionApi } from '../contract.ts';

const regions = clientFor(regionApi);

export interface RegionSource {
  readonly load: (parent: string | null) => Promise<readonly RegionNode[]>;
  readonly search: (text: string) => Promise<readonly RegionNode[]>;
}

/** `top` itself is the first choice, then its children, and so on down. */
export function regionSource(top: { readonly code: number; readonly name: string }): RegionSource {
  return {
    load: async (parent) => {
      if (parent === null) return [{ code: String(top.code), name: top.name, hasChildren: true }];
      const children = await regions.children({ params: { code: Number(parent) } });
      return children.map(({ code, name, leaf }) => ({ code: String(code), name, hasChildren: !leaf }));
    },
    search: async (text) => {
      const found = await regions.search({ query: { q: text, within: top.code } });
      return found.map(({ code, name, leaf, path }) => ({ code: String(code), name, hasChildren: !leaf, path }));
    },
  };
}
