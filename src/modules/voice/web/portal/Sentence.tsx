import { DateText } from '#web/ui/index.ts';

/** Words with an instant among them: where it belongs stands a line break. */
export function Sentence({
  words,
  at,
  parts = 'both',
}: {
  words: string;
  at: string;
  parts?: 'time' | 'both';
}) {
  const [before, after] = words.split('\n');
  return (
    <>
      {before}
      <DateText value={at} parts={parts} />
      {after}
    </>
  );
}
