import { absolutePath } from "../../host/process.ts";
import type { FileTree } from "../../host/file_tree.ts";
import { pathnames } from "../../userland/shell/pathnames.ts";
import { type Context, DIRECTIVES } from "./directives.ts";
import { OTHER_BLOCKS, OTHER_DIRECTIVES } from "./other_directives.ts";

export interface Directive {
  name: string;
  words: readonly string[];
  /** `/etc/nginx/conf.d/default.conf:3` */
  place: string;
  /** Present where it has a block. */
  body?: readonly Directive[];
}

/** What nginx complains of; the message is in its own words, the place included. */
export class ConfigurationError extends Error {
  constructor(text: string, place?: string) {
    super(place === undefined ? text : `${text} in ${place}`);
    this.name = "ConfigurationError";
  }
}

export interface ConfigurationFile {
  path: string;
  text: string;
}

/** Reads a configuration with what it includes; `read` gets each file once, in their order, as `nginx -T` shows them. */
export function readConfiguration(
  files: FileTree,
  path: string,
  read: (file: ConfigurationFile) => void = () => {},
): Directive[] {
  return new Reader(files, read).file(path, "main", undefined);
}

/** Includes that include each other end here; nginx ends with its memory. */
const DEEPEST_INCLUDE = 20;
const PREFIX = "/etc/nginx";

interface Token {
  kind: "word" | ";" | "{" | "}";
  text: string;
  line: number;
}

class Reader {
  readonly #files: FileTree;
  readonly #seen = new Set<string>();
  readonly #read: (file: ConfigurationFile) => void;
  #depth = 0;

  constructor(files: FileTree, read: (file: ConfigurationFile) => void) {
    this.#files = files;
    this.#read = read;
  }

  file(path: string, context: Context, from: string | undefined): Directive[] {
    const text = this.#files.isFolder(path) ? undefined : this.#files.read(path);
    if (text === undefined || ++this.#depth > DEEPEST_INCLUDE) {
      const refusal = this.#files.refusal(path) === "Permission denied" ? "13: Permission denied" : undefined;
      throw new ConfigurationError(
        this.#depth > DEEPEST_INCLUDE
          ? `open() "${path}" failed (24: Too many open files)`
          : `open() "${path}" failed (${refusal ?? "2: No such file or directory"})`,
        from,
      );
    }
    if (!this.#seen.has(path)) this.#read({ path, text });
    this.#seen.add(path);
    const tokens = tokensOf(text, path);
    const body = this.#block({ tokens, at: 0, path, end: text.split("\n").length }, context, false);
    this.#depth--;
    return body;
  }

  #block(
    source: { tokens: Token[]; at: number; path: string; end: number },
    context: Context,
    isInner: boolean,
  ): Directive[] {
    const found: Directive[] = [];
    for (;;) {
      const words: Token[] = [];
      while (source.tokens[source.at]?.kind === "word") words.push(source.tokens[source.at++]!);
      const stop = source.tokens[source.at++];
      const place = `${source.path}:${stop?.line ?? source.end}`;
      if (!stop) {
        if (words.length > 0) {
          throw new ConfigurationError('unexpected end of file, expecting ";" or "}"', place);
        }
        if (isInner) throw new ConfigurationError('unexpected end of file, expecting "}"', place);
        return found;
      }
      if (stop.kind === "}") {
        if (words.length > 0 || !isInner) throw new ConfigurationError('unexpected "}"', place);
        return found;
      }
      if (words.length === 0) throw new ConfigurationError(`unexpected "${stop.text}"`, place);
      const [name, ...rest] = words.map((word) => word.text) as [string, ...string[]];
      const directive = { name, words: rest, place };
      if (name === "include" && stop.kind === ";") {
        found.push(...this.#include(directive, context));
        continue;
      }
      const inner = admit(directive, context, stop.kind === "{");
      found.push(inner ? { ...directive, body: this.#block(source, inner, true) } : directive);
    }
  }

  #include({ words, place }: Directive, context: Context): Directive[] {
    if (words.length !== 1) {
      throw new ConfigurationError('invalid number of arguments in "include" directive', place);
    }
    const path = absolutePath(PREFIX, words[0]!);
    if (!/[*?[]/.test(path)) return this.file(path, context, place);
    const options = { extended: false, dots: false, deep: false, ignoreCase: false };
    return pathnames(this.#files, "/", path, options).flatMap((each) => this.file(each, context, place));
  }
}

/** The context of its block, where it has one. Throws what nginx says of a directive that cannot stand here. */
function admit({ name, words, place }: Directive, context: Context, hasBlock: boolean): Context | undefined {
  if (context === "pairs") return undefined;
  const known = Object.hasOwn(DIRECTIVES, name) ? DIRECTIVES[name]! : [];
  if (known.length === 0 && OTHER_DIRECTIVES.has(name) && hasBlock === OTHER_BLOCKS.has(name)) {
    return hasBlock ? "pairs" : undefined;
  }
  if (known.length === 0 && OTHER_DIRECTIVES.has(name)) {
    const text = hasBlock
      ? `directive "${name}" is not terminated by ";"`
      : `directive "${name}" has no opening "{"`;
    throw new ConfigurationError(text, place);
  }
  if (known.length === 0) throw new ConfigurationError(`unknown directive "${name}"`, place);
  const rule = known.find((each) => each.contexts.includes(context));
  if (!rule) throw new ConfigurationError(`"${name}" directive is not allowed here`, place);
  if (hasBlock && !rule.block) {
    throw new ConfigurationError(`directive "${name}" is not terminated by ";"`, place);
  }
  if (!hasBlock && rule.block) throw new ConfigurationError(`directive "${name}" has no opening "{"`, place);
  if (words.length < rule.least || words.length > rule.most) {
    throw new ConfigurationError(`invalid number of arguments in "${name}" directive`, place);
  }
  if (rule.isSwitch && !/^(on|off)$/i.test(words[0]!)) {
    throw new ConfigurationError(
      `invalid value "${words[0]}" in "${name}" directive, it must be "on" or "off"`,
      place,
    );
  }
  return rule.block;
}

const WORD =
  /\s+|#[^\n]*|([;{}])|"((?:\\[^]|[^"\\])*)"|'((?:\\[^]|[^'\\])*)'|((?!["'])(?:\\[^]|\$\{[^}]*\}|[^\s;{\\])+)/y;

function tokensOf(text: string, path: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  WORD.lastIndex = 0;
  for (let at = 0; at < text.length; at = WORD.lastIndex) {
    const match = WORD.exec(text);
    // A quotation mark without its other, or a backslash at the end: all the rest is one word.
    if (!match) {
      const end = text.split("\n").length;
      throw new ConfigurationError('unexpected end of file, expecting ";" or "}"', `${path}:${end}`);
    }
    const [whole, mark, double, single, bare] = match;
    line += whole.split("\n").length - 1;
    if (mark) tokens.push({ kind: mark as Token["kind"], text: mark, line });
    const quoted = double ?? single;
    if (quoted !== undefined) {
      tokens.push({ kind: "word", text: unescaped(quoted), line });
      const next = text[WORD.lastIndex] ?? " ";
      if (!/[\s;{)]/.test(next)) throw new ConfigurationError(`unexpected "${next}"`, `${path}:${line}`);
    }
    if (bare !== undefined) tokens.push({ kind: "word", text: unescaped(bare), line });
  }
  return tokens;
}

/** A backslash stays but before quotation marks and blanks. */
function unescaped(text: string): string {
  const blanks: Readonly<Record<string, string>> = { t: "\t", r: "\r", n: "\n" };
  return text.replace(/\\(["'\\trn ])/g, (_, letter: string) => blanks[letter] ?? letter);
}
