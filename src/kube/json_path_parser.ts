/** The grammar of kubectl's JSONPath templates, with the errors of k8s.io/client-go/util/jsonpath. */
import { C_ESCAPES } from "./c_escapes.ts";

/** One step of a path. */
export type PathNode =
  | { type: "text"; text: string }
  | { type: "literal"; value: number | boolean }
  | { type: "identifier"; name: string }
  | { type: "field"; name: string }
  | { type: "wildcard" }
  | { type: "recursive" }
  | { type: "array"; slice: Slice }
  | { type: "union"; members: PathNode[][] }
  | { type: "filter"; left: PathNode[]; right: PathNode[]; operator: string };

/** `[start:end:step]`; `isSingle` where only an index was written. */
export interface Slice {
  start?: number;
  end?: number;
  step?: number;
  isSingle: boolean;
}

/** A part of a template: text outside braces, or the steps of one action. */
export type TemplatePart = { type: "text"; text: string } | { type: "action"; nodes: PathNode[] };

/** A template that cannot be read. */
export class JsonPathError extends Error {
  override name = "JsonPathError";
}

/** Reads a template such as `{range .items[*]}{.metadata.name}{"\n"}{end}`. @throws {JsonPathError} */
export function parseTemplate(template: string): TemplatePart[] {
  const parser = new Parser(template);
  const parts: TemplatePart[] = [];
  for (;;) {
    const text = parser.textUntilBrace();
    if (text !== "") parts.push({ type: "text", text });
    if (parser.isAtEnd) return parts;
    parts.push({ type: "action", nodes: parser.action() });
  }
}

class Parser {
  #input: string;
  #position = 0;

  constructor(input: string) {
    this.#input = input;
  }

  get isAtEnd(): boolean {
    return this.#position >= this.#input.length;
  }

  /** Text up to the next action; the cursor ends behind its brace, or at the end. */
  textUntilBrace(): string {
    const brace = this.#input.indexOf("{", this.#position);
    const end = brace < 0 ? this.#input.length : brace;
    const text = this.#input.slice(this.#position, end);
    this.#position = end;
    return text;
  }

  /** The steps between braces; the cursor stands on the opening one. */
  action(): PathNode[] {
    this.#position++;
    const nodes: PathNode[] = [];
    while (!this.#skip("}")) this.#step(nodes);
    return nodes;
  }

  #step(nodes: PathNode[]): void {
    if (this.#skip("[?(")) return void nodes.push(this.#filter());
    if (this.#skip("..")) return this.#recursive(nodes);
    const letter = this.#next();
    if (letter === "" || isLineEnd(letter)) throw new JsonPathError("unclosed action");
    if (letter === " " || letter === "@" || letter === "$") return;
    if (letter === "[") nodes.push(...this.#array());
    else if (letter === '"' || letter === "'") nodes.push(this.#quoted(letter));
    else if (letter === ".") nodes.push(this.#field());
    else if (/[-+\d]/.test(letter)) nodes.push(this.#number(letter));
    else if (/[\p{L}\p{Nd}_]/u.test(letter)) nodes.push(this.#identifier(letter));
    else {
      const code = letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
      throw new JsonPathError(`unrecognized character in action: U+${code} '${letter}'`);
    }
  }

  #recursive(nodes: PathNode[]): void {
    if (nodes.at(-1)?.type === "recursive") throw new JsonPathError("invalid multiple recursive descent");
    nodes.push({ type: "recursive" });
    if (/[\p{L}\p{Nd}_]/u.test(this.#peek())) nodes.push(this.#field());
  }

  #field(): PathNode {
    let name = "";
    while (!isTerminator(this.#peek())) {
      const letter = this.#next();
      name += letter === "\\" ? this.#next() : letter;
    }
    return name === "*" ? { type: "wildcard" } : { type: "field", name: name.replaceAll("\\", "") };
  }

  #identifier(first: string): PathNode {
    let name = first;
    while (!isTerminator(this.#peek())) name += this.#next();
    const isBoolean = name === "true" || name === "false";
    return isBoolean ? { type: "literal", value: name === "true" } : { type: "identifier", name };
  }

  #number(first: string): PathNode {
    let text = first;
    while (/[.\d]/.test(this.#peek())) text += this.#next();
    if (!/^[-+]?(\d+\.?\d*|\.\d+)$/.test(text)) throw new JsonPathError(`cannot parse number ${text}`);
    return { type: "literal", value: Number(text) };
  }

  #quoted(quote: string): PathNode {
    let raw = "";
    for (;;) {
      const letter = this.#next();
      if (letter === "" || letter === "\n") throw new JsonPathError("unterminated quoted string");
      if (letter === quote && !raw.endsWith("\\")) return { type: "text", text: unquote(raw, quote) };
      raw += letter;
    }
  }

  #array(): PathNode[] {
    let text = "";
    for (;;) {
      const letter = this.#next();
      if (letter === "" || letter === "\n") throw new JsonPathError("unterminated array");
      if (letter === "]") break;
      text += letter;
    }
    if (text === "*") text = ":";
    const members = text.split(",");
    if (members.length > 1) {
      return [{
        type: "union",
        members: members.map((member) => subPath(`[${member.replace(/^ +| +$/g, "")}]`)),
      }];
    }
    const key = /^'([^']*)'$/.exec(text);
    return key ? subPath(`.${key[1]}`) : [{ type: "array", slice: parseSlice(text) }];
  }

  #filter(): PathNode {
    const text = this.#filterText();
    if (this.#next() !== "]") throw new JsonPathError("unclosed array expect ]");
    const match = /^([^!<>=]+)([!<>=]+)(.+?)$/.exec(text);
    if (!match) return { type: "filter", left: subPath(text), right: [], operator: "exists" };
    const [, left = "", operator = "", right = ""] = match;
    return { type: "filter", left: subPath(left), right: subPath(right), operator };
  }

  #filterText(): string {
    let text = "";
    let quote = "";
    let isQuoteClosed = false;
    for (;;) {
      const letter = this.#next();
      if (letter === "" || letter === "\n") throw new JsonPathError("unterminated filter");
      if (letter === ")" && (quote === "" || isQuoteClosed)) return text;
      if (letter === '"' || letter === "'") {
        if (quote === "") quote = letter;
        else if (!text.endsWith("\\") && letter === quote) isQuoteClosed = true;
      }
      text += letter;
    }
  }

  #skip(prefix: string): boolean {
    if (!this.#input.startsWith(prefix, this.#position)) return false;
    this.#position += prefix.length;
    return true;
  }

  #peek(): string {
    const code = this.#input.codePointAt(this.#position);
    return code === undefined ? "" : String.fromCodePoint(code);
  }

  #next(): string {
    const letter = this.#peek();
    this.#position += letter.length;
    return letter;
  }
}

function subPath(text: string): PathNode[] {
  const [part] = parseTemplate(`{${text}}`);
  return part?.type === "action" ? part.nodes : [];
}

function parseSlice(text: string): Slice {
  const match = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/.exec(text);
  if (!match) throw new JsonPathError(`invalid array index ${text}`);
  const [start, end, step] = match.slice(1).map((part = "") => readIndex(part.replace(/^:/, "")));
  return {
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...(step === undefined ? {} : { step }),
    isSingle: match[2] === undefined,
  };
}

function readIndex(text: string): number | undefined {
  if (text === "-") throw new JsonPathError("array index - is not a number");
  return text === "" ? undefined : Number(text);
}

const escapes: Record<string, string> = { ...C_ESCAPES, "'": "'", '"': '"' };

function unquote(raw: string, quote: string): string {
  return raw.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|([\s\S]?))/g,
    (_, byte, short, long, octal, letter) => {
      const hex = byte ?? short ?? long;
      if (hex !== undefined) return String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff));
      if (octal !== undefined) return String.fromCodePoint(parseInt(octal, 8));
      const meaning = escapes[letter];
      if (meaning !== undefined) return meaning;
      throw new JsonPathError(`unquote string ${quote}${raw}${quote} error invalid syntax`);
    },
  );
}

function isTerminator(letter: string): boolean {
  return letter === "" || isLineEnd(letter) || /[ \t.,[\]$@{}]/.test(letter);
}

function isLineEnd(letter: string): boolean {
  return letter === "\n" || letter === "\r";
}
