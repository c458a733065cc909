/** Words of the user's own after `:`. */

/**
 * The line with its first word as the user has defined it: `pp /web` becomes `v1/pods app=a /web`. A word that its own
 * meaning begins with keeps its old sense there: `pods: pods -A`.
 */
export function withoutAlias(line: string, aliases: Readonly<Record<string, string>>): string {
  let rest = line.trimStart();
  const seen = new Set<string>();
  for (;;) {
    const word = /^\S+/.exec(rest)?.[0];
    if (word === undefined || seen.has(word) || !Object.hasOwn(aliases, word)) return rest;
    seen.add(word);
    rest = `${aliases[word]}${rest.slice(word.length)}`;
  }
}
