import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import type { auditApi } from './audit-contract.ts';
import { auditPeople } from './audit-people.ts';
import { auditSeals, auditVerify } from './audit-seals.ts';
import { auditTrail } from './audit-trail.ts';
import type { AccountOptions } from './options.ts';

export function auditRoutes(options: AccountOptions) {
  return {
    auditTrail: (ctx: Ctx, { query }: { query: z.output<typeof auditApi.auditTrail.query> }) =>
      auditTrail(ctx, options, query),
    auditPeople: (ctx: Ctx, { query }: { query: z.output<typeof auditApi.auditPeople.query> }) =>
      auditPeople(ctx, options, query.q ?? ''),
    auditSeals: (ctx: Ctx) => auditSeals(ctx, options),
    auditVerify: (ctx: Ctx) => auditVerify(ctx, options),
  };
}
