/** Regular expressions in RE2's syntax. Source: sprig, regex.go; Go's regexp. */
import { RE2JS } from "re2js";
import { FunctionError } from "../template_error.ts";
import { type GoFunction, goFunction, type GoValue } from "../value.ts";
import { textList } from "./conversion.ts";

export const regularExpressionFunctions: Record<string, GoFunction> = {
  regexMatch: goFunction("string, string", (pattern: string, text: string) => {
    try {
      return compiled(pattern, false).matcher(text).find();
    } catch (error) {
      if (error instanceof FunctionError) return false;
      throw error;
    }
  }),
  mustRegexMatch: goFunction(
    "string, string",
    (pattern: string, text: string) => compiled(pattern, true).matcher(text).find(),
  ),
  ...both(
    "FindAll",
    "string, string, int",
    (regex, text: string, count: bigint) => textList(matches(regex, text, count).map(([found]) => found)),
  ),
  ...both("Find", "string, string", (regex, text: string) => matches(regex, text, 1n)[0]?.[0] ?? ""),
  ...both("ReplaceAll", "string, string, string", (regex, text: string, replacement: string) => {
    return replaced(regex, text, (groups) => expanded(replacement, groups));
  }),
  ...both("ReplaceAllLiteral", "string, string, string", (regex, text: string, replacement: string) => {
    return replaced(regex, text, () => replacement);
  }),
  ...both(
    "Split",
    "string, string, int",
    (regex, text: string, count: bigint) => textList(split(regex, text, count)),
  ),
  regexQuoteMeta: goFunction("string", (text: string) => text.replace(/[\\.+*?()|[\]{}^$]/g, "\\$&")),
};

function both(
  name: string,
  signature: string,
  call: (regex: RE2JS, ...rest: never[]) => GoValue,
): Record<string, GoFunction> {
  const variant = (isMust: boolean) =>
    goFunction(signature, (pattern: string, ...rest: never[]) => call(compiled(pattern, isMust), ...rest));
  return { [`regex${name}`]: variant(false), [`mustRegex${name}`]: variant(true) };
}

function compiled(pattern: string, isMust: boolean): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    const message = (error as Error).message;
    throw new FunctionError(isMust ? message : `regexp: Compile(\`${pattern}\`): ${message}`);
  }
}

type Groups = readonly [string, ...(string | null)[]] & { readonly names?: Record<string, string | null> };

interface Match {
  start: number;
  end: number;
  groups: Groups;
  names: Record<string, number>;
}

function* found(regex: RE2JS, text: string): Generator<Match> {
  const matcher = regex.matcher(text);
  const names = regex.namedGroups() as Record<string, number>;
  let lastEnd = -1;
  while (matcher.find()) {
    const [start, end] = [matcher.start(), matcher.end()];
    // As in Go, nothing is found directly behind what was found before.
    if (start === end && start === lastEnd) continue;
    lastEnd = end;
    const groups = Array.from(
      { length: matcher.groupCount() + 1 },
      (_, index) => matcher.group(index) as string | null,
    );
    yield { start, end, groups: groups as unknown as Groups, names };
  }
}

function matches(regex: RE2JS, text: string, count: bigint): Groups[] {
  const all = Array.from(found(regex, text), ({ groups }) => groups);
  return count < 0n ? all : all.slice(0, Number(count));
}

function replaced(regex: RE2JS, text: string, replacement: (match: Match) => string): string {
  let out = "", at = 0;
  for (const match of found(regex, text)) {
    out += text.slice(at, match.start) + replacement(match);
    at = match.end;
  }
  return out + text.slice(at);
}

/** `$1`, `${1}`, `$name`; `$$` is a dollar. The longest name counts: `$1x` is the group `1x`. */
function expanded(replacement: string, { groups, names }: Match): string {
  return replacement.replace(/\$(?:(\$)|\{(\w+)\}|(\w+))/g, (_, dollar, braced, bare) => {
    if (dollar) return "$";
    const name: string = braced ?? bare;
    const index = /^\d+$/.test(name) ? Number(name) : names[name];
    return index === undefined ? "" : groups[index] ?? "";
  });
}

function split(regex: RE2JS, text: string, count: bigint): string[] {
  if (count === 0n) return [];
  if (regex.pattern().length > 0 && text.length === 0) return [""];
  const parts: string[] = [];
  let start = 0, end = 0;
  for (const match of found(regex, text)) {
    if (count > 0n && BigInt(parts.length) === count - 1n) break;
    end = match.start;
    if (match.end !== 0) parts.push(text.slice(start, end));
    start = match.end;
  }
  if (end !== text.length) parts.push(text.slice(start));
  return parts;
}
