import { definePolicy, rulesFor } from '#kernel/policy.ts';

interface Place {
  readonly code: number;
  /** The desk below this place that asks for it: an officer may look at the community the own cell belongs to. */
  readonly deskBelow?: number;
}
const { allOf, anyOf, anyone, may, same, within } = rulesFor<Place>();

export const gridPolicy = definePolicy<Place>('grid')({
  read: allOf(may('grid.read'), anyOf(within('code'), same('deskBelow', 'code'))),
  /** 小区、楼栋 of its cells, and the cells themselves: the community's own affair. */
  keep: allOf(may('grid.keep'), within('code')),
  browse: anyone,
  pulse: allOf(may('region.pulse'), within('code')),
});
