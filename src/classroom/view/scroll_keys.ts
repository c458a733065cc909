/** Keys that move what is seen of a text. */

/** By how many rows; undefined: it is another key. `page`: rows of a screenful. */
export function rowsMoved(key: string, page: number): number | undefined {
  const rows: Readonly<Record<string, number>> = {
    Down: 1,
    Up: -1,
    PageDown: page,
    Space: page,
    PageUp: -page,
    Home: -Infinity,
    End: Infinity,
  };
  return Object.hasOwn(rows, key) ? rows[key] : undefined;
}
