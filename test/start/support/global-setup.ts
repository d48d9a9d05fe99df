// The pages as they will be served: a start that has to build them first would be another test.
import { ensureWebBuild } from '#app/start/web-build.ts';

export default async function setup() {
  await ensureWebBuild((_, en) => console.log(en), new AbortController().signal);
}
