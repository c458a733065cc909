/** `vi`: an editor with a mode for commands and one for text. */
import type { Run } from "../../../host/process.ts";
import type { Call, CommandRecord } from "../command.ts";
import { EditedFile } from "./edited_file.ts";
import { type Key, Screen } from "./screen.ts";

const RECORD: Omit<CommandRecord, "name"> = {
  about: "Edits a file; i begins to write, Esc ends that, :wq saves and ends",
  usage: ["[OPTION]... [+LINE] [FILE]"],
  options: { "R": "only look", "n": "without a swap file", "e": "as ex", "y": "easy mode" },
  notes:
    "Commands: i a o O begin to write; h j k l move; x dd yy p u change; /TEXT n N search; :w :q :q! :wq :NUMBER.",
  run: (call) => edit(call),
};

export const vi: CommandRecord = { name: "vi", ...RECORD };
export const vim: CommandRecord = { name: "vim", ...RECORD };

function* edit(call: Call): Run {
  const screen = Screen.open(call.process);
  if (!screen) {
    call.process.err("Vim: Warning: Input is not from a terminal\n");
    return 1;
  }
  try {
    const name = call.operands.filter((word) => !word.startsWith("+")).at(-1);
    const opened = EditedFile.open(call, name);
    const file = typeof opened === "string" ? EditedFile.open(call, undefined) as EditedFile : opened;
    const { lines, text } = file.buffer;
    if (typeof opened === "string") file.note = `"${name}" ${opened}`;
    else if (file.note === "New") file.note = `"${name}" [New]`;
    else if (name !== undefined) file.note = `"${name}" ${text === "" ? 0 : lines.length}L, ${text.length}B`;
    return yield* new Vi(screen, file, call.has("R")).run();
  } finally {
    screen.close();
  }
}

class Vi {
  readonly #screen: Screen;
  readonly #file: EditedFile;
  readonly #isReadOnly: boolean;
  #isInserting = false;
  /** What is typed after `:`, `/` or `?`. */
  #typed: string | undefined;
  /** The first key of a command of two, and the number before it. */
  #pending = "";
  #sought = { text: "", isBackwards: false };
  #hasEnded = false;

  constructor(screen: Screen, file: EditedFile, isReadOnly: boolean) {
    this.#screen = screen;
    this.#file = file;
    this.#isReadOnly = isReadOnly;
  }

  *run(): Run {
    while (!this.#hasEnded) {
      this.#draw();
      const keys = yield* this.#screen.keys();
      if (!keys) return 0;
      for (const key of keys) if (!this.#hasEnded) this.#press(key);
    }
    return 0;
  }

  #draw(): void {
    const { rows, columns } = this.#screen;
    const { lines, row, column } = this.#file.view(this.#screen, rows - 1, "~");
    const status = this.#typed ?? (this.#isInserting ? "-- INSERT --" : this.#file.note);
    const cursor = this.#typed === undefined ? { row, column } : { row: rows - 1, column: status.length };
    this.#screen.draw([...lines, status.slice(0, columns)], cursor);
  }

  #press(key: Key): void {
    if (this.#typed !== undefined) this.#type(key);
    else if (this.#isInserting) this.#write(key);
    else this.#command(key);
  }

  #write(key: Key): void {
    const { buffer } = this.#file;
    if (key === "escape" || key === "ctrl-c" || key === "ctrl-[") {
      this.#isInserting = false;
      if (buffer.cursor.column > 0) buffer.left();
    } else if (key === "enter") buffer.breakLine();
    else if (key === "backspace") buffer.erase();
    else if (key === "delete") buffer.remove();
    else if (key === "tab") buffer.insert("\t");
    else if (key.length > 1 && MOVES[key]) this.#move(key, 1);
    else if ([...key].length === 1) buffer.insert(key);
  }

  #command(key: Key): void {
    this.#file.note = "";
    if (/^[1-9]$/.test(key) || (key === "0" && /\d$/.test(this.#pending))) return void (this.#pending += key);
    const [, digits = "", first = ""] = /^(\d*)(.*)$/.exec(this.#pending)!;
    const count = Math.max(1, Number(digits) || 1);
    const whole = first + key;
    if (["d", "y", "g", "Z", "c"].includes(whole)) return void (this.#pending += key);
    this.#pending = "";
    if (MOVES[whole]) return this.#move(whole, count);
    if (whole === "G") return this.#file.buffer.go(digits === "" ? Infinity : Number(digits) - 1, 0);
    if (whole === ":" || whole === "/" || whole === "?") return void (this.#typed = whole);
    if (whole === "n" || whole === "N") return this.#search(this.#sought.isBackwards !== (whole === "N"));
    if (whole === "ZZ") return this.#ex("wq");
    if (whole === "ZQ") return this.#ex("q!");
    if (whole === "yy" || whole === "Y") return this.#file.buffer.copyLines(count);
    if (whole === "u") {
      if (!this.#file.buffer.undo()) this.#file.note = "Already at oldest change";
      return;
    }
    if (CHANGES.includes(whole)) this.#change(whole, count);
  }

  #move(key: Key, count: number): void {
    for (let turn = 0; turn < Math.min(count, 10_000); turn++) MOVES[key]!(this.#file, this.#screen.rows - 2);
  }

  #change(command: string, count: number): void {
    const { buffer } = this.#file;
    buffer.remember();
    const { row } = buffer.cursor;
    if (command === "dd") buffer.cutLines(count);
    else if (command === "x" || command === "delete") {
      for (let turn = 0; turn < count && buffer.line !== ""; turn++) {
        buffer.remove();
      }
    } else if (command === "X") buffer.erase();
    else if (command === "D") buffer.lines[row] = buffer.line.slice(0, buffer.cursor.column);
    else if (command === "J") {
      buffer.go(row, Infinity);
      buffer.remove();
    } else if (command === "p" || command === "P") buffer.paste(command === "p" ? row + 1 : row);
    else this.#insertAt(command);
  }

  #insertAt(command: string): void {
    const { buffer } = this.#file;
    const { row } = buffer.cursor;
    if (command === "a") buffer.go(row, buffer.cursor.column + 1);
    if (command === "A" || command === "o") buffer.go(row, Infinity);
    if (command === "I" || command === "O") buffer.go(row, 0);
    if (command === "o" || command === "O") buffer.breakLine();
    if (command === "O") buffer.go(row, 0);
    if (command === "cc") buffer.lines[row] = "";
    if (command === "C") buffer.lines[row] = buffer.line.slice(0, buffer.cursor.column);
    if (command === "cc") buffer.go(row, 0);
    this.#isInserting = true;
  }

  #type(key: Key): void {
    const typed = this.#typed!;
    if (key === "escape" || key === "ctrl-c") this.#typed = undefined;
    else if (key === "backspace") this.#typed = typed.length > 1 ? typed.slice(0, -1) : undefined;
    else if (key === "enter") {
      this.#typed = undefined;
      if (typed.startsWith(":")) return this.#ex(typed.slice(1).trim());
      this.#sought = { text: typed.slice(1) || this.#sought.text, isBackwards: typed.startsWith("?") };
      this.#search(this.#sought.isBackwards);
    } else if ([...key].length === 1) this.#typed = typed + key;
  }

  #search(isBackwards: boolean): void {
    const { text } = this.#sought;
    if (text === "") this.#file.note = "E35: No previous regular expression";
    else if (!this.#file.buffer.find(text, { isBackwards })) {
      this.#file.note = `E486: Pattern not found: ${text}`;
    }
  }

  #ex(command: string): void {
    const { buffer } = this.#file;
    if (/^\d+$/.test(command)) return buffer.go(Number(command) - 1, 0);
    if (command === "$") return buffer.go(Infinity, 0);
    if (command === "" || command.startsWith("set ")) return;
    const [, action = "", force, name] =
      /^(wqa?|xa?|wa?|qa?|quit|write|u|noh)(!?)(?:\s+(.+))?$/.exec(command) ?? [];
    if (action === "") return void (this.#file.note = `E492: Not an editor command: ${command}`);
    if (action === "noh") return;
    if (action === "u") return void buffer.undo();
    const saves = action.startsWith("w") || action.startsWith("x");
    if (saves && !this.#save(name, force === "!")) return;
    if (action.startsWith("w") && !action.includes("q")) return;
    if (!saves && buffer.isChanged && force !== "!") {
      this.#file.note = "E37: No write since last change (add ! to override)";
    } else this.#hasEnded = true;
  }

  #save(name: string | undefined, isForced: boolean): boolean {
    const file = this.#file;
    if ((name ?? file.name) === "") file.note = "E32: No file name";
    else if (this.#isReadOnly && !isForced) file.note = "E45: 'readonly' option is set (add ! to override)";
    else {
      const why = file.save(name ?? file.name);
      const { lines, text } = file.buffer;
      file.note = why === undefined
        ? `"${file.name}" ${text === "" ? 0 : lines.length}L, ${text.length}B written`
        : `"${name ?? file.name}" E212: Can't open file for writing`;
      return why === undefined;
    }
    return false;
  }
}

const CHANGES = ["dd", "x", "X", "D", "J", "p", "P", "i", "a", "A", "I", "o", "O", "C", "cc", "delete"];

/** The beginning of the next word, or of this or the one before. */
function word(file: EditedFile, isForward: boolean): void {
  const { buffer } = file;
  const { row, column } = buffer.cursor;
  if (isForward) {
    const next = /^\S*\s+(?=\S)/.exec(buffer.line.slice(column))?.[0].length;
    if (next === undefined) buffer.go(row + 1, row + 1 < buffer.lines.length ? 0 : Infinity);
    else buffer.go(row, column + next);
    return;
  }
  const before = /\S+\s*$/.exec(buffer.line.slice(0, column));
  if (before) buffer.go(row, before.index);
  else buffer.go(row - 1, Infinity);
}

const MOVES: Readonly<Record<Key, (file: EditedFile, page: number) => void>> = {
  "$": ({ buffer }) => buffer.go(buffer.cursor.row, Infinity),
  "0": ({ buffer }) => buffer.go(buffer.cursor.row, 0),
  "^": ({ buffer }) => buffer.go(buffer.cursor.row, buffer.line.search(/\S|$/)),
  "b": (file) => word(file, false),
  "ctrl-b": ({ buffer }, page) => buffer.go(buffer.cursor.row - page),
  "ctrl-f": ({ buffer }, page) => buffer.go(buffer.cursor.row + page),
  "down": ({ buffer }) => buffer.go(buffer.cursor.row + 1),
  "end": ({ buffer }) => buffer.go(buffer.cursor.row, Infinity),
  "enter": ({ buffer }) => buffer.go(buffer.cursor.row + 1, 0),
  "gg": ({ buffer }) => buffer.go(0, 0),
  "h": ({ buffer }) => buffer.go(buffer.cursor.row, buffer.cursor.column - 1),
  "home": ({ buffer }) => buffer.go(buffer.cursor.row, 0),
  "j": ({ buffer }) => buffer.go(buffer.cursor.row + 1),
  "k": ({ buffer }) => buffer.go(buffer.cursor.row - 1),
  "l": ({ buffer }) => buffer.go(buffer.cursor.row, buffer.cursor.column + 1),
  "left": ({ buffer }) => buffer.go(buffer.cursor.row, buffer.cursor.column - 1),
  "pageDown": ({ buffer }, page) => buffer.go(buffer.cursor.row + page),
  "pageUp": ({ buffer }, page) => buffer.go(buffer.cursor.row - page),
  "right": ({ buffer }) => buffer.go(buffer.cursor.row, buffer.cursor.column + 1),
  "up": ({ buffer }) => buffer.go(buffer.cursor.row - 1),
  "w": (file) => word(file, true),
};
