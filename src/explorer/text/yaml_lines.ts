/** YAML as lines to show, each knowing which field it belongs to. Reads what `kube/yaml.ts` prints, not any YAML. */
import type { Line, Span } from "../../terminal/line.ts";

export interface YamlLine {
  /** Keys and list indices from the top: `["spec", "containers", 0, "image"]`. */
  path: readonly (string | number)[];
  line: Line;
}

/** Colours keys and values and finds the path of each line. */
export function yamlLines(text: string): YamlLine[] {
  const stack: Level[] = [];
  const shown: YamlLine[] = [];
  let block: { indent: number; path: YamlLine["path"] } | undefined;
  for (const raw of text.replace(/\n$/, "").split("\n")) {
    const indent = raw.search(/[^ ]|$/);
    if (block && (raw.trim() === "" || indent > block.indent)) {
      shown.push({ path: block.path, line: { spans: [{ text: raw, role: "string" }] } });
      continue;
    }
    block = undefined;
    const parsed = parseLine(raw, indent, stack);
    const path = stack.map((level) => level.key);
    shown.push({ path, line: { spans: parsed.spans } });
    if (parsed.opensBlock) block = { indent: parsed.keyIndent, path };
  }
  return shown;
}

/** `spec › template › containers › 0`, for the title. */
export function breadcrumb(path: YamlLine["path"]): string {
  return path.join(" › ");
}

/** The path without list indices, as `kubectl explain` wants it: `spec.containers.image`. */
export function fieldPath(path: YamlLine["path"]): string[] {
  return path.filter((key): key is string => typeof key === "string");
}

interface Level {
  /** Column where the key or the dash stands. */
  indent: number;
  key: string | number;
  isItem: boolean;
}

interface ParsedLine {
  spans: Span[];
  keyIndent: number;
  opensBlock: boolean;
}

const KEY = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#[{][^#]*?)(:)(?= |$)/;

function parseLine(raw: string, indent: number, stack: Level[]): ParsedLine {
  const spans: Span[] = [{ text: raw.slice(0, indent) }];
  let rest = raw.slice(indent);
  let column = indent;
  while (rest === "-" || rest.startsWith("- ")) {
    openItem(stack, column);
    spans.push({ text: rest.slice(0, 2), role: "dim" });
    column += 2;
    rest = rest.slice(2);
  }
  const key = KEY.exec(rest);
  if (!key) {
    return { spans: [...spans, ...valueSpans(rest)], keyIndent: column, opensBlock: /^[|>]/.test(rest) };
  }
  // A dash at the key's own column is a list without indentation, which the key ends.
  while (stack.length && stack.at(-1)!.indent >= column) stack.pop();
  stack.push({ indent: column, key: unquoted(key[1]!), isItem: false });
  const value = rest.slice(key[0].length);
  spans.push({ text: key[1]!, role: "accent" }, { text: ":", role: "dim" }, ...valueSpans(value));
  return { spans, keyIndent: column, opensBlock: /^ [|>]/.test(value) };
}

function openItem(stack: Level[], column: number): void {
  while (stack.length && stack.at(-1)!.indent > column) stack.pop();
  const top = stack.at(-1);
  if (top?.isItem && top.indent === column) {
    top.key = Number(top.key) + 1;
    return;
  }
  stack.push({ indent: column, key: 0, isItem: true });
}

function valueSpans(text: string): Span[] {
  const value = text.trim();
  if (value === "") return text ? [{ text }] : [];
  if (/^(true|false|null|~)$/.test(value) || /^[-+]?[\d.]+$/.test(value)) return [{ text, role: "number" }];
  if (/^(\{\}|\[\])$/.test(value)) return [{ text, role: "dim" }];
  return [{ text, role: "string" }];
}

function unquoted(key: string): string {
  if (key.startsWith('"')) return key.slice(1, -1).replace(escaped, unescaped);
  if (key.startsWith("'")) return key.slice(1, -1).replaceAll("''", "'");
  return key;
}

// YAML has more escapes than JSON: a key may hold any character, and reading it must not fail.
const escaped = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/g;
const escapes = new Map(Object.entries({
  "0": "\0",
  a: "\x07",
  b: "\b",
  e: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  N: "\x85",
  _: "\xa0",
  L: "\u2028",
  P: "\u2029",
}));

function unescaped(_whole: string, ...[x, u, wide, letter]: (string | undefined)[]): string {
  const digits = x ?? u ?? wide;
  if (digits !== undefined) return String.fromCodePoint(Math.min(parseInt(digits, 16), 0x10ffff));
  return escapes.get(letter!) ?? letter!;
}
