/**
 * A world on disk: the log of changes in SQLite. What a request was told is written before its answer leaves, so that
 * the end of the process, however sudden, loses nothing (WAL with synchronous=NORMAL outlives the process; only the
 * machine's own failure could take the last moments).
 */
import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { KubeObject } from "../../kube/object.ts";
import type { Snapshot } from "../laboratory/snapshot.ts";
import type { Change, Store } from "../kubernetes/store.ts";

/** What a world has to be told to be the same again. */
export interface SavedWorld extends Snapshot {
  seed: number;
  scenario: string;
}

/** Rows that rewinding may use; older ones are dropped when the folder is opened. */
const KEPT_CHANGES = 100_000;
const FORMAT = "1";

export class DataFolder {
  readonly path: string;
  readonly #database: DatabaseSync;
  readonly #insert: StatementSync;
  #pending: { change: Change; atMs: number }[] = [];
  #now: () => number = () => 0;

  /**
   * Opens the folder, which is made (for its owner alone) if it is not there.
   *
   * @throws {Error} another process has it, it cannot be written, or it is of another version
   */
  constructor(path: string) {
    this.path = path;
    try {
      Deno.mkdirSync(path, { recursive: true, mode: 0o700 });
      this.#database = new DatabaseSync(`${path}/${FILE}`);
      Deno.chmodSync(`${path}/${FILE}`, 0o600);
      this.#database.exec(SCHEMA);
    } catch (cause) {
      throw new Error(`Cannot use the folder ${path}: ${problem(cause)}`, { cause });
    }
    const format = this.get("format");
    if (format === undefined) this.set("format", FORMAT);
    else if (format !== FORMAT) {
      this.#database.close();
      throw new Error(
        `Cannot use the folder ${path}: its format is ${format}, this program writes ${FORMAT}`,
      );
    }
    this.#insert = this.#database.prepare(
      "INSERT INTO changes (revision, at, kind, key, object) VALUES (?, ?, ?, ?, ?)",
    );
  }

  /** The world that was saved here; undefined in a new folder. */
  saved(): SavedWorld | undefined {
    const world = this.get("world");
    if (world === undefined) return undefined;
    const { seed, scenario, nodes } = JSON.parse(world) as Pick<SavedWorld, "seed" | "scenario" | "nodes">;
    this.#compact();
    const revision = this.#number("SELECT max(revision) AS value FROM changes") ?? 0;
    const takenMs = Number(this.get("now") ?? 0);
    return { seed, scenario, nodes, takenMs, revision, objects: this.objectsAt(revision) };
  }

  /** From now on every change of the store is kept, from what is in it already. */
  record(store: Store, world: Pick<SavedWorld, "seed" | "scenario" | "nodes">, now: () => number): void {
    this.#now = now;
    this.#database.exec("BEGIN");
    this.set("world", JSON.stringify(world));
    if (this.#number("SELECT count(*) AS value FROM changes") === 0) {
      this.set("compacted", String(store.revision));
      for (const entry of store.entries()) {
        const { group, plural } = entry.kind;
        this.#insert.run(
          entry.revision,
          now(),
          `${plural}.${group}`,
          entry.key,
          JSON.stringify(entry.object),
        );
      }
    }
    this.#database.exec("COMMIT");
    store.observe((change) => void this.#pending.push({ change, atMs: now() }));
  }

  /** Writes what has changed since the last time. */
  flush(): void {
    const pending = this.#pending;
    if (pending.length === 0) return;
    this.#pending = [];
    this.#database.exec("BEGIN");
    for (const { change: { revision, type, kind, key, entry }, atMs } of pending) {
      const text = type === "DELETED" ? null : JSON.stringify(entry.object);
      this.#insert.run(revision, atMs, `${kind.plural}.${kind.group}`, key, text);
    }
    this.set("now", String(this.#now()));
    this.#database.exec("COMMIT");
  }

  /** The oldest revision that can be read. */
  get oldestRevision(): number {
    return Number(this.get("compacted") ?? 0);
  }

  /** The newest revision of that moment or before. */
  revisionAt(timeMs: number): number {
    const found = this.#number("SELECT max(revision) AS value FROM changes WHERE at <= ?", timeMs);
    return Math.max(found ?? 0, this.oldestRevision);
  }

  /** Every object as it was at a revision. */
  objectsAt(revision: number): KubeObject[] {
    const rows = this.#database.prepare(
      `SELECT object FROM changes JOIN (SELECT max(revision) AS last FROM changes WHERE revision <= ?
       GROUP BY kind, key) ON revision = last WHERE object IS NOT NULL ORDER BY revision`,
    ).all(revision) as { object: string }[];
    return rows.map(({ object }) => JSON.parse(object) as KubeObject);
  }

  /** A text of another part, such as the authority's key. */
  get(name: string): string | undefined {
    const row = this.#database.prepare("SELECT value FROM facts WHERE name = ?").get(name);
    return (row as { value: string } | undefined)?.value;
  }

  set(name: string, value: string): void {
    this.#database.prepare("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)").run(name, value);
  }

  close(): void {
    this.flush();
    this.#database.close();
  }

  /** Of what is older than the kept changes, only each object's newest state stays. */
  #compact(): void {
    const newest = this.#number("SELECT max(revision) AS value FROM changes") ?? 0;
    const limit = newest - KEPT_CHANGES;
    if (limit <= this.oldestRevision) return;
    this.#database.exec("BEGIN");
    this.#database.prepare(
      `DELETE FROM changes WHERE revision <= ?1 AND (object IS NULL OR revision NOT IN
       (SELECT max(revision) FROM changes WHERE revision <= ?1 GROUP BY kind, key))`,
    ).run(limit);
    this.set("compacted", String(limit));
    this.#database.exec("COMMIT");
  }

  #number(query: string, ...parameters: number[]): number | undefined {
    const row = this.#database.prepare(query).get(...parameters) as { value: number | null } | undefined;
    return row?.value ?? undefined;
  }
}

const FILE = "world.sqlite";

/** EXCLUSIVE: two processes on one world would each believe in their own memory. */
const SCHEMA = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS changes
    (revision INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, object TEXT);
  CREATE INDEX IF NOT EXISTS by_object ON changes (kind, key, revision);
`;

function problem(cause: unknown): string {
  const { message } = cause as Error;
  if (/locked/.test(message)) return "another process serves it";
  if (/not a database/.test(message)) return `${FILE} in it is no world`;
  return message;
}
