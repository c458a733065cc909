import type { FileTree } from "../../host/file_tree.ts";
import { nullStream } from "../../host/simple_streams.ts";
import type { Stream } from "../../host/stream.ts";

/** A file that was opened: it is read and written where the last one who shares it stopped. */
export class FileStream implements Stream {
  readonly label: string;
  readonly isFull = false;
  readonly #files: FileTree;
  readonly #appends: boolean;
  #at = 0;

  constructor(files: FileTree, path: string, appends = false) {
    this.label = path;
    this.#files = files;
    this.#appends = appends;
  }

  read(limit = Infinity): string {
    const text = this.#text().slice(this.#at, this.#at + limit);
    this.#at += text.length;
    return text;
  }

  readLine(): string {
    const text = this.#text();
    const end = text.indexOf("\n", this.#at) + 1 || text.length;
    const line = text.slice(this.#at, end);
    this.#at = end;
    return line;
  }

  write(text: string): void {
    if (text === "") return;
    const before = this.#text();
    if (this.#appends) this.#at = before.length;
    const isAtEnd = this.#at === before.length;
    const after = isAtEnd
      ? before + text
      : before.slice(0, this.#at).padEnd(this.#at, "\0") + text + before.slice(this.#at + text.length);
    this.#at += text.length;
    this.#files.write(this.label, after);
  }

  onChange = nullStream.onChange;
  retain(): void {}
  release(): void {}

  #text(): string {
    return this.#files.read(this.label) ?? "";
  }
}
