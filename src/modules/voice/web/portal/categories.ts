// Kinds of matters as people would look for them: suggested from their own words, or by group.
import type { Answer } from '#kernel/contract.ts';
import type { Locale } from '#kernel/messages.ts';
import { clientFor } from '#web/app/client.ts';
import { voiceApi } from '../../contract.ts';

export const voices = clientFor(voiceApi);
/** Under which one opened voice is kept in memory. */
export const followedKey = (number: string, secret: string) => ['voice', 'followed', number, secret] as const;
export type Category = Answer<typeof voiceApi.categories>[number];

export const nameOf = (category: Category, locale: Locale) =>
  locale === 'en' ? category.nameEn : category.name;
export const groupName = (category: Category, locale: Locale) =>
  locale === 'en' ? category.groupEn : category.group;

/** The last one stands for all that fits nowhere; whoever is not sure need not choose. */
export const catchAll = (categories: readonly Category[]) => categories.at(-1);
