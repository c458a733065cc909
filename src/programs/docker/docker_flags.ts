/**
 * Flags as the original declares them: each with the word that its help shows for the value, and the check that refuses
 * a wrong value while the command line is read.
 */
import type { Flag } from "../flags.ts";
import { parseBytes } from "./sizes.ts";

export interface DockerFlag extends Flag {
  /** The word for the value in the help; "" for switches. */
  type: string;
  /** What the help shows as the default. */
  shown?: string;
}

interface Options {
  default?: string | boolean | number;
  shown?: string;
  check?: (text: string) => string | undefined;
  type?: string;
  hidden?: boolean;
}

/** `n, name` or `name`: the one-letter form comes first. */
function named(names: string): { name: string; short?: string } {
  const [first, second] = names.split(", ");
  return second === undefined ? { name: first! } : { short: first!, name: second };
}

export function switchFlag(names: string, usage: string, on = false): DockerFlag {
  return {
    ...named(names),
    kind: "bool",
    type: "",
    usage,
    ...(on ? { default: true, shown: "true" } : {}),
  };
}

export function textFlag(names: string, usage: string, options: Options = {}): DockerFlag {
  const { default: value } = options;
  return {
    ...named(names),
    kind: "string",
    type: "string",
    usage,
    ...(typeof value === "string" ? { shown: JSON.stringify(value) } : {}),
    ...options,
  };
}

export function numberFlag(names: string, usage: string, options: Options = {}): DockerFlag {
  const { default: value } = options;
  return {
    ...named(names),
    kind: "int",
    type: "int",
    usage,
    ...(value === undefined ? {} : { shown: String(value) }),
    ...options,
  };
}

/** May be given several times; commas are part of the value. */
export function listFlag(names: string, usage: string, options: Options = {}): DockerFlag {
  return { ...named(names), kind: "array", type: "list", usage, ...options };
}

/** May be given several times or with commas. */
export function wordsFlag(names: string, usage: string): DockerFlag {
  return { ...named(names), kind: "list", type: "strings", usage };
}

/** `key=value`, several times. */
export function mapFlag(names: string, usage: string, options: Options = {}): DockerFlag {
  return { ...named(names), kind: "array", type: "map", usage, shown: "map[]", ...options };
}

/** Milliseconds. */
export function durationFlag(names: string, usage: string): DockerFlag {
  return { ...named(names), kind: "duration", type: "duration", usage, shown: "0s" };
}

/** `512m` and the like; read it with `parseBytes`. */
export function bytesFlag(names: string, usage: string, options: { isUnlimited?: boolean } = {}): DockerFlag {
  return {
    ...named(names),
    kind: "string",
    type: "bytes",
    usage,
    check: (text) => {
      if (options.isUnlimited && text === "-1") return undefined;
      return parseBytes(text) === undefined ? `invalid size: '${text}'` : undefined;
    },
  };
}

/** `name=value`, several times. */
export function filterFlag(names: string, usage: string): DockerFlag {
  return {
    ...named(names),
    kind: "array",
    type: "filter",
    usage,
    check: (text) =>
      text === "" || text.includes("=") ? undefined : "bad format of filter (expected name=value)",
  };
}

const TEMPLATE = `'json':             Print as JSON
'TEMPLATE':         Print with the given Go template.
See https://docs.docker.com/go/formatting/ for what templates can do`;

/** `--format` of lists. */
export function tableFormatFlag(usage = "Print with a template of your own:"): DockerFlag {
  const table = `'table':            Print a table with headings (default)
'table TEMPLATE':   Print a table made with the given Go template`;
  return textFlag("format", `${usage}\n${table}\n${TEMPLATE}`);
}

/** `--format` of what is one object. */
export function objectFormatFlag(): DockerFlag {
  return textFlag("f, format", `Print with a template of your own:\n${TEMPLATE}`);
}

/** `key=value` as a record; a key without a value has "". */
export function keyValues(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(lines.map((line) => {
    const at = line.indexOf("=");
    return at < 0 ? [line, ""] : [line.slice(0, at), line.slice(at + 1)];
  }));
}

export function labelError(text: string): string | undefined {
  return text.startsWith("=") ? `invalid label '${text}': empty name` : undefined;
}

export function variableError(text: string): string | undefined {
  return text === "" || text.startsWith("=") ? `invalid environment variable: ${text}` : undefined;
}
