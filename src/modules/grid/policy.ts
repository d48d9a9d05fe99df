import { definePolicy, rulesFor } from '#kernel/policy.ts';

interface Place {
  readonly code: number;
}
const { allOf, anyone, may, within } = rulesFor<Place>();

export const gridPolicy = definePolicy<Place>('grid')({
  read: allOf(may('grid.read'), within('code')),
  browse: anyone,
  pulse: allOf(may('region.pulse'), within('code')),
});
