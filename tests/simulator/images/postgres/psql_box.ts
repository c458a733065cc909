import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import type { FileTree } from "../../../../src/simulator/host/file_tree.ts";
import { postgres } from "../../../../src/simulator/images/postgres.ts";
import { type Ran, runArgv } from "../machine.ts";

export interface PsqlBox {
  files: FileTree;
  server: Ran;
  psql(
    words: readonly string[],
    more?: { stdin?: string[]; tty?: boolean; env?: Record<string, string> },
  ): Ran;
}

/** A container of the postgres image, and psql in it as `postgres`. */
export function psqlBox(env: Record<string, string> = {}, files: FileTree = filesOf(postgres)): PsqlBox {
  const all = { ...postgres.env, POSTGRES_PASSWORD: "pw", ...env };
  const server = runArgv(["docker-entrypoint.sh", "postgres"], { image: postgres, env: all, files });
  return {
    files,
    server,
    psql: (words, { stdin = [], tty = false, env: own = {} } = {}) =>
      runArgv(["psql", "-U", env["POSTGRES_USER"] ?? "postgres", ...words], {
        image: postgres,
        env: { ...all, ...own },
        files,
        stdin,
        tty,
        answer: (target) => server.ports.get(target.port)?.({ ...target.request, from: "10.0.0.9" }),
      }),
  };
}
