/** Where a matter is looked up. The address of a machine by itself leads nowhere from another one. */
export function pageOf(number: string): { url: string; onlyHere: boolean } {
  return {
    url: `${location.origin}/track/${number}`,
    onlyHere: /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(location.hostname),
  };
}
