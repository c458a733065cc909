import type { FileTree } from "../../../../src/simulator/host/file_tree.ts";
import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import { mariadb, mysql } from "../../../../src/simulator/images/mysql.ts";
import { type Ran, runArgv } from "../machine.ts";

export interface MysqlBox {
  files: FileTree;
  server: Ran;
  client(words: readonly string[], more?: { stdin?: string[]; tty?: boolean }): Ran;
  /** What root's statements come to in `shop`, between tabs, without the warning. */
  say(sql: string): string;
}

/** A container of the image, with a database `shop`, and its client in it. */
export function mysqlBox(
  { isMaria = false, files, env = {} }: {
    isMaria?: boolean;
    files?: FileTree;
    env?: Record<string, string>;
  } = {},
): MysqlBox {
  const image = isMaria ? mariadb : mysql;
  const all = {
    ...image.env,
    MYSQL_ROOT_PASSWORD: "pw",
    MYSQL_DATABASE: "shop",
    MYSQL_USER: "app",
    MYSQL_PASSWORD: "s",
    ...env,
  };
  const own = files ?? filesOf(image);
  const server = runArgv([...image.entrypoint, ...image.cmd], { image, env: all, files: own });
  const client: MysqlBox["client"] = (words, more = {}) =>
    runArgv([isMaria ? "mariadb" : "mysql", ...words], {
      image,
      env: all,
      files: own,
      ...more,
      answer: (target) => server.ports.get(target.port)?.({ ...target.request, from: "10.0.0.9" }),
    });
  return {
    files: own,
    server,
    client,
    say: (sql) => {
      const { out, err } = client(["-uroot", "-ppw", "shop", "-e", sql]);
      return (out + err.replace(/^mysql: \[Warning\].*\n/, "")).trimEnd();
    },
  };
}
