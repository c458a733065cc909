/** SQLite, which computes what the simulated databases answer. It is fetched when the first of them is asked. */
import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { SqliteValue } from "./shown_value.ts";

export type { DatabaseSync };

interface Host {
  process?: { getBuiltinModule?(name: "node:sqlite"): typeof import("node:sqlite") | undefined };
}

/** An empty database in memory, with foreign keys unchecked. @throws where the runtime has no SQLite */
export function emptyDatabase(): DatabaseSync {
  const module = (globalThis as Host).process?.getBuiltinModule?.("node:sqlite");
  if (!module) throw new Error("the runtime has no SQLite");
  return new module.DatabaseSync(":memory:", { enableForeignKeyConstraints: false });
}

/** All rows, as lists; whole numbers are bigint. */
export function rowsOf(prepared: StatementSync): SqliteValue[][] {
  (prepared as StatementSync & { setReturnArrays(isWanted: boolean): void }).setReturnArrays(true);
  prepared.setReadBigInts(true);
  return prepared.all() as unknown as SqliteValue[][];
}
