import { debian, onDebian } from "./debian.ts";
import { findProgram, type Process, type Program, type Run, run } from "../host/process.ts";
import { dataFolder, logStamp, OWNER, prepareData } from "./postgres_start.ts";
import { psql } from "./postgres/psql.ts";
import { PostgresServer } from "./postgres/server.ts";
import { fillFromFiles } from "./settings_from_files.ts";
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

/** docker-library/postgres: it starts only with a password, and keeps its tables in the folder of its data. */
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

/** What may be said by a file. */
const SETTINGS = ["POSTGRES_PASSWORD", "POSTGRES_USER", "POSTGRES_DB", "POSTGRES_INITDB_ARGS"];

function* entrypoint(process: Process): Run {
  const argv = process.argv.slice(1);
  if (argv[0] === "postgres" || argv[0]?.startsWith("-")) {
    const settings = fillFromFiles(process, SETTINGS);
    if (settings.kind === "filled") return yield* server({ ...process, argv, env: settings.env });
    process.err(
      settings.kind === "both"
        ? `error: both ${settings.name} and ${settings.fileName} are set (but are exclusive)\n`
        : `/usr/local/bin/docker-entrypoint.sh: line 21: ${settings.path}: ${settings.why}\n`,
    );
    return 1;
  }
  const path = findProgram(process.machine, process.env, process.cwd, argv[0] ?? "");
  if (path) return yield* run(process.machine.program(path)!, { ...process, argv });
  process.err(`/usr/local/bin/docker-entrypoint.sh: line 378: exec: ${argv[0]}: not found\n`);
  return 127;
}

function* server(process: Process): Run {
  const { env, machine, task } = process;
  const failed = yield* prepareData(process, productOf(env));
  if (failed !== undefined) return failed;
  // The entrypoint gives up root's rights.
  if (task?.user.uid === 0) task.user = OWNER;
  if (task) {
    task.title = process.argv[0]?.startsWith("-")
      ? ["postgres", ...process.argv].join(" ")
      : process.argv.join(" ");
  }
  const database = new PostgresServer(process, dataFolder(env), productOf(env));
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
  machine.listen(5432, (request) => database.answer(request));
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
