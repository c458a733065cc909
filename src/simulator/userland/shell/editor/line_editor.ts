/** Reads a line at a raw terminal as readline does: editing, history, search, completion. */
import type { Wait } from "../../../host/process.ts";
import type { Terminal } from "../../../host/terminal.ts";
import type { History } from "../history.ts";
import { historyWords } from "../history_expansion.ts";
import type { Shell } from "../shell.ts";
import { type Completed, completions, inColumns, sharedStart } from "./completion.ts";
import { type Key, KeyReader } from "./keys.ts";
import { LineBuffer } from "./line_buffer.ts";
import { LineDisplay } from "./line_display.ts";

/** `end`: Ctrl-D on an empty line, or the terminal is gone. `interrupted`: Ctrl-C. */
export type Edited = { kind: "line"; text: string } | { kind: "end" } | { kind: "interrupted" };

type Editing<T> = Generator<Wait, T, void>;

/** So many candidates are only listed when asked for. */
const MANY = 100;

/** Who reads lines: a shell, or a program with a prompt of its own. */
export interface LineOwner {
  /** Keys that came before the prompt. */
  typedAhead: string;
  history?: History | undefined;
  flavour: { isBash: boolean };
}

export class LineEditor {
  readonly #owner: LineOwner;
  readonly #shell: Shell | undefined;
  readonly #terminal: Terminal;
  readonly #keys = new KeyReader();
  readonly #buffer = new LineBuffer();
  readonly #display: LineDisplay;
  /** A key that has ended a search and is still to do what it does. */
  #again: Key | undefined;
  #prompt = "";
  /** Place in the history; its length: the new line. */
  #place = 0;
  #draft = "";
  #search: { text: string; found: number; before: string } | undefined;
  #lastKey = "";
  #yankedWords = 0;
  /** The word that Alt-. brought last. */
  #yanked = "";
  /** The line of the history that comes after the one that Ctrl-O ran. */
  #nextPlace: number | undefined;

  /** `shell`: whose commands and files Tab completes; absent: it completes nothing. */
  constructor(owner: LineOwner, terminal: Terminal, shell?: Shell) {
    this.#owner = owner;
    this.#shell = shell;
    this.#terminal = terminal;
    this.#display = new LineDisplay((text) => terminal.write(text), () => terminal.size.columns);
  }

  *read(prompt: string): Editing<Edited> {
    this.#buffer.clear();
    this.#display.begin();
    this.#place = this.#lines.length;
    this.#search = undefined;
    this.#bringNext();
    // Only what stands after the last newline is drawn again.
    const cut = prompt.lastIndexOf("\n") + 1;
    this.#terminal.write(prompt.slice(0, cut));
    this.#prompt = prompt.slice(cut);
    const restore = this.#terminal.raw();
    this.#marksPastes(true);
    this.#keys.feed(this.#owner.typedAhead);
    this.#owner.typedAhead = "";
    try {
      this.#show();
      return yield* this.#loop();
    } finally {
      // What was typed ahead may be meant for what runs now.
      this.#owner.typedAhead = this.#keys.takeRest();
      this.#marksPastes(false);
      restore();
    }
  }

  /** After Ctrl-O the line that came next in the history is there to be run, too. */
  #bringNext(): void {
    const place = this.#nextPlace;
    this.#nextPlace = undefined;
    if (place !== undefined && place < this.#lines.length) this.#goTo(place);
  }

  /** The terminal tells what is pasted from what is typed; busybox does not ask for it. */
  #marksPastes(isOn: boolean): void {
    if (this.#owner.flavour.isBash) this.#terminal.write(`\x1b[?2004${isOn ? "h" : "l"}`);
  }

  #nextKey(): Key | undefined {
    const again = this.#again;
    this.#again = undefined;
    return again ?? this.#keys.next();
  }

  get #lines(): readonly string[] {
    return this.#owner.history?.lines ?? [];
  }

  *#loop(): Editing<Edited> {
    for (;;) {
      for (let key = this.#nextKey(); key; key = this.#nextKey()) {
        const edited = this.#search ? this.#searchKey(key) : yield* this.#key(key);
        if (edited) return edited;
        this.#show();
      }
      const text = this.#terminal.read();
      if (text === "") return { kind: "end" };
      if (text !== undefined) this.#keys.feed(text);
      else {
        const { columns } = this.#terminal.size;
        yield { kind: "ready", of: [this.#terminal, this.#terminal.resizes] };
        if (columns !== this.#terminal.size.columns) this.#redraw();
      }
    }
  }

  #show(): void {
    const search = this.#search;
    if (!search) return this.#display.show(this.#prompt, this.#buffer.text, this.#buffer.cursor);
    const failed = search.found < 0 && search.text !== "" ? "failed " : "";
    const prompt = `(${failed}reverse-i-search)\`${search.text}': `;
    this.#display.show(prompt, this.#buffer.text, this.#buffer.cursor);
  }

  #redraw(): void {
    this.#terminal.write("\r");
    this.#display.begin();
    this.#show();
  }

  #finish(edited: Edited, suffix = ""): Edited {
    this.#display.end(this.#prompt, this.#buffer.text + suffix);
    return edited;
  }

  *#key(key: Key): Editing<Edited | undefined> {
    if (key.kind === "text") {
      // A pasted newline does not run what was pasted.
      this.#buffer.insert(key.text);
      this.#lastKey = "";
      return undefined;
    }
    const { name } = key;
    const before = this.#lastKey;
    this.#lastKey = name;
    switch (name) {
      case "enter":
        return this.#finish({ kind: "line", text: this.#buffer.text });
      case "ctrl-c":
        return this.#finish({ kind: "interrupted" }, "^C");
      case "ctrl-d":
        if (this.#buffer.length === 0) return { kind: "end" };
        this.#buffer.eraseAfter();
        return undefined;
      case "tab":
        // What has changed the line does not list yet.
        this.#lastKey = (yield* this.#complete(before === "tab")) ? "completed" : "tab";
        return undefined;
      case "alt-*":
        return void (yield* this.#insertAll());
      case "alt-#":
        this.#buffer.moveTo(0);
        this.#buffer.insert("#");
        return this.#finish({ kind: "line", text: this.#buffer.text });
      case "ctrl-o":
        this.#nextPlace = this.#place < this.#lines.length ? this.#place + 1 : undefined;
        return this.#finish({ kind: "line", text: this.#buffer.text });
      case "ctrl-r":
        this.#search = { text: "", found: this.#lines.length, before: this.#buffer.text };
        return undefined;
      case "ctrl-x":
        return undefined;
      case "ctrl-e":
        if (before === "ctrl-x") return this.#editElsewhere();
    }
    EDITING[name]?.(this.#buffer);
    this.#browse(name, before);
    return undefined;
  }

  #browse(name: string, before: string): void {
    if (name === "up" || name === "ctrl-p") this.#goTo(this.#place - 1);
    else if (name === "down" || name === "ctrl-n") this.#goTo(this.#place + 1);
    else if (name === "alt-<" || name === "page-up") this.#goTo(0);
    else if (name === "alt->" || name === "page-down") this.#goTo(this.#lines.length);
    else if (name === "alt-." || name === "alt-_") this.#lastArgument(before === name);
    else if (name === "ctrl-l") this.#display.clear();
  }

  #goTo(place: number): void {
    if (place < 0 || place > this.#lines.length || place === this.#place) return;
    if (this.#place === this.#lines.length) this.#draft = this.#buffer.text;
    this.#place = place;
    this.#buffer.set(this.#lines[place] ?? this.#draft);
  }

  /** The last word of the line before; once more, of the one before that. */
  #lastArgument(isAgain: boolean): void {
    if (isAgain) this.#buffer.eraseBefore([...this.#yanked].length);
    this.#yankedWords = isAgain ? this.#yankedWords + 1 : 1;
    this.#yanked = historyWords(this.#lines.at(-this.#yankedWords) ?? "").at(-1) ?? "";
    if (this.#yanked !== "") this.#buffer.insert(this.#yanked);
  }

  #searchKey(key: Key): Edited | undefined {
    const search = this.#search!;
    if (key.kind === "text") this.#find(search.text + key.text, search.found);
    else if (key.name === "ctrl-r") this.#find(search.text, search.found - 1);
    else if (key.name === "backspace") this.#find(search.text.slice(0, -1), this.#lines.length);
    else {
      this.#search = undefined;
      if (key.name === "ctrl-g" || key.name === "ctrl-c") this.#buffer.set(search.before);
      if (key.name === "ctrl-c") return this.#finish({ kind: "interrupted" }, "^C");
      if (search.found >= 0 && search.found < this.#lines.length) this.#place = search.found;
      if (key.name === "enter") {
        this.#show();
        return this.#finish({ kind: "line", text: this.#buffer.text });
      }
      // Any other key ends the search and does what it does.
      if (key.name !== "ctrl-g" && key.name !== "ctrl-[") this.#again = key;
    }
    return undefined;
  }

  #find(text: string, from: number): void {
    const search = this.#search!;
    search.text = text;
    if (text === "") return;
    for (let at = Math.min(from, this.#lines.length - 1); at >= 0; at--) {
      const place = this.#lines[at]!.lastIndexOf(text);
      if (place < 0) continue;
      search.found = at;
      this.#buffer.set(this.#lines[at]!, [...this.#lines[at]!.slice(0, place)].length);
      return;
    }
    search.found = -1;
  }

  /** True: the line is another one. */
  *#complete(isAgain: boolean): Editing<boolean> {
    const found = this.#shell && (yield* completions(this.#shell, this.#buffer.beforeCursor));
    if (!found || found.candidates.length === 0) return this.#ring();
    const { length, candidates, isOpen } = found;
    const typed = this.#buffer.beforeCursor;
    const word = typed.slice(typed.length - length);
    const shared = sharedStart(candidates);
    const isOnly = candidates.length === 1;
    if (isOnly || shared.length > word.length) {
      const isAtEnd = this.#buffer.cursor === this.#buffer.length;
      this.#buffer.eraseBefore([...word].length);
      this.#buffer.insert(isOnly && isAtEnd && !isOpen && !/[/=]$/.test(shared) ? `${shared} ` : shared);
      if (!isOnly) this.#ring();
      return true;
    }
    if (!isAgain) return this.#ring();
    yield* this.#list(found);
    return false;
  }

  #ring(): false {
    this.#terminal.write("\x07");
    return false;
  }

  /** Alt-*: all that Tab would list takes the place of the word. */
  *#insertAll(): Editing<void> {
    const found = this.#shell && (yield* completions(this.#shell, this.#buffer.beforeCursor));
    if (!found || found.candidates.length === 0) return void this.#ring();
    const { beforeCursor } = this.#buffer;
    this.#buffer.eraseBefore([...beforeCursor.slice(beforeCursor.length - found.length)].length);
    this.#buffer.insert(found.candidates.map((one) => `${one} `).join(""));
  }

  *#list({ candidates, names: shown }: Completed): Editing<void> {
    const names = [...new Set(shown ?? candidates.map((one) => one.replace(/^.*\/(?=.)/, "")))];
    this.#display.end(this.#prompt, this.#buffer.text);
    if (names.length >= MANY) {
      this.#terminal.write(`Display all ${names.length} possibilities? (y or n)`);
      const isWanted = yield* this.#yes();
      this.#terminal.write("\n");
      if (!isWanted) return;
    }
    this.#terminal.write(inColumns(names, this.#terminal.size.columns));
  }

  *#yes(): Editing<boolean> {
    for (;;) {
      const text = this.#terminal.read(1);
      if (text === undefined) yield { kind: "ready", of: this.#terminal };
      else if (/^[yY ]$/.test(text)) return true;
      else if (["", "n", "N", "\x7f", "\x03"].includes(text)) return false;
    }
  }

  /** Ctrl-X Ctrl-E: the line is edited by $VISUAL or $EDITOR, and run. */
  #editElsewhere(): Edited | undefined {
    if (!this.#shell) return undefined;
    const { variables, files } = this.#shell;
    const editor = variables.get("VISUAL") || variables.get("EDITOR") || "vi";
    const path = `/tmp/bash-fc.${this.#shell.task.pid}`;
    files.write(path, `${this.#buffer.text}\n`);
    this.#display.end(this.#prompt, this.#buffer.text);
    this.#buffer.set(`${editor} ${path} && . ${path}; rm -f ${path}`);
    return { kind: "line", text: this.#buffer.text };
  }
}

/** What keys do to the line. */
const EDITING: Readonly<Record<string, (line: LineBuffer) => void>> = {
  "ctrl-a": (line) => line.moveTo(0),
  home: (line) => line.moveTo(0),
  "ctrl-e": (line) => line.moveTo(line.length),
  end: (line) => line.moveTo(line.length),
  "ctrl-b": (line) => line.move(-1),
  left: (line) => line.move(-1),
  "ctrl-f": (line) => line.move(1),
  right: (line) => line.move(1),
  "alt-b": (line) => line.moveTo(line.wordStart()),
  "alt-f": (line) => line.moveTo(line.wordEnd()),
  backspace: (line) => line.cursor > 0 && line.eraseBefore(1),
  "ctrl-h": (line) => line.cursor > 0 && line.eraseBefore(1),
  delete: (line) => line.eraseAfter(),
  "ctrl-k": (line) => line.kill(line.length),
  "ctrl-u": (line) => line.kill(0),
  "ctrl-w": (line) => line.kill(line.wordStart(true)),
  "alt-d": (line) => line.kill(line.wordEnd()),
  "alt-backspace": (line) => line.kill(line.wordStart()),
  "ctrl-y": (line) => line.yank(),
  "ctrl-t": (line) => line.transpose(),
  "alt-t": (line) => line.transposeWords(),
  "ctrl-_": (line) => line.undo(),
  "alt-u": (line) => line.changeWord((word) => word.toUpperCase()),
  "alt-l": (line) => line.changeWord((word) => word.toLowerCase()),
  "alt-c": (line) => line.changeWord((word) => word.replace(/\p{L}/u, (first) => first.toUpperCase())),
};
