import { type DataFiles, fillDataFolder } from "./data_folder.ts";
import { onDebian } from "./debian.ts";
import type { ImageProfile } from "./image_profile.ts";
import { findProgram, type Process, type Run, run, type User } from "../host/process.ts";
import { type Account, writeAccounts } from "./mysql/accounts.ts";
import { mysqlClient } from "./mysql/client.ts";
import { MysqlServer } from "./mysql/server.ts";
import { fillFromFiles } from "./settings_from_files.ts";
import { allStatements } from "./sql/sql_text.ts";

interface Flavour {
  repositories: readonly string[];
  tags: RegExp;
  knownTags: readonly string[];
  sizeBytes: number;
  server: "mysqld" | "mariadbd";
  client: "mysql" | "mariadb";
  version: string;
  /** Before the variables' names. */
  prefixes: readonly string[];
  /** What it says where no password was given. */
  choices: string;
}

/** What the first start takes, and where it leaves its files. */
const INIT_MS = 4000;
const DATA = "/var/lib/mysql";
/** A server for the preparations alone. */
const TEMPORARY_MS = 900;
const OWNER: User = { name: "mysql", uid: 999, group: "mysql", gid: 999 };
const PASSWORD_OPTIONS = [
  "ROOT_PASSWORD",
  "ROOT_PASSWORD_HASH",
  "ALLOW_EMPTY_ROOT_PASSWORD",
  "ALLOW_EMPTY_PASSWORD",
  "RANDOM_ROOT_PASSWORD",
];
const DATA_FILES: DataFiles = {
  "ibdata1": "",
  "ib_buffer_pool": "",
  "ib_logfile0": "",
  "mysql/": "",
  "performance_schema/": "",
  "sys/": "",
  "undo001": "",
  "undo002": "",
};

/** docker-library/mysql and mariadb: they start only with a password, and keep their tables in the folder of their data. */
export const mysql = databaseImage({
  repositories: ["docker.io/library/mysql"],
  tags: /^(latest|lts|innovation|5\.7(\.\d+)?|8(\.\d+){0,2}|9(\.\d+){0,2})(-(debian|oracle|oraclelinux9))?$/,
  knownTags: ["latest", "8", "8.0", "8.4", "5.7", "9"],
  sizeBytes: 244_000_000,
  server: "mysqld",
  client: "mysql",
  version: "9.4.0",
  prefixes: ["MYSQL"],
  choices: "    You need to specify one of the following as an environment variable:\n" +
    "    - MYSQL_ROOT_PASSWORD\n    - MYSQL_ALLOW_EMPTY_PASSWORD\n    - MYSQL_RANDOM_ROOT_PASSWORD",
});

export const mariadb = databaseImage({
  repositories: ["docker.io/library/mariadb"],
  tags: /^(latest|lts|10(\.\d+){0,2}|11(\.\d+){0,2}|12(\.\d+){0,2})(-(jammy|noble|ubi9?))?$/,
  knownTags: ["latest", "11", "11.8", "10.11"],
  sizeBytes: 118_000_000,
  server: "mariadbd",
  client: "mariadb",
  version: "12.0.2-MariaDB-ubu2404",
  prefixes: ["MARIADB", "MYSQL"],
  choices: "\tYou need to specify one of MARIADB_ROOT_PASSWORD, MARIADB_ROOT_PASSWORD_HASH, " +
    "MARIADB_ALLOW_EMPTY_ROOT_PASSWORD and MARIADB_RANDOM_ROOT_PASSWORD",
});

function databaseImage(flavour: Flavour): ImageProfile {
  const client = (process: Process) =>
    mysqlClient(process, { isMaria: flavour.client === "mariadb", version: flavour.version });
  return onDebian({
    repositories: flavour.repositories,
    hasTag: (tag) => flavour.tags.test(tag),
    knownTags: flavour.knownTags,
    sizeBytes: flavour.sizeBytes,
    pullMs: 5400,
    entrypoint: ["docker-entrypoint.sh"],
    cmd: [flavour.server],
    exposedPorts: [3306],
    startMs: 600,
    load: { idleCpuMillis: 4, idleMemoryBytes: 230_686_720, requestCpuMs: 0.5 },
    files: { [`${DATA}/`]: "", "/docker-entrypoint-initdb.d/": "" },
    programs: {
      "/usr/local/bin/docker-entrypoint.sh": (process) => entrypoint(process, flavour),
      [`/usr/sbin/${flavour.server}`]: (process) => serve(process, flavour),
      "/usr/bin/mysql": client,
      [`/usr/bin/${flavour.client}`]: client,
      "/usr/bin/mysqladmin": (process) => admin(process),
    },
  });
}

function* entrypoint(process: Process, flavour: Flavour): Run {
  const argv = process.argv.slice(1);
  if (argv[0] === flavour.server || argv[0]?.startsWith("-")) {
    const settings = fillFromFiles(process, settingsOf(flavour));
    if (settings.kind === "filled") return yield* serve({ ...process, argv, env: settings.env }, flavour);
    process.err(
      settings.kind === "both"
        ? entrypointLine(
          process,
          `Both ${settings.name} and ${settings.fileName} are set (but are exclusive)`,
          "ERROR",
        )
        : `/usr/local/bin/docker-entrypoint.sh: line 36: ${settings.path}: ${settings.why}\n`,
    );
    return 1;
  }
  const path = findProgram(process.machine, process.env, process.cwd, argv[0] ?? "");
  if (path) return yield* run(process.machine.program(path)!, { ...process, argv });
  process.err(`/usr/local/bin/docker-entrypoint.sh: line 1: exec: ${argv[0]}: not found\n`);
  return 127;
}

/** What may be said by a file. */
function settingsOf({ prefixes }: Flavour): string[] {
  return prefixes.flatMap((prefix) =>
    ["ROOT_HOST", "DATABASE", "USER", "PASSWORD", "ROOT_PASSWORD"].map((name) => `${prefix}_${name}`)
  );
}

function entrypointLine({ machine }: Process, text: string, kind: string): string {
  const stamp = new Date(machine.now()).toISOString().replace("T", " ").slice(0, 19);
  return `${stamp}+00:00 [${kind}] [Entrypoint]: ${text}\n`;
}

function variable(process: Process, { prefixes }: Flavour, name: string): string {
  return prefixes.map((prefix) => process.env[`${prefix}_${name}`]).find(Boolean) ?? "";
}

function* serve(process: Process, flavour: Flavour): Run {
  const { machine, task } = process;
  const name = flavour.client === "mysql" ? "MySQL" : "MariaDB";
  const tell = (text: string, kind = "Note") => {
    const line = entrypointLine(process, text, kind);
    if (kind === "ERROR") process.err(line);
    else process.out(line);
  };
  const started = `Entrypoint script for ${name} Server ${flavour.version} started.`;
  tell(started);
  if (machine.user.uid === 0) {
    tell("Switching to dedicated user 'mysql'");
    if (task) task.user = OWNER;
    tell(started);
  }
  if (!machine.files.exists(`${DATA}/ibdata1`)) {
    if (PASSWORD_OPTIONS.every((option) => variable(process, flavour, option) === "")) {
      tell(`Database is uninitialized and password option is not specified\n${flavour.choices}`, "ERROR");
      return 1;
    }
    tell("Initializing database files");
    yield { kind: "busy", ms: INIT_MS };
    const own = variable(process, flavour, "DATABASE");
    fillDataFolder(process, DATA, OWNER, { ...DATA_FILES, ...(own ? { [`${own}/`]: "" } : {}) });
    tell("Database files initialized");
    tell("Starting temporary server");
    tell("Waiting for server startup");
    yield { kind: "busy", ms: TEMPORARY_MS };
    tell("Temporary server started.");
    makeAccounts(process, flavour, tell);
    for (const text of setUp(process, flavour)) tell(text);
    if (!runScripts(process, flavour, tell)) return 1;
    tell("Stopping temporary server");
    tell("Temporary server stopped");
    process.out("\n");
    tell(`${name} init process done. Ready for start up.`);
    process.out("\n");
  }
  if (task) {
    task.title = process.argv[0]?.startsWith("-")
      ? [flavour.server, ...process.argv].join(" ")
      : process.argv.join(" ");
  }
  process.err(readyText(machine.now(), flavour));
  const server = serverOf(process, flavour);
  machine.listen(3306, (request) => server.answer(request));
  process.termination.handler = { exitCode: 0, afterMs: 400 };
  yield { kind: "forever" };
  return 0;
}

function serverOf(process: Process, { client, version }: Flavour): MysqlServer {
  return new MysqlServer(process, { folder: DATA, version, isMaria: client === "mariadb" });
}

const RANDOM_LENGTH = 24;

/** `root`, and the one that the variables name, with all rights in its database. */
function makeAccounts(process: Process, flavour: Flavour, tell: (text: string) => void): void {
  let password = variable(process, flavour, "ROOT_PASSWORD");
  if (password === "" && variable(process, flavour, "RANDOM_ROOT_PASSWORD") !== "") {
    const { random } = process.machine;
    password = Array.from({ length: RANDOM_LENGTH }, () => Math.floor(random.next() * 36).toString(36)).join(
      "",
    );
    tell(`GENERATED ROOT PASSWORD: ${password}`);
  }
  const [user, database] = [variable(process, flavour, "USER"), variable(process, flavour, "DATABASE")];
  const accounts: Account[] = [{ name: "root", host: "%", password, databases: ["*"] }];
  if (user) {
    const own = variable(process, flavour, "PASSWORD");
    accounts.push({ name: user, host: "%", password: own, databases: database ? [database] : [] });
  }
  writeAccounts(process.machine.files, DATA, accounts);
}

const SCRIPTS = "/docker-entrypoint-initdb.d";

/** What was put into the entrypoint's folder is run once, in the order of the names. False: a statement failed. */
function runScripts(process: Process, flavour: Flavour, tell: (text: string) => void): boolean {
  const { files } = process.machine;
  const server = serverOf(process, flavour);
  const database = variable(process, flavour, "DATABASE");
  const open = {
    account: server.accounts[0]!,
    from: "localhost",
    sessions: new Map(),
    ...(database ? { database } : {}),
  };
  for (const name of files.list(SCRIPTS)) {
    const path = `${SCRIPTS}/${name}`;
    if (!name.endsWith(".sql")) {
      tell(
        `/usr/local/bin/docker-entrypoint.sh: ignoring ${path}${
          name.endsWith(".sh") ? " (scripts of the shell are not simulated here)" : ""
        }`,
      );
      continue;
    }
    tell(`/usr/local/bin/docker-entrypoint.sh: running ${path}`);
    for (const { text, line } of allStatements(files.read(path) ?? "", "mysql")) {
      const result = server.run(text, open);
      if (result.kind !== "failure") continue;
      process.err(`${result.lines.join("\n").replace(/^(ERROR \d+ \(\w+\))/, `$1 at line ${line}`)}\n`);
      return false;
    }
  }
  return true;
}

/** What is made of the variables. */
function setUp(process: Process, flavour: Flavour): string[] {
  const [database, user] = [variable(process, flavour, "DATABASE"), variable(process, flavour, "USER")];
  return [
    ...(database ? [`Creating database ${database}`] : []),
    ...(user ? [`Creating user ${user}`] : []),
    ...(database && user ? [`Giving user ${user} access to schema ${database}`] : []),
  ];
}

function readyText(nowMs: number, flavour: Flavour): string {
  const { server, version } = flavour;
  const iso = new Date(nowMs).toISOString();
  if (flavour.client === "mysql") {
    return `${iso} 0 [System] [MY-010931] [Server] /usr/sbin/${server}: ready for connections. ` +
      `Version: '${version}'  socket: '/var/run/mysqld/mysqld.sock'  port: 3306  MySQL Community Server - GPL.\n`;
  }
  const hour = String(Number(iso.slice(11, 13))).padStart(2);
  const stamp = `${iso.slice(0, 10)} ${hour}${iso.slice(13, 19)} 0 [Note]`;
  return `${stamp} Starting MariaDB ${version} as process 1\n` +
    `${stamp} InnoDB: Buffer pool(s) load completed\n${stamp} Server socket created on IP: '0.0.0.0'.\n` +
    `${stamp} Server socket created on IP: '::'.\n${stamp} mariadbd: ready for connections.\n` +
    `Version: '${version}'  socket: '/run/mysqld/mysqld.sock'  port: 3306  mariadb.org binary distribution\n`;
}

function admin(process: Process): number {
  const outcome = process.machine.fetch({
    host: "127.0.0.1",
    port: 3306,
    request: { method: "SQL", path: "/", headers: {}, body: "{}" },
  });
  if (outcome.kind === "answer") {
    process.out("mysqld is alive\n");
    return 0;
  }
  process.err("mysqladmin: connect to server at 'localhost' failed\n");
  return 1;
}
