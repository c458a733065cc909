import { writeData } from "../data_folder.ts";
import type { FileTree } from "../../host/file_tree.ts";
import type { Dialect, Surroundings } from "./dialect.ts";
import { LiveDatabase } from "./live_database.ts";
import type { Session } from "./session.ts";
import type { Dump } from "./table_model.ts";

/** Where a database's tables lie: a file each. */
export interface Place {
  files: FileTree;
  folder: string;
  /** The name of a new table's file. */
  fileOf(table: string): string;
}

/** What a file of data begins with. */
const MAGIC = "PEQUOD-TABLE 1\n";

type Saved = { table: Dump["tables"][number] } | { view: Dump["views"][number] };

/** One database of a server: open, and in its files. */
export class Store {
  readonly live: LiveDatabase;
  /** Whose transaction has changed it, and what it was before. */
  owner: { session: Session; saved: Dump } | undefined;
  readonly #place: Place;
  readonly #surroundings: Surroundings;
  readonly #names = new Map<string, string>();
  readonly #texts = new Map<string, string>();

  constructor(place: Place, dialect: Dialect, surroundings: Surroundings) {
    this.#place = place;
    this.#surroundings = surroundings;
    this.live = new LiveDatabase(this.#load(), dialect, surroundings);
  }

  /** What others than the transaction's owner see. */
  get committed(): LiveDatabase {
    return this.owner ? new LiveDatabase(this.owner.saved, this.live.dialect, this.#surroundings) : this.live;
  }

  /** Writes what has changed into the files. */
  save(): void {
    const { files, folder, fileOf } = this.#place;
    const { tables, views } = this.live.dump();
    const all: [name: string, saved: Saved][] = [
      ...tables.map((table): [string, Saved] => [table.name, { table }]),
      ...views.map((view): [string, Saved] => [view.name, { view }]),
    ];
    for (const [name, file] of this.#names) {
      if (all.some(([each]) => each === name)) continue;
      files.unlink(`${folder}/${file}`);
      this.#names.delete(name);
      this.#texts.delete(name);
    }
    for (const [name, saved] of all) {
      const text = MAGIC + JSON.stringify(saved);
      if (this.#texts.get(name) === text) continue;
      const file = this.#names.get(name) ?? fileOf(name);
      writeData(files, `${folder}/${file}`, text);
      this.#names.set(name, file);
      this.#texts.set(name, text);
    }
  }

  #load(): Dump {
    const { files, folder } = this.#place;
    const dump: Dump = { tables: [], views: [] };
    for (const file of files.list(folder)) {
      const text = files.read(`${folder}/${file}`);
      if (!text?.startsWith(MAGIC)) continue;
      const saved = JSON.parse(text.slice(MAGIC.length)) as Saved;
      const name = "table" in saved ? saved.table.name : saved.view.name;
      if ("table" in saved) dump.tables.push(saved.table);
      else dump.views.push(saved.view);
      this.#names.set(name, file);
      this.#texts.set(name, text);
    }
    return dump;
  }
}
