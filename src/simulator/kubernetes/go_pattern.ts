/**
 * Regular expressions as Go reads them (RE2): other syntax than JavaScript's, and never slower than the text is long.
 * The package is large: it is loaded when the first thing that needs it is written.
 */
interface Compiled {
  matcher(text: string): { find(): boolean; group(): string | null };
}
interface Compiler {
  compile(pattern: string): Compiled;
}

let compiler: Compiler | undefined;
const compiled = new Map<string, Compiled>();
/** Patterns that are kept; after so many it begins anew. */
const MAX_KEPT = 1000;

/** Must have ended before any of the others is called. */
export async function loadPatterns(): Promise<void> {
  if (compiler) return;
  const { RE2JS } = await import("re2js");
  compiler = { compile: (pattern) => RE2JS.compile(pattern) };
}

/** Whether the pattern is found anywhere in the text. One that cannot be read is found nowhere. */
export function matchesPattern(pattern: string, text: string): boolean {
  if (patternProblem(pattern) !== undefined) return false;
  return loaded().compile(pattern).matcher(text).find();
}

/** What the pattern finds in the text, at most `limit` times. */
export function findPattern(pattern: string, text: string, limit: number): string[] {
  const matcher = loaded().compile(pattern).matcher(text);
  const found: string[] = [];
  while (found.length < limit && matcher.find()) found.push(matcher.group() ?? "");
  return found;
}

/** Go's words for what is wrong with a pattern: `error parsing regexp: missing closing ): …`. */
export function patternProblem(pattern: string): string | undefined {
  const { compile } = loaded();
  try {
    compile(pattern);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function loaded(): Compiler {
  const { compile } = compiler ?? notLoaded();
  return {
    compile(pattern) {
      let known = compiled.get(pattern);
      if (known) return known;
      known = compile(pattern);
      if (compiled.size >= MAX_KEPT) compiled.clear();
      compiled.set(pattern, known);
      return known;
    },
  };
}

function notLoaded(): never {
  throw new Error("Cannot match a pattern: loadPatterns has not been called");
}
