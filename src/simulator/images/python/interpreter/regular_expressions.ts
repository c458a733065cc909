/** `re`: patterns of Python as those of JavaScript, which differ little. */
import { expressionOf } from "../../../../kube/expressions/bounded_expression.ts";
import type { Interpreter } from "./interpreter.ts";
import type { Members } from "./modules.ts";
import { quoted } from "./texts.ts";
import { builtinClass, ERROR_CLASSES, errorOf, Raised } from "./types.ts";
import {
  Dict,
  Instance,
  Native,
  type NativeCall,
  PythonFunction,
  type PythonValue,
  Tuple,
  type Work,
} from "./value.ts";

const IGNORE_CASE = 2n;
const MULTILINE = 8n;
const DOT_ALL = 16n;
/** A pattern that goes back and forth for ever must not hold the world up. */
const MAX_TEXT = 100_000;

export function regularExpressions(interpreter: Interpreter): Members {
  const PATTERN = builtinClass("Pattern");
  const MATCH = builtinClass("Match");
  const compile: NativeCall = ([pattern = "", flags = 0n]) => {
    if (pattern instanceof Instance) return pattern;
    const made = new Instance(PATTERN, compiled(String(pattern), BigInt(flags as bigint)));
    made.attributes.set("pattern", pattern);
    return made;
  };
  const calls = patternCalls(interpreter, (found) => new Instance(MATCH, found));
  for (const [name, call] of Object.entries(calls)) PATTERN.attributes.set(name, new Native(name, call));
  for (const [name, call] of Object.entries(MATCH_CALLS)) MATCH.attributes.set(name, new Native(name, call));
  const called = (name: string): NativeCall => (given, named) => {
    const isSub = name === "sub";
    const flags = named.get("flags") ?? given[isSub ? 4 : name === "split" ? 3 : 2] ?? 0n;
    return calls[name]!([compile([given[0]!, flags], named) as PythonValue, ...given.slice(1)], named);
  };
  return {
    compile,
    ...Object.fromEntries(Object.keys(calls).map((name) => [name, called(name)])),
    escape: ([text = ""]) => String(text).replace(/[^\w]/g, "\\$&"),
    IGNORECASE: IGNORE_CASE,
    I: IGNORE_CASE,
    MULTILINE,
    M: MULTILINE,
    DOTALL: DOT_ALL,
    S: DOT_ALL,
  };
}

type Given = PythonValue | undefined;
type Kind = "search" | "match" | "fullmatch";

const expression = (self: Given): RegExp => (self as Instance).state as RegExp;
const foundIn = (self: Given): RegExpExecArray => (self as Instance).state as RegExpExecArray;

/** What a pattern can be asked; `matched` makes a match of what was found. */
function patternCalls(
  interpreter: Interpreter,
  matched: (found: RegExpExecArray) => Instance,
): Record<string, NativeCall> {
  const ran = (kind: Kind): NativeCall => ([self, text]) => {
    const { source, flags } = expression(self);
    const shape = { search: source, match: `(?:${source})`, fullmatch: `(?:${source})$` }[kind];
    const found = expressionOf(shape, kind === "search" ? flags : flags.replace("g", "") + "y")
      .exec(String(text).slice(0, MAX_TEXT));
    return found ? matched(found) : null;
  };
  const all = (self: Given, text: Given) => [...String(text).slice(0, MAX_TEXT).matchAll(expression(self))];
  return {
    search: ran("search"),
    match: ran("match"),
    fullmatch: ran("fullmatch"),
    findall: ([self, text]) => all(self, text).map(groupsFound),
    finditer: ([self, text]) => all(self, text).map(matched),
    split: ([self, text, most = 0n], named) => {
      const limit = Number(named.get("maxsplit") ?? most);
      const parts: PythonValue[] = [];
      let at = 0;
      for (const found of all(self, text).slice(0, limit > 0 ? limit : undefined)) {
        parts.push(String(text).slice(at, found.index), ...found.slice(1).map((part) => part ?? null));
        at = found.index + found[0].length;
      }
      return [...parts, String(text).slice(at)];
    },
    *sub([self, by = "", text, most = 0n], named): Work<PythonValue> {
      const limit = Number(named.get("count") ?? most);
      let [made, at] = ["", 0];
      for (const found of all(self, text).slice(0, limit > 0 ? limit : undefined)) {
        made += String(text).slice(at, found.index);
        const isCalled = by instanceof PythonFunction || by instanceof Native;
        made += isCalled
          ? String(yield* interpreter.call(by, [matched(found)]))
          : String(by).replace(/\\(?:g<(\w+)>|(\d))/g, (_, name: string | undefined, number: string) =>
            groupOf(found, name ?? number) ?? "");
        at = found.index + found[0].length;
      }
      return made + String(text).slice(at);
    },
  };
}

/** As `findall` gives it: the whole, the only group, or all groups. */
function groupsFound(found: RegExpExecArray): PythonValue {
  if (found.length === 1) return found[0];
  return found.length === 2 ? found[1] ?? "" : new Tuple(found.slice(1).map((one) => one ?? ""));
}

const group: NativeCall = ([self, ...names]) => {
  const values = (names.length === 0 ? ["0"] : names).map((name) =>
    groupOf(foundIn(self), String(name)) ?? null
  );
  return values.length === 1 ? values[0]! : new Tuple(values);
};

/** What a match can be asked. */
const MATCH_CALLS: Readonly<Record<string, NativeCall>> = {
  group,
  __getitem__: group,
  groups: ([self, usual = null]) => new Tuple(foundIn(self).slice(1).map((one) => one ?? usual)),
  groupdict: ([self]) =>
    new Dict(
      Object.entries(foundIn(self).groups ?? {}).map(([key, value]) => [key, value ?? null] as const),
    ),
  start: ([self]) => BigInt(foundIn(self).index),
  end: ([self]) => BigInt(endOf(foundIn(self))),
  span: ([self]) => new Tuple([BigInt(foundIn(self).index), BigInt(endOf(foundIn(self)))]),
  __repr__: ([self]) => {
    const found = foundIn(self);
    return `<re.Match object; span=(${found.index}, ${endOf(found)}), match=${quoted(found[0])}>`;
  },
};

function endOf(found: RegExpExecArray): number {
  return found.index + found[0].length;
}

function groupOf(found: RegExpExecArray, name: string): string | undefined {
  return /^\d+$/.test(name) ? found[Number(name)] : found.groups?.[name];
}

function compiled(pattern: string, flags: bigint): RegExp {
  const own = pattern.replace(/\(\?P<(\w+)>/g, "(?<$1>").replace(/\(\?P=(\w+)\)/g, "\\k<$1>").replace(
    /\\A/g,
    "^",
  ).replace(/\\Z/g, "$");
  const inline = /^\(\?([ims]+)\)/.exec(own)?.[1] ?? "";
  const letters = `g${(flags & IGNORE_CASE) > 0n || inline.includes("i") ? "i" : ""}${
    (flags & MULTILINE) > 0n || inline.includes("m") ? "m" : ""
  }${(flags & DOT_ALL) > 0n || inline.includes("s") ? "s" : ""}`;
  try {
    return expressionOf(own.replace(/^\(\?[ims]+\)/, ""), letters);
  } catch (error) {
    const raised = errorOf("ValueError", `${(error as Error).message.replace(/^.*: /, "")} at position 0`);
    raised.type = builtinClass("re.PatternError", ERROR_CLASSES.get("Exception")!);
    throw new Raised(raised);
  }
}
