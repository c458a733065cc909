/** A file in an editor: how it is opened, shown and saved. */
import { refusalOf } from "../../../host/system_error.ts";
import type { Call } from "../command.ts";
import { type Screen, screenLine } from "./screen.ts";
import { TextBuffer } from "./text_buffer.ts";

export class EditedFile {
  readonly buffer: TextBuffer;
  name: string;
  /** What is said at the bottom. */
  note = "";
  readonly #call: Call;
  /** The first line on the screen. */
  #top = 0;

  private constructor(call: Call, name: string, text: string) {
    this.#call = call;
    this.name = name;
    this.buffer = new TextBuffer(text);
  }

  /** Text: why it cannot be opened. */
  static open(call: Call, name: string | undefined): EditedFile | string {
    if (name === undefined) return new EditedFile(call, "", "");
    const path = call.path(name);
    if (call.files.isFolder(path)) return "Is a directory";
    const text = call.files.read(path);
    const why = text === undefined && call.files.facts(path) ? call.files.refusalTo("read", path) : undefined;
    if (why !== undefined) return why;
    const file = new EditedFile(call, name, text ?? "");
    file.note = text === undefined ? "New" : "";
    return file;
  }

  /** Undefined: saved; else why not. */
  save(name = this.name): string | undefined {
    const why = refusalOf(() => this.#call.files.write(this.#call.path(name), this.buffer.text));
    if (why !== undefined) return why;
    this.name = name;
    this.buffer.isChanged = false;
    return undefined;
  }

  /** Lines around the cursor, and where it is among them. */
  view(screen: Screen, height: number, filler = ""): { lines: string[]; row: number; column: number } {
    const { cursor, lines } = this.buffer;
    if (cursor.row < this.#top) this.#top = cursor.row;
    if (cursor.row >= this.#top + height) this.#top = cursor.row - height + 1;
    const before = screenLine(this.buffer.line.slice(0, cursor.column), Infinity).length;
    const shift = Math.max(0, before - screen.columns + 1);
    const shown = Array.from({ length: height }, (_, row) => {
      const line = lines[this.#top + row];
      if (line === undefined) return filler;
      const text = screenLine(line, screen.columns + shift);
      return this.#top + row === cursor.row ? text.slice(shift) : text.slice(0, screen.columns);
    });
    return { lines: shown, row: cursor.row - this.#top, column: before - shift };
  }
}
