// Kinds of matters as people would look for them: guessed from their own words, or by group.
import type { Answer } from '#kernel/contract.ts';
import type { Locale } from '#kernel/messages.ts';
import { clientFor } from '#web/app/client.ts';
import { voiceApi } from '../../contract.ts';

export const voices = clientFor(voiceApi);
export type Category = Answer<typeof voiceApi.categories>[number];

export const nameOf = (category: Category, locale: Locale) =>
  locale === 'en' ? category.nameEn : category.name;
export const groupName = (category: Category, locale: Locale) =>
  locale === 'en' ? category.groupEn : category.group;

/** The last one stands for all that fits nowhere; whoever is not sure need not choose. */
export const catchAll = (categories: readonly Category[]) => categories.at(-1);

/** How much of a phrase someone used: all of it, or two characters of it beside each other. */
function weight(text: string, phrase: string): number {
  if (text.includes(phrase)) return phrase.length;
  let pairs = 0;
  for (let i = 0; i + 2 <= phrase.length; i++) if (text.includes(phrase.slice(i, i + 2))) pairs += 1;
  return pairs / phrase.length;
}

/** At most three; a suggestion only, the choice stays with the person. */
export function guess(text: string, categories: readonly Category[]): readonly Category[] {
  const said = text.toLowerCase();
  if (said.trim().length < 2) return [];
  const scored = categories.slice(0, -1).map((category) => {
    // 问题 is said of everything and tells nothing apart.
    const phrases = [category.name, ...category.examples.split(/\s+/)].map((one) => one.replace('问题', ''));
    const english = category.nameEn
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word.length > 3);
    return {
      category,
      score:
        Math.max(0, ...phrases.map((phrase) => weight(said, phrase))) +
        english.filter((word) => said.includes(word)).length,
    };
  });
  const best = Math.max(...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score >= Math.max(0.25, best / 2))
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ category }) => category);
}
