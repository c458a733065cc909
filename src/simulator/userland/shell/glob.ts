/** Tells whether a whole text matches a shell pattern. A class that means nothing matches only itself. */
export function globMatcher(pattern: string): (text: string) => boolean {
  const source = pattern.replace(/[.+^${}()|\\]/g, "\\$&").replace(/\*/g, ".*").replace(/\?/g, ".")
    .replace(/\[!/g, "[^");
  try {
    const matcher = new RegExp(`^${source}$`, "s");
    return (text) => matcher.test(text);
  } catch {
    return (text) => text === pattern;
  }
}
