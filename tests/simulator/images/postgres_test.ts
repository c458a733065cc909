import assert from "node:assert/strict";
import { postgres } from "../../../src/simulator/images/postgres.ts";
import { profileOf } from "../../../src/simulator/images/tagged_profile.ts";
import { runArgv } from "./machine.ts";

const start = (env: Record<string, string>) =>
  runArgv(["docker-entrypoint.sh", "postgres"], { image: postgres, env: { ...postgres.env, ...env } });

function psql(serverEnv: Record<string, string>, words: string[], env: Record<string, string> = {}) {
  const server = start(serverEnv);
  return runArgv(["psql", ...words], {
    image: postgres,
    env: { ...postgres.env, ...env },
    answer: (target) => server.ports.get(target.port)?.({ ...target.request, from: "10.0.0.9" }),
  });
}

Deno.test("postgres does not start without a password", () => {
  const ran = start({});
  assert.equal(ran.code, 1);
  assert.match(ran.err, /^Error: Database is uninitialized and superuser password is not specified\.\n/);
});

const CASES: [words: string[], env: Record<string, string>, out: string, err: string, code: number][] = [
  [["-U", "postgres", "-c", "select 1"], {}, " ?column? \n----------\n        1\n(1 row)\n\n", "", 0],
  [
    ["-U", "postgres", "-c", "select 1 as one, 'a' as b"],
    {},
    " one | b \n-----+---\n   1 | a\n(1 row)\n\n",
    "",
    0,
  ],
  [
    ["-c", "select 1"],
    {},
    "",
    'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: FATAL:  role "root" does not exist\n',
    2,
  ],
  [
    ["-h", "db", "-U", "postgres", "-c", "select 1"],
    { PGPASSWORD: "no" },
    "",
    'psql: error: connection to server at "db" (db), port 5432 failed: FATAL:  password authentication failed for user "postgres"\n',
    2,
  ],
  [
    ["-h", "db", "-U", "postgres", "-c", "SELECT 2+3"],
    { PGPASSWORD: "pw" },
    " ?column? \n----------\n        5\n(1 row)\n\n",
    "",
    0,
  ],
  [
    ["-U", "postgres", "-d", "no", "-c", "select 1"],
    {},
    "",
    'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: FATAL:  database "no" does not exist\n',
    2,
  ],
  [
    ["-U", "postgres", "-c", "selec 1"],
    {},
    "",
    'ERROR:  syntax error at or near "selec"\nLINE 1: selec 1\n        ^\n',
    1,
  ],
  [
    ["-U", "postgres", "-c", "create table t (id int)"],
    {},
    "CREATE TABLE\n",
    "",
    0,
  ],
];

for (const [words, env, out, err, code] of CASES) {
  Deno.test(`psql ${words.join(" ")}`, () => {
    const ran = psql({ POSTGRES_PASSWORD: "pw" }, words, env);
    assert.deepEqual([ran.out, ran.err, ran.code], [out, err, code]);
  });
}

Deno.test("its files lie in PGDATA as its own, and the next start finds them", () => {
  const first = start({ POSTGRES_PASSWORD: "pw" });
  const { files } = first.process.machine;
  const facts = files.status("/var/lib/postgresql/data")!;
  assert.deepEqual([facts.uid, facts.mode & 0o777, files.read("/var/lib/postgresql/data/PG_VERSION")], [
    999,
    0o700,
    "17\n",
  ]);
  const again = runArgv(["docker-entrypoint.sh", "postgres"], { image: postgres, env: postgres.env, files });
  assert.match(again.out, /appears to contain a database; Skipping initialization/);
  assert.match(again.err, /database system is ready to accept connections\n$/);
  const { task } = again.process;
  assert.deepEqual(
    [task!.user.name, task!.title, [...task!.children].map(({ title }) => title)[0]],
    ["postgres", "postgres", "postgres: checkpointer"],
  );
});

const TAGS: [tag: string, major: string, version: string, folder: string][] = [
  ["latest", "17", "17.5-1.pgdg120+1", "/var/lib/postgresql/data"],
  ["16-alpine", "16", "16.9", "/var/lib/postgresql/data"],
  ["13.4", "13", "13.4-1.pgdg120+1", "/var/lib/postgresql/data"],
  ["18", "18", "18.1-1.pgdg120+1", "/var/lib/postgresql/18/docker"],
];

for (const [tag, major, version, data] of TAGS) {
  Deno.test(`postgres:${tag} is ${version}`, () => {
    const { env, programs } = profileOf({ profile: postgres, tag });
    assert.deepEqual([env["PG_MAJOR"], env["PG_VERSION"], env["PGDATA"]], [major, version, data]);
    const folder = tag.endsWith("alpine") ? "/usr/local/bin" : `/usr/lib/postgresql/${major}/bin`;
    assert.deepEqual(Object.keys(programs).filter((path) => path.endsWith("psql")), [`${folder}/psql`]);
  });
}

Deno.test("psql tells the version of its package", () => {
  const ran = runArgv(["psql", "--version"], { image: postgres, env: postgres.env });
  assert.equal(ran.out, "psql (PostgreSQL) 17.5 (Debian 17.5-1.pgdg120+1)\n");
});
