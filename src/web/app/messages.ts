// The hooks of the words, under the name pages look for; they live in the kit, which needs them itself.
export { useLocale, useMessages, useReader } from '#web/ui/locale.tsx';
