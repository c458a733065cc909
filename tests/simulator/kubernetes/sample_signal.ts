/** A signal that knows how many listen to it: what has ended must not be held by one that lives on. */
export function countedSignal(): { signal: AbortSignal; listening(): number } {
  const { signal } = new AbortController();
  const listeners = new Set<unknown>();
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  Object.assign(signal, {
    addEventListener(...given: Parameters<typeof add>) {
      listeners.add(given[1]);
      add(...given);
    },
    removeEventListener(...given: Parameters<typeof remove>) {
      listeners.delete(given[1]);
      remove(...given);
    },
  });
  return { signal, listening: () => listeners.size };
}
