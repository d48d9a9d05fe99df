// Names and codes of divisions are published by the state (行政区划代码管理办法, 2025): anybody may read them.
import { definePolicy, rulesFor } from '#kernel/policy.ts';

const rules = rulesFor<{ readonly code: number }>();

export const regionPolicy = definePolicy<{ readonly code: number }>('region')({
  read: rules.anyone,
});
