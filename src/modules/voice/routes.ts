import { preparePhoto } from '#kernel/files.ts';
import { implement } from '#kernel/http/mount.ts';
import { listCategories } from './categories.ts';
import { claimVoice } from './claim.ts';
import { voiceApi } from './contract.ts';
import { readVoice } from './detail.ts';
import * as follow from './follow.ts';
import * as handle from './handle.ts';
import { openPhone } from './phone.ts';
import { voicePolicy } from './policy.ts';
import { reclassifyVoice } from './reclassify.ts';
import { reportVoice } from './report.ts';
import { suggestCategory } from './suggest-category.ts';

export const voiceRoutes = implement(voiceApi, voicePolicy, {
  categories: async (ctx) =>
    (await listCategories(ctx)).map((row) => ({
      code: row.code,
      group: row.group_zh,
      groupEn: row.group_en,
      name: row.name_zh,
      nameEn: row.name_en,
      limit: { amount: row.limit_amount, unit: row.limit_unit },
      examples: row.examples_zh,
    })),
  suggestCategory: (ctx, { body }) => suggestCategory(ctx, body.text),
  report: (ctx, { body }) => reportVoice(ctx, body),
  follow: (ctx) => follow.followVoice(ctx),
  followEvents: (ctx) => follow.hearVoice(ctx),
  addReporterPhoto: {
    admit: (ctx) => follow.admitReporterPhoto(ctx),
    prepare: async ({ query, body }) => {
      const photo = await preparePhoto(body);
      return (ctx) => follow.addReporterPhoto(ctx, query.name, photo);
    },
  },
  reporterPhoto: (ctx, { params, query }) => follow.reporterPhoto(ctx, params.photo, query.size),
  confirm: (ctx, { body }) => follow.confirmVoice(ctx, body),
  dispute: (ctx, { body }) => follow.disputeVoice(ctx, body),
  rate: (ctx, { body }) => follow.rateVoice(ctx, body),
  claim: (ctx, { body }) => claimVoice(ctx, body),
  mine: (ctx) => follow.myVoices(ctx),
  get: (ctx, { params }) => readVoice(ctx, params.county, params.id),
  accept: (ctx, { params, body }) => handle.acceptVoice(ctx, params, body),
  passUp: (ctx, { params, body }) => handle.passUpVoice(ctx, params, body),
  assign: (ctx, { params, body }) => handle.assignVoice(ctx, params, body),
  giveBack: (ctx, { params, body }) => handle.giveBackVoice(ctx, params, body),
  invite: (ctx, { params, body }) => handle.inviteToVoice(ctx, params, body),
  contribute: (ctx, { params, body }) => handle.contributeToVoice(ctx, params, body),
  pause: (ctx, { params, body }) => handle.pauseVoice(ctx, params, body),
  resume: (ctx, { params, body }) => handle.resumeVoice(ctx, params, body),
  refuse: (ctx, { params, body }) => handle.refuseVoice(ctx, params, body),
  resolve: (ctx, { params, body }) => handle.resolveVoice(ctx, params, body),
  reclassify: (ctx, { params, body }) => reclassifyVoice(ctx, params, body),
  phone: (ctx, { params }) => openPhone(ctx, params),
});
