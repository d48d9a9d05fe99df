// What `react` means in the phone builds. React Router names one hook that preact/compat has not got;
// it is used only by its data router, which we do not use: the value as it is, is correct.
// @ts-expect-error its types are written with `export =`, its module is not
// biome-ignore lint/performance/noReExportAll: it stands for the whole package
export * from 'preact/compat';
export { default } from 'preact/compat';

export function useOptimistic<T>(value: T): readonly [T, () => void] {
  return [value, () => undefined];
}
