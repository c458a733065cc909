/** Documents of TOML as values. Source: https://toml.io/en/v1.0.0; messages and order as github.com/BurntSushi/toml. */
import { entryOf, type GoMap, type GoValue, isMap, setEntry, withType } from "../value.ts";
import { goQuote } from "../quoting.ts";
import { TomlError, TomlReader } from "./toml_reader.ts";
import { scalar } from "./toml_scalar.ts";

/** @throws {TomlError} whose message says the line and the last key, too */
export function parseToml(text: string): GoMap {
  const reader = new TomlReader(text);
  const document = new Document(reader);
  try {
    return document.read();
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const key = document.lastKey;
    const place = `toml: line ${reader.line}${key.length > 0 ? ` (last key "${key.join(".")}")` : ""}`;
    throw new TomlError(`${place}: ${error.message}`);
  }
}

type Path = readonly string[];

class Document {
  readonly #reader: TomlReader;
  readonly #base: Path;
  readonly #root: GoMap = {};
  /** Tables that only the keys below them have made: they may still be named themselves. */
  readonly #implicit = new Set<string>();
  #table: Path = [];
  lastKey: Path = [];

  /** @param base where it stands, for messages */
  constructor(reader: TomlReader, base: Path = []) {
    this.#reader = reader;
    this.#base = base;
  }

  read(): GoMap {
    const reader = this.#reader;
    for (reader.gap(); !reader.isEnd; reader.gap()) {
      if (reader.skip("[")) this.#header();
      else {
        this.#pair(this.#table);
        this.lastKey = this.#table;
      }
      reader.blanks();
      if (!reader.isEnd && !reader.is("#") && reader.match(/\r?\n/y) === undefined) {
        reader.fail(
          `expected a top-level item to end with a newline, comment, or EOF, but got ${reader.shown()} instead`,
        );
      }
    }
    return this.#root;
  }

  #header(): void {
    const reader = this.#reader;
    this.lastKey = [];
    const isList = reader.skip("[");
    const path: string[] = [];
    do {
      reader.blanks();
      if (reader.is("]")) reader.fail("unexpected end of table name (table names cannot be empty)");
      if (reader.is(".")) reader.fail("unexpected table separator (table names cannot be empty)");
      path.push(reader.keyPart() ?? "");
      reader.blanks();
    } while (reader.skip("."));
    if (!reader.skip("]")) {
      reader.fail(`expected '.' or ']' to end table name, but got ${reader.shown()} instead`);
    }
    if (isList && !reader.skip("]")) {
      reader.fail(`expected end of table array name delimiter ']', but got ${reader.shown()} instead`);
    }
    this.#open(path, isList);
    this.#table = this.lastKey = path;
  }

  /** Makes a table, and those that it stands in. */
  #open(path: Path, isList: boolean): void {
    const holder = this.#holder(path.slice(0, -1), "was already created as a hash");
    const key = path.at(-1)!;
    if (!isList) return this.#set(path, {});
    const list = entryOf(holder, key) ?? withType([], "[]map[string]interface {}");
    if (!Array.isArray(list) || !isListOfTables(list)) {
      throw new TomlError(`Key '${this.#text(path)}' was already created and cannot be used as an array.`);
    }
    list.push({});
    setEntry(holder, key, list);
    this.#forget(path);
  }

  /** A new entry of a list has no tables yet. */
  #forget(path: Path): void {
    const start = JSON.stringify(path).slice(0, -1);
    for (const known of this.#implicit) if (known.startsWith(`${start},`)) this.#implicit.delete(known);
  }

  /** The table at a path; of a list, its last one. */
  #holder(path: Path, problem: string): GoMap {
    let table = this.#root;
    path.forEach((key, index) => {
      const here = path.slice(0, index + 1);
      let below = entryOf(table, key);
      if (below === undefined) {
        setEntry(table, key, below = {});
        this.#implicit.add(JSON.stringify(here));
      }
      if (Array.isArray(below) && isListOfTables(below)) below = below.at(-1);
      if (!isMap(below)) throw new TomlError(`Key '${this.#text(here)}' ${problem}.`);
      table = below;
    });
    return table;
  }

  #set(path: Path, value: GoValue): void {
    const holder = this.#holder(path.slice(0, -1), "has already been defined");
    const key = path.at(-1)!;
    if (entryOf(holder, key) === undefined) return setEntry(holder, key, value);
    // It has what the keys below it have put there.
    if (this.#implicit.delete(JSON.stringify(path))) return;
    throw new TomlError(`Key '${this.#text(path)}' has already been defined.`);
  }

  #text(path: Path): string {
    return pathText([...this.#base, ...path]);
  }

  /** `key = value` in a table. */
  #pair(table: Path): void {
    const path = [...table, ...this.#key()];
    this.lastKey = path;
    this.#reader.blanks();
    this.#set(path, this.#value());
    this.lastKey = path;
  }

  #key(): string[] {
    const reader = this.#reader;
    if (reader.is("=")) reader.fail("unexpected '=': key name appears blank");
    if (reader.is(".")) reader.fail("unexpected '.': keys cannot start with a '.'");
    const key = [reader.keyPart() ?? ""];
    for (reader.blanks(); !reader.skip("="); reader.blanks()) {
      if (reader.isEnd) reader.fail("unexpected EOF; expected key separator '='");
      if (!reader.is(".")) {
        // An end of line is still of the line that it ends.
        const got = reader.is("\n") ? "'\\n'" : reader.shown();
        reader.fail(`expected '.' or '=', but got ${got} instead`);
      }
      reader.skip(".");
      reader.blanks();
      if (reader.is("=") || reader.is(".")) reader.fail(`unexpected '${reader.next}'`);
      key.push(reader.keyPart() ?? "");
    }
    return key;
  }

  #value(): GoValue {
    const reader = this.#reader;
    if (reader.skip("[")) return this.#list();
    if (reader.skip("{")) return this.#inlineTable();
    if (reader.is('"') || reader.is("'")) return reader.string();
    return scalar(reader);
  }

  #list(): GoValue[] {
    const reader = this.#reader;
    const items: GoValue[] = [];
    for (reader.gap(); !reader.skip("]"); reader.gap()) {
      if (reader.is(",")) reader.fail("unexpected comma");
      items.push(this.#value());
      reader.gap();
      if (reader.skip(",") || reader.is("]")) continue;
      const got = reader.isEnd ? "end of file" : reader.shown();
      reader.fail(`expected a comma (',') or array terminator (']'), but got ${got}`);
    }
    return items;
  }

  #inlineTable(): GoMap {
    const reader = this.#reader;
    const outer = this.lastKey;
    const inner = new Document(reader, [...this.#base, ...outer]);
    try {
      for (reader.gap(); !reader.skip("}"); reader.gap()) {
        if (reader.is(",")) reader.fail("unexpected comma");
        inner.#pair([]);
        reader.gap();
        if (reader.skip(",") || reader.is("}")) continue;
        const got = reader.isEnd ? "end of file" : reader.shown();
        reader.fail(`expected a comma or an inline table terminator '}', but got ${got} instead`);
      }
    } catch (error) {
      this.lastKey = [...outer, ...inner.lastKey];
      throw error;
    }
    return inner.#root;
  }
}

function isListOfTables(list: readonly GoValue[]): boolean {
  return list.every(isMap);
}

function pathText(path: Path): string {
  return path.map((part) => /^[A-Za-z0-9_-]+$/.test(part) ? part : goQuote(part)).join(".");
}
