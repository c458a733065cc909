/** The Markdown of a Killercoda step, apart: prose, commands that are run by a click, hints and a solution behind `<details>`. */
import { atHome } from "./conditions.ts";

export type TextPart =
  | { readonly kind: "prose"; readonly text: string; readonly line: number }
  | {
    readonly kind: "run";
    readonly command: string;
    readonly line: number;
    /** What ran before is stopped first. */
    readonly interrupts: boolean;
    readonly terminal: number;
  }
  | { readonly kind: "hint" | "solution"; readonly text: string; readonly line: number };

export interface StepText {
  readonly parts: readonly TextPart[];
  readonly remarks: readonly { readonly text: string; readonly line: number }[];
}

export function stepText(markdown: string): StepText {
  return new Reading(markdown).text;
}

/** `{{exec}}`, `{{execute T2}}`, `{{copy}}`, `{{}}` after a command. */
const MARKER = /\{\{\s*(exec(?:ute)?|copy)?\b([^{}]*)\}\}/;
const INLINE = new RegExp(`\`([^\`\\n]+)\`${MARKER.source}`, "g");
const FENCE = /^(\s*)(`{3,}|~{3,})\s*([\w-]*)[^`]*$/;
const PORT = /\{\{\s*TRAFFIC_HOST(\d)_(\d+)\s*\}\}/g;

class Reading {
  readonly text: StepText;
  readonly #parts: TextPart[] = [];
  readonly #remarks: { text: string; line: number }[] = [];
  readonly #lines: readonly string[];
  #at = 0;
  /** Of prose, and the number of the first. */
  #prose: string[] = [];
  #proseLine = 1;

  constructor(markdown: string) {
    this.#lines = markdown.replaceAll("\r\n", "\n").split("\n");
    while (this.#at < this.#lines.length) this.#line();
    this.#endProse();
    this.text = { parts: this.#parts, remarks: this.#remarks };
  }

  #line(): void {
    const line = this.#lines[this.#at]!;
    if (FENCE.test(line)) return this.#fence();
    if (/^\s*<details\b/i.test(line)) return this.#details();
    this.#at++;
    if (line.trim() === "") return this.#endProse();
    this.#say(this.#cleaned(line, this.#at), this.#at);
  }

  #say(line: string, number: number): void {
    if (this.#prose.length === 0) this.#proseLine = number;
    this.#prose.push(line);
  }

  /** Commands within a paragraph are run after it. */
  #endProse(): void {
    const text = this.#prose.join("\n");
    const line = this.#proseLine;
    this.#prose = [];
    if (text.trim() === "") return;
    const runs: TextPart[] = [];
    const prose = text.replace(INLINE, (_, command: string, kind: string | undefined, options: string) => {
      if (kind?.startsWith("exec")) runs.push(this.#run(command, options, line));
      return `\`${command}\``;
    });
    this.#parts.push({ kind: "prose", text: atHome(prose), line }, ...runs);
  }

  #run(command: string, options: string, line: number): TextPart {
    const terminal = /T(\d)/.exec(options)?.[1];
    return {
      kind: "run",
      command: withWholeName(atHome(this.#withPorts(command, line)).trim()),
      line,
      interrupts: /\binterrupt\b/.test(options),
      terminal: terminal === undefined ? 1 : Math.min(4, Number(terminal)),
    };
  }

  #fence(): void {
    const begin = this.#at;
    const [, indent, ticks, language] = FENCE.exec(this.#lines[begin]!)!;
    const end = new RegExp(`^\\s*${ticks![0]}{${ticks!.length},}\\s*(.*)$`);
    let close = begin + 1;
    while (close < this.#lines.length && !end.test(this.#lines[close]!)) close++;
    const inner = this.#lines.slice(begin + 1, close)
      .map((line) => line.startsWith(indent!) ? line.slice(indent!.length) : line.trimStart()).join("\n");
    this.#at = close + 1;
    this.#endProse();
    const [, kind, options = ""] = MARKER.exec(end.exec(this.#lines[close] ?? "")?.[1] ?? "") ?? [];
    if (kind?.startsWith("exec")) this.#parts.push(this.#run(inner, options, begin + 1));
    else {
      const text = `\`\`\`${language === "" ? "text" : language}\n${
        atHome(this.#withPorts(inner, begin + 1))
      }\n\`\`\``;
      this.#parts.push({ kind: "prose", text, line: begin + 1 });
    }
  }

  /** What is folded away is help: a solution, if its summary says so. */
  #details(): void {
    const begin = this.#at;
    let close = begin;
    while (close < this.#lines.length && !/<\/details>/i.test(this.#lines[close]!)) close++;
    const whole = this.#lines.slice(begin, close + 1).join("\n");
    this.#at = close + 1;
    this.#endProse();
    const summary = withoutTags(/<summary>(.*?)<\/summary>/is.exec(whole)?.[1] ?? "");
    const inner = whole.replace(/<summary>.*?<\/summary>/is, "").replace(/<\/?details[^>]*>/gi, "");
    const kind = /solution|answer|solve/i.test(summary) ? "solution" : "hint";
    const text = kind === "solution" ? commandsIn(inner) : withoutTags(inner).replace(/\s+/g, " ").trim();
    if (text !== "") {
      this.#parts.push({
        kind,
        text: kind === "solution" ? withWholeName(atHome(text)) : atHome(text),
        line: begin + 1,
      });
    } else {this.#remarks.push({
        line: begin + 1,
        text: `what is folded away behind ${JSON.stringify(summary)} has no commands`,
      });}
  }

  #cleaned(line: string, number: number): string {
    // A heading of the second level would be a step of the lesson.
    const heading = line.replace(/^#{1,2}\s+/, "### ");
    const withAlt = heading.replace(/!\[([^\]]*)\]\([^)]*\)/g, (_, alt: string) => {
      this.#remarks.push({ line: number, text: "a picture cannot be shown in a terminal" });
      return alt === "" ? "" : `(picture: ${alt})`;
    });
    const plain = withAlt.replace(/<br\s*\/?>/gi, "").replace(/<(img|iframe|video)\b[^>]*>/gi, (tag) => {
      this.#remarks.push({ line: number, text: `${tag.slice(0, 30)} cannot be shown in a terminal` });
      return "";
    });
    return this.#withPorts(plain, number);
  }

  /** A port that a browser would be led to is one of the host's. */
  #withPorts(text: string, number: number): string {
    return text.replace(PORT, (_, host: string, port: string) => {
      this.#remarks.push({
        line: number,
        text:
          `port ${port} of host ${host} was opened in a browser; here it is http://localhost:${port}, for curl`,
      });
      return `http://localhost:${port}`;
    }).replace(/\{\{\s*TRAFFIC_SELECTOR\s*\}\}/g, () => {
      this.#remarks.push({ line: number, text: "the page that chooses a port is not there" });
      return "http://localhost";
    });
  }
}

/** The machines of Killercoda have `k` for `kubectl`. */
function withWholeName(commands: string): string {
  return commands.replace(/(^|[;&|(]\s*|\n\s*)k (?=[a-z-])/g, "$1kubectl ");
}

function withoutTags(text: string): string {
  return text.replace(/<[^>]*>/g, "");
}

/** Those of fences, else of a click, else of inline code that is a line of its own. */
function commandsIn(text: string): string {
  const fences = [...text.matchAll(/^\s*(`{3,})[^\n]*\n(.*?)\n\s*\1/gms)].map(([, , inner]) =>
    dedented(inner!)
  );
  if (fences.length > 0) return fences.join("\n");
  const lines = [...text.matchAll(/^[\s>*-]*`([^`\n]+)`(?:\{\{[^}]*\}\})?\s*$/gm)].map(([, inner]) => inner!);
  return lines.join("\n");
}

function dedented(text: string): string {
  const lines = text.split("\n");
  const least = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(Number.isFinite(least) ? least : 0)).join("\n").trim();
}
