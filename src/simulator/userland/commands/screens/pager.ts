/** `less` and `more`: a text screen by screen. */
import { expressionOf } from "../../../../kube/expressions/bounded_expression.ts";
import { readAll, type Run } from "../../../host/process.ts";
import type { Call, CommandRecord } from "../command.ts";
import { readFile, splitLines } from "../lines.ts";
import { type Key, Screen, screenLine } from "./screen.ts";

const OPTIONS = {
  "F quit-if-one-screen": "end at once if all fits on the screen",
  "i ignore-case": "capitals do not matter in searches",
  "N line-numbers": "with numbers of lines",
  "R raw-control-chars": "pass colours on",
  "S chop-long-lines": "cut long lines",
  "X no-init": "leave the last screen where it is",
  "n": "without numbers of lines",
  "e quit-at-eof": "end at the end of the text",
} as const;

export const less: CommandRecord = {
  name: "less",
  about: "Shows a text screen by screen; q ends",
  usage: ["[OPTION]... [FILE]..."],
  options: OPTIONS,
  notes:
    "Keys: Space and b a screen on and back, j and k a line, g and G first and last line, /TEXT and ?TEXT search, n and N go on searching, q ends.",
  run: (call) => page(call, false),
};

export const more: CommandRecord = {
  name: "more",
  about: "Shows a text screen by screen; q ends",
  usage: ["[OPTION]... [FILE]..."],
  options: OPTIONS,
  run: (call) => page(call, true),
};

function* page(call: Call, endsItself: boolean): Run {
  const { process } = call;
  const texts: string[] = [];
  if (call.operands.length === 0) {
    if (process.tty) return call.misused('missing filename ("less --help" for help)');
    texts.push(yield* readAll(process));
  }
  for (const name of call.operands) {
    if (call.files.isFolder(call.path(name))) {
      process.err(`${name} is a directory\n`);
      return 1;
    }
    const text = name === "-" ? yield* readAll(process) : readFile(call, name);
    if (text === undefined) return 1;
    texts.push(text);
  }
  return yield* pageText(call, texts.join(""), { name: call.operands[0] ?? "", endsItself });
}

/** Shows a text screen by screen; where there is no terminal it is written as it is. */
export function* pageText(
  call: Call,
  text: string,
  { name, endsItself = false }: { name: string; endsItself?: boolean },
): Run {
  if (!call.process.task?.descriptors.get(1)?.terminal) {
    call.out(text);
    return 0;
  }
  const screen = Screen.open(call.process, { isAlternate: !endsItself });
  const lines = splitLines(text);
  if (!screen || (call.has("F") && lines.length < screen.rows)) {
    screen?.close();
    call.out(text);
    return 0;
  }
  const view = new View(lines, name, { call, screen, endsItself });
  try {
    return yield* view.run();
  } finally {
    screen.close();
  }
}

class View {
  #top = 0;
  #pattern: RegExp | undefined;
  #isBackwards = false;
  /** What is being typed after / or ?. */
  #typed: string | undefined;
  #note = "";
  readonly #lines: readonly string[];
  readonly #name: string;
  readonly #place: { call: Call; screen: Screen; endsItself: boolean };

  constructor(
    lines: readonly string[],
    name: string,
    place: { call: Call; screen: Screen; endsItself: boolean },
  ) {
    this.#lines = lines;
    this.#name = name;
    this.#place = place;
    this.#note = place.endsItself ? "" : name;
  }

  *run(): Run {
    for (;;) {
      this.#draw();
      const keys = yield* this.#place.screen.keys();
      if (!keys) return 0;
      for (const key of keys) if (this.#press(key)) return 0;
    }
  }

  get #height(): number {
    return this.#place.screen.rows - 1;
  }

  get #last(): number {
    return Math.max(0, this.#lines.length - this.#height);
  }

  #draw(): void {
    const { screen, call } = this.#place;
    const body = Array.from({ length: this.#height }, (_, row) => {
      const line = this.#lines[this.#top + row];
      if (line === undefined) return "~";
      const number = call.has("N") ? `${String(this.#top + row + 1).padStart(7)} ` : "";
      return number + this.#marked(screenLine(line, screen.columns - number.length));
    });
    const prompt = this.#typed ?? this.#prompt();
    screen.draw([...body, prompt], {
      row: this.#height,
      column: Math.min(screen.columns - 1, visible(prompt)),
    });
  }

  /** What was found is shown in reverse. */
  #marked(line: string): string {
    return this.#pattern
      ? line.replace(this.#pattern, (found) => found === "" ? "" : `\x1b[7m${found}\x1b[27m`)
      : line;
  }

  #prompt(): string {
    if (this.#note !== "") return `\x1b[7m${this.#note}\x1b[27m`;
    if (this.#place.endsItself) {
      const share = Math.round((this.#top + this.#height) / Math.max(1, this.#lines.length) * 100);
      return `\x1b[7m--More--(${Math.min(100, share)}%)\x1b[27m`;
    }
    return this.#top >= this.#last ? "\x1b[7m(END)\x1b[27m" : ":";
  }

  /** True: it ends. */
  #press(key: Key): boolean {
    if (this.#typed !== undefined) {
      this.#type(key);
      return false;
    }
    this.#note = "";
    if (key === "q" || key === "Q" || key === "ctrl-c") return true;
    if (this.#place.endsItself && this.#top >= this.#last && [" ", "enter"].includes(key)) return true;
    const move = MOVES[key];
    if (move) this.#top = Math.max(0, Math.min(this.#last, move(this.#top, this.#height, this.#last)));
    else if (key === "/" || key === "?") this.#typed = key;
    else if (key === "n") this.#search(this.#isBackwards);
    else if (key === "N") this.#search(!this.#isBackwards);
    else if (key === "=") {
      this.#note = `${this.#name} lines ${this.#top + 1}-${this.#top + this.#height}/${this.#lines.length}`;
    }
    return false;
  }

  #type(key: Key): void {
    const typed = this.#typed!;
    if (key === "escape" || key === "ctrl-c") this.#typed = undefined;
    else if (key === "backspace") this.#typed = typed.length > 1 ? typed.slice(0, -1) : undefined;
    else if (key === "enter") {
      this.#typed = undefined;
      this.#isBackwards = typed.startsWith("?");
      if (typed.length > 1) this.#pattern = patternOf(typed.slice(1), this.#place.call.has("i"));
      this.#search(this.#isBackwards);
    } else if ([...key].length === 1) this.#typed = typed + key;
  }

  #search(isBackwards: boolean): void {
    const pattern = this.#pattern;
    if (!pattern) return void (this.#note = "No previous regular expression");
    const step = isBackwards ? -1 : 1;
    for (let at = this.#top + step; at >= 0 && at < this.#lines.length; at += step) {
      pattern.lastIndex = 0;
      if (pattern.test(this.#lines[at]!)) return void (this.#top = at);
    }
    this.#note = "Pattern not found  (press RETURN)";
  }
}

const MOVES: Readonly<Record<Key, (top: number, height: number, last: number) => number>> = {
  " ": (top, height) => top + height,
  "b": (top, height) => top - height,
  "ctrl-b": (top, height) => top - height,
  "ctrl-d": (top, height) => top + Math.floor(height / 2),
  "ctrl-f": (top, height) => top + height,
  "ctrl-u": (top, height) => top - Math.floor(height / 2),
  "d": (top, height) => top + Math.floor(height / 2),
  "down": (top) => top + 1,
  "end": (_, __, last) => last,
  "enter": (top) => top + 1,
  "f": (top, height) => top + height,
  "G": (_, __, last) => last,
  "g": () => 0,
  "home": () => 0,
  "j": (top) => top + 1,
  "k": (top) => top - 1,
  "pageDown": (top, height) => top + height,
  "pageUp": (top, height) => top - height,
  "u": (top, height) => top - Math.floor(height / 2),
  "up": (top) => top - 1,
};

function patternOf(text: string, ignoresCase: boolean): RegExp {
  try {
    return expressionOf(text, ignoresCase ? "gi" : "g");
  } catch {
    return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "g");
  }
}

function visible(text: string): number {
  // deno-lint-ignore no-control-regex
  return text.replace(/\x1b\[[\d;]*m/g, "").length;
}
