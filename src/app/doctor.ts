/** `npm run doctor`: what this machine lacks, why it matters and the way on. */
import { checks } from '#app/start/doctor-checks.ts';
import { explain } from '#kernel/operator-error.ts';

let needed = 0;
for (const check of checks) {
  const found = await check.run().catch((error: unknown) => ({ ok: false, zh: explain(error), en: '' }));
  if (!found.ok && !check.testsOnly) needed += 1;
  const mark = found.ok ? '✓' : check.testsOnly ? '–' : '✗';
  const lines = [...found.zh.split('\n'), ...(found.en ? found.en.split('\n') : [])];
  const purpose = check.testsOnly ? '（仅测试需要 / only for tests）' : '';
  process.stdout.write(
    `${mark} ${check.zh} / ${check.en}${purpose}\n${lines.map((line) => `    ${line}\n`).join('')}`,
  );
}
process.stdout.write(
  needed === 0
    ? '\n一切就绪：npm start\nEverything is ready: npm start\n'
    : `\n有 ${needed} 项需要处理，见 ✗。\n${needed === 1 ? 'One item needs' : `${needed} items need`} attention, see ✗.\n`,
);
process.exit(needed === 0 ? 0 : 1);
