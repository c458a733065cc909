import { debian, onDebian } from "./debian.ts";
import {
  findProgram,
  type HttpRequest,
  type Process,
  type Program,
  readAll,
  type Run,
  run,
} from "../host/process.ts";
import { logStamp, OWNER, prepareData } from "./postgres_start.ts";
import { isStatement, NO_TABLES, selectConstants } from "./sql_values.ts";
import { isAlpine } from "./tagged_profile.ts";
import { flagValue } from "./web_server.ts";
import { startWorker } from "./worker_process.ts";

/** The newest of each line; a tag without a number is 17. */
const VERSIONS: Readonly<Record<string, string>> = {
  18: "18.1",
  17: "17.5",
  16: "16.9",
  15: "15.13",
  14: "14.18",
  13: "13.21",
  12: "12.22",
  11: "11.22",
  10: "10.23",
  9: "9.6.24",
};
const USUAL_MAJOR = "17";
const PACKAGE = "1.pgdg120+1";
/** From 18 on each version has a folder of its own. */
const FIRST_NEW_MAJOR = 18;

/** docker-library/postgres: it starts only with a password, and answers queries of constants. */
export const postgres = onDebian({
  repositories: ["docker.io/library/postgres"],
  hasTag: (tag) =>
    /^(latest|alpine|(9\.6|1[0-8](\.\d+)?)(-(alpine|bookworm|bullseye|trixie)(\d\.\d+)?)?)$/.test(tag),
  knownTags: ["latest", "18", "17", "16", "16-alpine", "alpine"],
  sizeBytes: 160_400_000,
  sizeOfTag: (tag) => isAlpine(tag) ? 108_000_000 : undefined,
  pullMs: 4600,
  entrypoint: ["docker-entrypoint.sh"],
  cmd: ["postgres"],
  env: environmentOf(USUAL_MAJOR, VERSIONS[USUAL_MAJOR]!),
  envOfTag: (tag) => {
    const [number = VERSIONS[USUAL_MAJOR]!] = /^\d+(\.\d+)*/.exec(tag) ?? [];
    const major = number.split(".")[0]!;
    const version = number.includes(".") && number !== "9.6" ? number : VERSIONS[major] ?? number;
    const env = environmentOf(major, version);
    return isAlpine(tag) ? { ...env, PG_VERSION: version, PATH: debian.env["PATH"]! } : env;
  },
  exposedPorts: [5432],
  startMs: 500,
  load: { idleCpuMillis: 2, idleMemoryBytes: 47_185_920, requestCpuMs: 0.5 },
  files: {
    "/etc/passwd": "root:x:0:0:root:/root:/bin/bash\n" +
      "postgres:x:999:999::/var/lib/postgresql:/bin/bash\n" +
      "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n",
    "/etc/group": "root:x:0:\npostgres:x:999:\nnogroup:x:65534:\n",
    "/docker-entrypoint-initdb.d/": "",
    "/var/lib/postgresql/": "",
    "/var/run/postgresql/": "",
  },
  programs: {
    "/usr/local/bin/docker-entrypoint.sh": entrypoint,
    ...programsIn(folderOf(USUAL_MAJOR)),
  },
  programsOfTag: (tag) => {
    const folder = isAlpine(tag) ? "/usr/local/bin" : folderOf(/^\d+/.exec(tag)?.[0] ?? USUAL_MAJOR);
    const usual = Object.keys(programsIn(folderOf(USUAL_MAJOR)));
    return { ...Object.fromEntries(usual.map((path) => [path, undefined])), ...programsIn(folder) };
  },
});

function environmentOf(major: string, version: string): Record<string, string> {
  return {
    PATH: `/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/lib/postgresql/${major}/bin`,
    PG_MAJOR: major,
    PG_VERSION: `${version}-${PACKAGE}`,
    PGDATA: Number(major) >= FIRST_NEW_MAJOR
      ? `/var/lib/postgresql/${major}/docker`
      : "/var/lib/postgresql/data",
  };
}

/** Where Debian's package of a version lies. */
function folderOf(major: string): string {
  return `/usr/lib/postgresql/${major}/bin`;
}

function programsIn(folder: string): Record<string, Program> {
  return { [`${folder}/postgres`]: server, [`${folder}/psql`]: psql, [`${folder}/pg_isready`]: isReady };
}

function* entrypoint(process: Process): Run {
  const argv = process.argv.slice(1);
  if (argv[0] === "postgres" || argv[0]?.startsWith("-")) return yield* server({ ...process, argv });
  const path = findProgram(process.machine, process.env, process.cwd, argv[0] ?? "");
  if (path) return yield* run(process.machine.program(path)!, { ...process, argv });
  process.err(`/usr/local/bin/docker-entrypoint.sh: line 378: exec: ${argv[0]}: not found\n`);
  return 127;
}

function* server(process: Process): Run {
  const { env, machine, task } = process;
  const failed = yield* prepareData(process);
  if (failed !== undefined) return failed;
  // The entrypoint gives up root's rights.
  if (task?.user.uid === 0) task.user = OWNER;
  if (task) {
    task.title = process.argv[0]?.startsWith("-")
      ? ["postgres", ...process.argv].join(" ")
      : process.argv.join(" ");
  }
  log(
    process,
    `starting ${productOf(env)}, compiled by gcc (${
      isDebian(env) ? "Debian 12.2.0-14) 12.2.0" : "Alpine 14.2.0) 14.2.0"
    }, 64-bit`,
  );
  log(process, 'listening on IPv4 address "0.0.0.0", port 5432');
  log(process, 'listening on IPv6 address "::", port 5432');
  log(process, 'listening on Unix socket "/var/run/postgresql/.s.PGSQL.5432"');
  log(process, "database system is ready to accept connections");
  for (const title of HELPERS) startWorker(process, { title: `postgres: ${title}` });
  machine.listen(5432, (request) => answer(env, request));
  process.termination.handler = { exitCode: 0, afterMs: 120 };
  yield { kind: "forever" };
  return 0;
}

/** What `ps` shows below the server. */
const HELPERS = [
  "checkpointer",
  "background writer",
  "walwriter",
  "autovacuum launcher",
  "logical replication launcher",
];

/** `17.5` */
function versionOf(env: Readonly<Record<string, string>>): string {
  return env["PG_VERSION"]?.split("-")[0] ?? "";
}

/** Its package has a number; Alpine's was built from sources. */
function isDebian(env: Readonly<Record<string, string>>): boolean {
  return env["PG_VERSION"]?.includes("-") ?? false;
}

function productOf(env: Readonly<Record<string, string>>): string {
  const built = isDebian(env)
    ? ` (Debian ${env["PG_VERSION"]}) on x86_64-pc-linux-gnu`
    : " on x86_64-pc-linux-musl";
  return `PostgreSQL ${versionOf(env)}${built}`;
}

function log(process: Process, text: string): void {
  process.err(`${logStamp(process.machine.now())} [1] LOG:  ${text}\n`);
}

interface Query {
  user: string;
  password: string;
  database: string;
  sql: string;
}

/** A query travels as a request with method SQL. */
function answer(env: Readonly<Record<string, string>>, request: HttpRequest) {
  const say = (status: number, body: string) => ({ status, headers: {}, body });
  if (request.method !== "SQL") return say(400, "");
  const query = JSON.parse(request.body) as Query;
  const user = env["POSTGRES_USER"] || "postgres";
  const isLocal = request.headers["Local"] !== undefined || env["POSTGRES_HOST_AUTH_METHOD"] === "trust";
  if (!isLocal && (query.user !== user || query.password !== env["POSTGRES_PASSWORD"])) {
    return say(403, `FATAL:  password authentication failed for user "${query.user}"`);
  }
  if (query.user !== user) return say(403, `FATAL:  role "${query.user}" does not exist`);
  const databases = ["postgres", "template1", env["POSTGRES_DB"] || user];
  if (!databases.includes(query.database)) {
    return say(403, `FATAL:  database "${query.database}" does not exist`);
  }
  const functions = {
    "version()": productOf(env),
    current_user: user,
    "current_database()": query.database,
  };
  const result = selectConstants(query.sql, functions, "?column?");
  if (result) return say(200, table(result.columns, result.row));
  if (isStatement(query.sql)) return say(400, `ERROR:  ${NO_TABLES}`);
  const word = /^\s*(\w+)/.exec(query.sql)?.[1] ?? query.sql;
  return say(400, `ERROR:  syntax error at or near "${word}"`);
}

/** As psql aligns it. */
function table(columns: readonly string[], row: readonly string[]): string {
  const widths = columns.map((name, at) => Math.max(name.length, row[at]!.length));
  const centred = columns.map((name, at) => {
    const space = widths[at]! - name.length;
    return ` ${" ".repeat(Math.floor(space / 2))}${name}${" ".repeat(Math.ceil(space / 2))} `;
  });
  const line = widths.map((width) => "-".repeat(width + 2)).join("+");
  const values = row.map((value, at) =>
    /^-?\d/.test(value) ? ` ${value.padStart(widths[at]!)}` : ` ${value.padEnd(widths[at]!)}`
  );
  return `${centred.join("|")}\n${line}\n${values.join(" |")}\n(1 row)\n`;
}

/** `psql [-h HOST] [-p PORT] [-U USER] [-d DATABASE] [-c SQL]`; without -c it reads. */
function* psql(process: Process): Run {
  const words = process.argv.slice(1);
  if (words.includes("--version") || words.includes("-V")) {
    process.out(
      `psql (PostgreSQL) ${versionOf(process.env)}${
        isDebian(process.env) ? ` (Debian ${process.env["PG_VERSION"]})` : ""
      }\n`,
    );
    return 0;
  }
  const value = (letter: string, name: string) => {
    const at = words.findIndex((word) => word.startsWith(`-${letter}`) && !word.startsWith("--"));
    if (at < 0) return flagValue(words, name);
    return words[at]!.slice(2) || words[at + 1];
  };
  const { env } = process;
  const host = value("h", "host") ?? env["PGHOST"];
  const user = value("U", "username") ?? env["PGUSER"] ?? "root";
  const query = {
    user,
    password: env["PGPASSWORD"] ?? "",
    database: value("d", "dbname") ?? env["PGDATABASE"] ?? user,
    sql: value("c", "command") ?? (yield* readAll(process)),
  };
  const port = Number(value("p", "port") ?? 5432);
  const outcome = process.machine.fetch({
    host: host ?? "127.0.0.1",
    port,
    request: {
      method: "SQL",
      path: "/",
      headers: isLocal(host) ? { Local: "" } : {} as Record<string, string>,
      body: JSON.stringify(query),
    },
  });
  if (outcome.kind !== "answer") {
    const problem = outcome.kind === "unknown-host"
      ? `could not translate host name "${host}" to address: Name or service not known`
      : host === undefined
      ? 'connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file or directory\n' +
        "\tIs the server running locally and accepting connections on that socket?"
      : `connection to server at "${host}" (${
        "address" in outcome ? outcome.address : ""
      }), port ${port} failed: ` +
        `${outcome.kind === "timeout" ? "Connection timed out" : "Connection refused"}\n` +
        "\tIs the server running on that host and accepting TCP/IP connections?";
    process.err(`psql: error: ${problem}\n`);
    return 2;
  }
  const { status, body } = outcome.answer;
  if (status === 200) process.out(body + "\n");
  else process.err(status === 403 ? `psql: error: connection to server failed: ${body}\n` : `${body}\n`);
  return status === 200 ? 0 : status === 403 ? 2 : 1;
}

/** The socket and the loopback address are trusted (pg_hba.conf of the image). */
function isLocal(host: string | undefined): boolean {
  return host === undefined || host === "localhost" || host === "127.0.0.1";
}

function isReady(process: Process): number {
  const words = process.argv.slice(1);
  const at = words.findIndex((word) => word.startsWith("-h"));
  const host = at < 0 ? flagValue(words, "host") : words[at]!.slice(2) || words[at + 1];
  const outcome = process.machine.fetch({
    host: host ?? "127.0.0.1",
    port: 5432,
    request: { method: "SQL", path: "/", headers: {}, body: "{}" },
  });
  const isThere = outcome.kind === "answer";
  process.out(
    `${host ?? "/var/run/postgresql"}:5432 - ${isThere ? "accepting connections" : "no response"}\n`,
  );
  return isThere ? 0 : 2;
}
