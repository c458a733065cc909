/** The parts of a lesson's file: front matter, sections, and the fences in them, each with its place. */

export interface Sections {
  /** What stands between the first two `---`, and the number of its first line. */
  readonly frontMatter?: { readonly text: string; readonly line: number };
  /** What stands before the first heading of the second level. */
  readonly preamble: readonly Part[];
  readonly sections: readonly Section[];
}

export interface Section {
  readonly title: string;
  /** After the heading: `{#demo}`. */
  readonly id?: string;
  readonly line: number;
  readonly parts: readonly Part[];
}

export type Part = Prose | Fence;

export interface Prose {
  readonly kind: "prose";
  readonly text: string;
  readonly line: number;
}

/** A fenced block (CommonMark 4.5). */
export interface Fence {
  readonly kind: "fence";
  /** The first word after the fence: `yaml`. */
  readonly language: string;
  /** The rest: `lesson:run terminal=2`. */
  readonly info: string;
  /** Where it begins, counted from 1. */
  readonly infoColumn: number;
  readonly text: string;
  /** Of the opening fence, counted from 1. */
  readonly line: number;
  /** Nothing closes it. */
  readonly isOpen: boolean;
}

export function readSections(text: string): Sections {
  const reader = new Reader(text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").split("\n"));
  const frontMatter = reader.frontMatter();
  const preamble = reader.parts();
  const sections: Section[] = [];
  for (let heading = reader.heading(); heading; heading = reader.heading()) {
    sections.push({ ...heading, parts: reader.parts() });
  }
  return { ...(frontMatter ? { frontMatter } : {}), preamble, sections };
}

const HEADING = /^##\s+(\S.*)?$/;
const NAMED = /^(.*?)\{#([^{}]*)\}$/;
/** A run of backticks has none after it on its line. */
const OPENING = /^ {0,3}(?:(`{3,})([^`]*)|(~{3,})(.*))$/;

/** Goes through the lines from top to bottom. */
class Reader {
  readonly #lines: readonly string[];
  #next = 0;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  frontMatter(): Sections["frontMatter"] {
    if (this.#lines[0]?.trimEnd() !== "---") return undefined;
    const end = this.#lines.findIndex((line, index) => index > 0 && line.trimEnd() === "---");
    if (end < 0) return undefined;
    this.#next = end + 1;
    return { text: this.#lines.slice(1, end).join("\n"), line: 2 };
  }

  heading(): Omit<Section, "parts"> | undefined {
    const found = HEADING.exec(this.#lines[this.#next] ?? "");
    if (!found) return undefined;
    this.#next++;
    const text = withoutClosing(found[1] ?? "");
    const [, title = text, id] = NAMED.exec(text) ?? [];
    return { title: title.trimEnd(), ...(id === undefined ? {} : { id }), line: this.#next };
  }

  /** Up to the next heading. */
  parts(): Part[] {
    const parts: Part[] = [];
    while (this.#next < this.#lines.length && !HEADING.test(this.#lines[this.#next]!)) {
      const part = OPENING.test(this.#lines[this.#next]!) ? this.#fence() : this.#prose();
      if (part) parts.push(part);
    }
    return parts;
  }

  #prose(): Prose | undefined {
    const begin = this.#next;
    while (this.#next < this.#lines.length && !endsProse(this.#lines[this.#next]!)) this.#next++;
    const lines = this.#lines.slice(begin, this.#next);
    const first = lines.findIndex((line) => line.trim() !== "");
    if (first < 0) return undefined;
    return { kind: "prose", text: lines.slice(first).join("\n").trimEnd(), line: begin + first + 1 };
  }

  #fence(): Fence {
    const line = this.#next + 1;
    const opening = this.#lines[this.#next]!;
    const [, ticks, info, tildes, other] = OPENING.exec(opening)!;
    const closing = new RegExp(`^ {0,3}${ticks ? "`" : "~"}{${(ticks ?? tildes)!.length},}\\s*$`);
    const [language = "", ...rest] = (info ?? other ?? "").trim().split(/\s+/);
    const infoColumn = (rest[0] === undefined ? 0 : opening.indexOf(rest[0], language.length)) + 1;
    const begin = ++this.#next;
    while (this.#next < this.#lines.length && !closing.test(this.#lines[this.#next]!)) this.#next++;
    const text = this.#lines.slice(begin, this.#next).join("\n");
    const isOpen = this.#next++ >= this.#lines.length;
    return { kind: "fence", language, info: rest.join(" "), infoColumn, text, line, isOpen };
  }
}

/** By hand: an expression for it tries every way to part a long row of spaces. */
function withoutClosing(heading: string): string {
  let end = heading.trimEnd().length;
  while (heading[end - 1] === "#") end--;
  return heading.slice(0, end).trimEnd();
}

function endsProse(line: string): boolean {
  return HEADING.test(line) || OPENING.test(line);
}
