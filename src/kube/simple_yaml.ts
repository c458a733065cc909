/**
 * The YAML that programs write: maps and lists by indentation, plain or quoted scalars on one line. It is read without the
 * parser for all of YAML, whose loading alone takes as long as a request.
 */
import type { Json, JsonObject } from "./object.ts";
import { resolvePlainScalar } from "./yaml_scalar.ts";

/** The same value as `parseYaml` gives; undefined for texts that are not of that sort, right or wrong. */
export function parseSimpleYaml(text: string): Json | undefined {
  const lines = linesOf(text);
  if (!lines) return undefined;
  const reader = new Reader(lines);
  const value = reader.block(lines[0]!.indent, 0);
  return reader.isSimple && reader.isAtEnd ? value : undefined;
}

interface Line {
  indent: number;
  /** Without blanks around it. */
  text: string;
}

/** Undefined where a line is there that needs a real parser. */
function linesOf(text: string): Line[] | undefined {
  if (!/^[\n\x20-\x7e]*$/.test(text)) return undefined;
  const lines: Line[] = [];
  for (const line of text.split("\n")) {
    const content = line.trim();
    if (content === "" || content.startsWith("#")) continue;
    lines.push({ indent: line.length - line.trimStart().length, text: content });
  }
  return lines.length > 0 ? lines : undefined;
}

const ENTRY = /^([A-Za-z][\w./-]*):(?: +(\S.*))?$/;
const ITEM = /^-( +)(\S.*)$/;
/** Deeper ones are for the parser that counts. */
const MAX_DEPTH = 20;

class Reader {
  isSimple = true;
  readonly #lines: Line[];
  #at = 0;

  constructor(lines: Line[]) {
    this.#lines = lines;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#lines.length;
  }

  /** What stands at this indentation from here on. */
  block(indent: number, depth: number): Json {
    if (depth > MAX_DEPTH) return this.#giveUp();
    return ITEM.test(this.#lines[this.#at]!.text) ? this.#list(indent, depth) : this.#map(indent, depth);
  }

  #map(indent: number, depth: number): Json {
    const map: JsonObject = {};
    for (let line = this.#lineAt(indent); line && this.isSimple; line = this.#lineAt(indent)) {
      const [, key, value] = ENTRY.exec(line.text) ?? [];
      if (key === undefined) return ITEM.test(line.text) && Object.keys(map).length ? map : this.#giveUp();
      if (resolvePlainScalar(key) !== key) return this.#giveUp();
      this.#at++;
      map[key] = value === undefined ? this.#below(indent, depth) : this.#scalar(value);
    }
    return map;
  }

  #list(indent: number, depth: number): Json {
    const list: Json[] = [];
    for (let line = this.#lineAt(indent); line && this.isSimple; line = this.#lineAt(indent)) {
      const [, blanks, content] = ITEM.exec(line.text) ?? [];
      if (blanks === undefined || content === undefined) break;
      if (ENTRY.test(content)) {
        const inner = indent + 1 + blanks.length;
        this.#lines[this.#at] = { indent: inner, text: content };
        list.push(this.#map(inner, depth + 1));
      } else {
        this.#at++;
        list.push(ITEM.test(content) ? this.#giveUp() : this.#scalar(content));
      }
    }
    return list;
  }

  /** The value of a key that has none on its line: lists may stand as far left as the key. */
  #below(indent: number, depth: number): Json {
    const next = this.#lines[this.#at];
    if (!next || next.indent < indent) return null;
    if (next.indent > indent) return this.block(next.indent, depth + 1);
    return ITEM.test(next.text) ? this.#list(indent, depth + 1) : null;
  }

  #lineAt(indent: number): Line | undefined {
    const line = this.#lines[this.#at];
    return line?.indent === indent ? line : undefined;
  }

  #scalar(text: string): Json {
    if (text === "{}") return {};
    if (text === "[]") return [];
    if (/^"[^"\\]*"$|^'[^']*'$/.test(text)) return text.slice(1, -1);
    // What could be more than a word: signs that mean something, a comment, a key.
    if (/^[^A-Za-z0-9_/.+~-]|: | #|:$|^-$|^- |^---|^\.\.\./.test(text)) return this.#giveUp();
    const value = resolvePlainScalar(text);
    return typeof value === "number" && !Number.isFinite(value) ? this.#giveUp() : value;
  }

  #giveUp(): null {
    this.isSimple = false;
    return null;
  }
}
