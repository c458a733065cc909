/**
 * What a plain object has under a name that somebody else has written: nothing for `constructor`, `toString` and the
 * other names that every object inherits.
 */
export function ownEntry<T>(
  table: Readonly<Record<string, T>> | null | undefined,
  name: string,
): T | undefined {
  return table && Object.hasOwn(table, name) ? table[name] : undefined;
}
