/** `nano`: an editor whose keys stand at the bottom. */
import type { Run } from "../../../host/process.ts";
import type { Call, CommandRecord } from "../command.ts";
import { EditedFile } from "./edited_file.ts";
import { type Key, Screen } from "./screen.ts";

export const nano: CommandRecord = {
  name: "nano",
  about: "Edits a file",
  usage: ["[OPTION]... [+LINE] [FILE]"],
  options: {
    "l linenumbers": "numbers of lines",
    "m mouse": "with the mouse",
    "v view": "only look",
    "w nowrap": "do not break long lines",
    "i autoindent": "new lines begin like those above",
    "E tabstospaces": "blanks instead of tabs",
    "T tabsize=NUM": "how wide a tab is",
  },
  notes: "Keys: Ctrl-O saves, Ctrl-X ends, Ctrl-W searches, Ctrl-K cuts a line, Ctrl-U puts it back.",
  run: (call) => edit(call),
};

const KEYS = [
  ["^G Help", "^O Write Out", "^W Where Is", "^K Cut", "^C Location"],
  ["^X Exit", "^R Read File", "^\\ Replace", "^U Paste", "^/ Go To Line"],
];

function* edit(call: Call): Run {
  const name = call.operands.filter((word) => !/^\+\d+/.test(word)).at(-1);
  const screen = Screen.open(call.process);
  if (!screen) {
    call.process.err("Standard input is not a terminal\n");
    return 1;
  }
  try {
    const file = EditedFile.open(call, name);
    if (typeof file === "string") {
      const scratch = EditedFile.open(call, undefined) as EditedFile;
      scratch.note = `Error reading ${name}: ${file}`;
      return yield* new Nano(call, screen, scratch).run();
    }
    const line = call.operands.find((word) => /^\+\d+/.test(word));
    if (line !== undefined) file.buffer.go(Number.parseInt(line.slice(1)) - 1, 0);
    const count = file.buffer.text === "" ? 0 : file.buffer.lines.length;
    file.note = file.note === "New"
      ? "New File"
      : name === undefined
      ? ""
      : `Read ${count} line${count === 1 ? "" : "s"}`;
    return yield* new Nano(call, screen, file).run();
  } finally {
    screen.close();
  }
}

/** A question at the bottom and what becomes of its answer. */
interface Question {
  text: string;
  answer: string;
  /** Only `y` and `n` are answers. */
  isYesNo?: boolean;
  then(answer: string): void;
}

class Nano {
  readonly #call: Call;
  readonly #screen: Screen;
  readonly #file: EditedFile;
  #question: Question | undefined;
  #sought = "";
  #hasEnded = false;

  constructor(call: Call, screen: Screen, file: EditedFile) {
    this.#call = call;
    this.#screen = screen;
    this.#file = file;
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
    const { columns, rows } = this.#screen;
    const file = this.#file;
    const height = Math.max(1, rows - 4);
    const { lines, row, column } = file.view(this.#screen, height);
    const changed = file.buffer.isChanged ? "Modified" : "";
    const name = file.name === "" ? "New Buffer" : file.name;
    const left = "  GNU nano 7.2";
    const middle = " ".repeat(Math.max(1, Math.floor((columns - name.length) / 2) - left.length)) + name;
    const title = (left + middle).padEnd(columns - changed.length - 1) + changed + " ";
    const question = this.#question;
    const note = question ? `${question.text}${question.answer}` : file.note === "" ? "" : `[ ${file.note} ]`;
    const indent = question ? 0 : Math.max(0, Math.floor((columns - note.length) / 2));
    const status = " ".repeat(indent) + (note === "" ? "" : `\x1b[7m${note}\x1b[27m`);
    const width = Math.floor(columns / KEYS[0]!.length);
    const help = KEYS.map((keys) =>
      keys.map((key) =>
        `\x1b[7m${key.split(" ")[0]}\x1b[27m ${key.split(" ").slice(1).join(" ")}`.padEnd(width + 9)
      ).join("")
    );
    const cursor = question
      ? { row: rows - 3, column: Math.min(columns - 1, note.length) }
      : { row: row + 1, column };
    this.#screen.draw([`\x1b[7m${title}\x1b[27m`, ...lines, status, ...help], cursor);
  }

  #press(key: Key): void {
    if (this.#question) return this.#answer(this.#question, key);
    const { buffer } = this.#file;
    this.#file.note = "";
    const command = this.#commands[key];
    if (command) command();
    else if ([...key].length === 1 && !this.#call.has("v")) {
      buffer.remember();
      buffer.insert(key);
    }
  }

  readonly #commands: Readonly<Record<Key, () => void>> = {
    "ctrl-o": () => this.#ask("File Name to Write: ", this.#file.name, (name) => this.#save(name)),
    "ctrl-s": () => this.#save(this.#file.name),
    "ctrl-x": () => this.#leave(),
    "ctrl-w": () =>
      this.#ask(`Search${this.#sought ? ` [${this.#sought}]` : ""}: `, "", (text) => this.#search(text)),
    "ctrl-k": () => this.#change(() => this.#file.buffer.cutLines()),
    "ctrl-u": () => this.#change(() => this.#file.buffer.paste(this.#file.buffer.cursor.row)),
    "ctrl-c": () => this.#tellPlace(),
    "ctrl-_": () =>
      this.#ask("Enter line number: ", "", (text) => this.#file.buffer.go(Number.parseInt(text) - 1, 0)),
    "ctrl-a": () => this.#file.buffer.go(this.#file.buffer.cursor.row, 0),
    "ctrl-e": () => this.#file.buffer.go(this.#file.buffer.cursor.row, Infinity),
    "ctrl-v": () => this.#file.buffer.go(this.#file.buffer.cursor.row + this.#screen.rows - 6),
    "ctrl-y": () => this.#file.buffer.go(this.#file.buffer.cursor.row - this.#screen.rows + 6),
    "pageDown": () => this.#file.buffer.go(this.#file.buffer.cursor.row + this.#screen.rows - 6),
    "pageUp": () => this.#file.buffer.go(this.#file.buffer.cursor.row - this.#screen.rows + 6),
    "home": () => this.#file.buffer.go(this.#file.buffer.cursor.row, 0),
    "end": () => this.#file.buffer.go(this.#file.buffer.cursor.row, Infinity),
    "up": () => this.#file.buffer.go(this.#file.buffer.cursor.row - 1),
    "down": () => this.#file.buffer.go(this.#file.buffer.cursor.row + 1),
    "left": () => this.#file.buffer.left(),
    "right": () => this.#file.buffer.right(),
    "enter": () => this.#change(() => this.#file.buffer.breakLine()),
    "tab": () => this.#change(() => this.#file.buffer.insert("\t")),
    "backspace": () => this.#change(() => this.#file.buffer.erase()),
    "delete": () => this.#change(() => this.#file.buffer.remove()),
    "ctrl-d": () => this.#change(() => this.#file.buffer.remove()),
  };

  #change(work: () => void): void {
    if (this.#call.has("v")) return void (this.#file.note = "Key is invalid in view mode");
    this.#file.buffer.remember();
    work();
  }

  #ask(text: string, answer: string, then: (answer: string) => void): void {
    this.#question = { text, answer, then };
  }

  #answer(question: Question, key: Key): void {
    if (key === "ctrl-c" || key === "escape") {
      this.#question = undefined;
      this.#file.note = "Cancelled";
    } else if (question.isYesNo) {
      if (!/^[ynYN]$/.test(key)) return;
      this.#question = undefined;
      question.then(key.toLowerCase());
    } else if (key === "enter") {
      this.#question = undefined;
      question.then(question.answer);
    } else if (key === "backspace") question.answer = question.answer.slice(0, -1);
    else if ([...key].length === 1) question.answer += key;
  }

  #leave(): void {
    if (!this.#file.buffer.isChanged) return void (this.#hasEnded = true);
    this.#question = {
      text: "Save modified buffer? (Y/N) ",
      answer: "",
      isYesNo: true,
      then: (answer) => {
        if (answer === "n") this.#hasEnded = true;
        else this.#ask("File Name to Write: ", this.#file.name, (name) => this.#hasEnded = this.#save(name));
      },
    };
  }

  #save(name: string): boolean {
    if (name === "") {
      this.#file.note = "Cancelled";
      return false;
    }
    const why = this.#file.save(name);
    const count = this.#file.buffer.lines.length;
    this.#file.note = why === undefined
      ? `Wrote ${count} line${count === 1 ? "" : "s"}`
      : `Error writing ${name}: ${why}`;
    return why === undefined;
  }

  #search(text: string): void {
    this.#sought = text || this.#sought;
    if (this.#sought === "") return void (this.#file.note = "Cancelled");
    if (!this.#file.buffer.find(this.#sought)) this.#file.note = `"${this.#sought}" not found`;
  }

  #tellPlace(): void {
    const { cursor, lines, line } = this.#file.buffer;
    const share = Math.round((cursor.row + 1) / lines.length * 100);
    this.#file.note = `line ${cursor.row + 1}/${lines.length} (${share}%), col ${cursor.column + 1}/${
      line.length + 1
    }`;
  }
}
