// Who may do what here. Accounts and posts are judged alike: by the territory they belong to.
import { definePolicy, rulesFor } from '#kernel/policy.ts';

export interface Placed {
  readonly code: number;
}

const { anyone, signedIn, may, within, allOf } = rulesFor<Placed>();
const manages = allOf(may('account.manage'), within('code'));

export const accountPolicy = definePolicy<Placed>('account')({
  anyone,
  signedIn,
  choosePost: signedIn,
  read: manages,
  manage: manages,
  organisations: may('organisation.read'),
  audit: may('audit.read'),
  // The use-case itself answers "not found" wherever the installation is no demo.
  demo: anyone,
});
