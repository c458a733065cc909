import { FileTree } from "../../../../src/simulator/host/file_tree.ts";
import { busybox } from "../../../../src/simulator/images/busybox.ts";
import type { Dialect } from "../../../../src/simulator/images/sql/dialect.ts";
import { LiveDatabase } from "../../../../src/simulator/images/sql/live_database.ts";
import { POSTGRES } from "../../../../src/simulator/images/sql/postgres_dialect.ts";
import { SqlProblem } from "../../../../src/simulator/images/sql/problem.ts";
import { Session } from "../../../../src/simulator/images/sql/session.ts";
import { allStatements } from "../../../../src/simulator/images/sql/sql_text.ts";
import { Store } from "../../../../src/simulator/images/sql/store.ts";
import type { Dump } from "../../../../src/simulator/images/sql/table_model.ts";
import { testMachine } from "../machine.ts";

export const EMPTY: Dump = { tables: [], views: [] };

export const surroundings = { machine: testMachine(busybox), facts: { version: "seventeen" } };

/** A store of tables, with as many clients as a test wants. */
export function smallStore(
  files: FileTree = new FileTree({ "/data/": "" }),
  dialect: Dialect = POSTGRES,
): Store {
  return new Store({ files, folder: "/data", fileOf: (name) => `${name}.table` }, dialect, surroundings);
}

export function emptyLive(dialect: Dialect = POSTGRES): LiveDatabase {
  return new LiveDatabase(EMPTY, dialect, surroundings);
}

/** Runs statements; what the last one came to, on one line: rows, a tag, or the complaint. */
export function say(session: Session, sql: string, dialect: Dialect = POSTGRES): string {
  let shown = "";
  for (const statement of allStatements(sql, dialect.quoting)) {
    try {
      const result = session.run(statement);
      shown = result.kind === "rows"
        ? result.rows.map((row) => row.map((value) => value ?? "NULL").join(",")).join(";")
        : result.kind === "done"
        ? result.tag
        : result.lines.join("\n");
    } catch (error) {
      if (!(error instanceof SqlProblem)) throw error;
      shown = dialect.failure(error.problem, statement).join("\n");
    }
  }
  return shown;
}

export function smallSession(setUp = ""): Session {
  const session = new Session(smallStore());
  say(session, setUp);
  return session;
}
