import assert from "node:assert/strict";
import { mariadb, mysql } from "../../../src/simulator/images/mysql.ts";
import { runArgv } from "./machine.ts";

for (
  const [image, err] of [
    [mysql, /MYSQL_ROOT_PASSWORD\n {4}- MYSQL_ALLOW_EMPTY_PASSWORD\n/],
    [
      mariadb,
      /\n\tYou need to specify one of MARIADB_ROOT_PASSWORD, MARIADB_ROOT_PASSWORD_HASH, MARIADB_ALLOW/,
    ],
  ] as const
) {
  Deno.test(`${image.repositories[0]} does not start without a password`, () => {
    const ran = runArgv([...image.entrypoint, ...image.cmd], { image, env: image.env });
    assert.equal(ran.code, 1);
    assert.match(
      ran.err,
      /\[ERROR\] \[Entrypoint\]: Database is uninitialized and password option is not specified\n/,
    );
    assert.match(ran.err, err);
  });
}

const UNSAFE = "mysql: [Warning] Using a password on the command line interface can be insecure.\n";
const CASES: [words: string[], out: string, err: string, code: number][] = [
  [["-uroot", "-ppw", "-e", "select 1"], "1\n1\n", UNSAFE, 0],
  [
    ["-uroot", "-ppw", "-e", "show databases"],
    "Database\ninformation_schema\nmysql\nperformance_schema\nshop\nsys\n",
    UNSAFE,
    0,
  ],
  [
    ["-uroot", "-pno", "-e", "select 1"],
    "",
    `${UNSAFE}ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: YES)\n`,
    1,
  ],
  [
    ["-hdb", "-uroot", "-e", "select 1"],
    "",
    "ERROR 1045 (28000): Access denied for user 'root'@'10.0.0.9' (using password: NO)\n",
    1,
  ],
];

for (const [words, out, err, code] of CASES) {
  Deno.test(`mysql ${words.join(" ")}`, () => {
    const env = { ...mysql.env, MYSQL_ROOT_PASSWORD: "pw", MYSQL_DATABASE: "shop" };
    const server = runArgv([...mysql.entrypoint, ...mysql.cmd], { image: mysql, env });
    const ran = runArgv(["mysql", ...words], {
      image: mysql,
      env: mysql.env,
      answer: (target) => server.ports.get(target.port)?.({ ...target.request, from: "10.0.0.9" }),
    });
    assert.deepEqual([ran.out, ran.err, ran.code], [out, err, code]);
  });
}

Deno.test("with a password it initialises, is ready, and finds its files the next time", () => {
  const env = { ...mariadb.env, MARIADB_ROOT_PASSWORD: "pw", MARIADB_DATABASE: "shop", MARIADB_USER: "u" };
  const first = runArgv([...mariadb.entrypoint, ...mariadb.cmd], { image: mariadb, env });
  assert.match(first.out, /\[Entrypoint\]: Giving user u access to schema shop\n/);
  assert.match(first.err, /mariadbd: ready for connections\.\n/);
  const { files } = first.process.machine;
  assert.deepEqual([files.status("/var/lib/mysql/shop")?.uid, first.process.task?.user.name], [999, "mysql"]);
  const again = runArgv([...mariadb.entrypoint, ...mariadb.cmd], { image: mariadb, env: mariadb.env, files });
  assert.doesNotMatch(again.out, /Initializing/);
  assert.match(again.err, /ready for connections/);
});
