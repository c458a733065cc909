/** From the entrypoint to the server of PostgreSQL: what it checks, what initdb leaves behind, and what it tells. */
import type { Process, User, Wait } from "../host/process.ts";
import { type DataFiles, fillDataFolder } from "./data_folder.ts";
import { newCluster, writeCluster } from "./postgres/cluster.ts";
import { PostgresServer } from "./postgres/server.ts";

/** What initdb takes. */
const INITDB_MS = 1800;
/** Who the server runs as. */
export const OWNER: User = { name: "postgres", uid: 999, group: "postgres", gid: 999 };

const NO_PASSWORD = `Error: Database is uninitialized and superuser password is not specified.
       You must specify POSTGRES_PASSWORD to a non-empty value for the
       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".

       You may also use "POSTGRES_HOST_AUTH_METHOD=trust" to allow all
       connections without a password. This is *not* recommended.

       See PostgreSQL documentation about "trust":
       https://www.postgresql.org/docs/current/auth-trust.html
`;

/** From 18 on the data lie in a folder of the version. */
const OLD_PLACE = "/var/lib/postgresql/data";
const FIRST_NEW_MAJOR = 18;
const WRONG_PLACE = `Error: in 18+, these Docker images are configured to store database data in a
       format which is compatible with "pg_ctlcluster" (specifically, using
       major-version-specific directory names).  This better reflects how
       PostgreSQL itself works, and how upgrades are to be performed.

       See also https://github.com/docker-library/postgres/pull/1259

       Counter to that, there appears to be PostgreSQL data in:
         ${OLD_PLACE} (unused mount/volume)

       This is usually the result of upgrading the Docker image without
       upgrading the underlying database using "pg_upgrade" (which requires both
       versions).

       The suggested container configuration for 18+ is to place a single mount
       at /var/lib/postgresql which will then place PostgreSQL data in a
       subdirectory, allowing usage of "pg_upgrade --link" without mount point
       boundary issues.

       See https://github.com/docker-library/postgres/issues/37 for a (long)
       discussion around this process, and suggestions for how to do so.
`;

/** Makes the folder of data ready; the value is an exit code where it cannot be. */
export function* prepareData(process: Process, product: string): Generator<Wait, number | undefined, void> {
  const { env, machine: { files } } = process;
  const folder = dataFolder(env);
  const isThere = files.exists(`${folder}/PG_VERSION`);
  if (isThere) return reopen(process, folder);
  const isNew = Number(env["PG_MAJOR"]) >= FIRST_NEW_MAJOR;
  if (isNew && !folder.startsWith(OLD_PLACE) && files.exists(OLD_PLACE)) {
    process.err(WRONG_PLACE);
    return 1;
  }
  if (!env["POSTGRES_PASSWORD"] && env["POSTGRES_HOST_AUTH_METHOD"] !== "trust") {
    process.err(NO_PASSWORD);
    return 1;
  }
  const refusal = files.folderRefusal(`${folder}/PG_VERSION`);
  if (refusal) {
    process.err(`mkdir: cannot create directory '${folder}': ${refusal}\n`);
    return 1;
  }
  process.out(belonging(process, folder));
  yield { kind: "busy", ms: INITDB_MS };
  fillDataFolder(process, folder, OWNER, clusterFiles(env));
  process.out(
    `ok\n\n\nSuccess. You can now start the database server using:\n\n    pg_ctl -D ${folder} -l logfile start\n\n`,
  );
  const [user, database] = namesOf(env);
  const made = newCluster(user, env["POSTGRES_PASSWORD"] ?? "", database);
  writeCluster(files, folder, made);
  if (made.databases.some(({ name, oid }) => name === database && oid > 5)) {
    process.out("CREATE DATABASE\n\n");
  }
  const failed = runScripts(process, product);
  if (failed !== undefined) return failed;
  process.out("\nPostgreSQL init process complete; ready for start up.\n\n");
  return undefined;
}

export function dataFolder(env: Process["env"]): string {
  return env["PGDATA"] ?? OLD_PLACE;
}

/** The first role and the first database. */
function namesOf(env: Process["env"]): [user: string, database: string] {
  const user = env["POSTGRES_USER"] || "postgres";
  return [user, env["POSTGRES_DB"] || user];
}

const SCRIPTS = "/docker-entrypoint-initdb.d";
/** What psql's exit code is where a script of its has failed. */
const SCRIPT_FAILED = 3;

/** The entrypoint runs what was put into its folder, once, in the order of the names. */
function runScripts(process: Process, product: string): number | undefined {
  const { env, machine: { files } } = process;
  const entry = "/usr/local/bin/docker-entrypoint.sh:";
  const server = new PostgresServer(process, dataFolder(env), product);
  for (const name of files.list(SCRIPTS)) {
    const path = `${SCRIPTS}/${name}`;
    if (!name.endsWith(".sql")) {
      process.out(
        `\n${entry} ignoring ${path}${
          name.endsWith(".sh") ? " (scripts of the shell are not simulated here)" : ""
        }\n`,
      );
      continue;
    }
    process.out(`\n${entry} running ${path}\n`);
    const statements = server.runScript(files.read(path) ?? "", ...namesOf(env));
    for (const result of statements) {
      if (result.kind === "failure") {
        process.err(`psql:${path}: ${result.lines.join("\n")}\n`);
        return SCRIPT_FAILED;
      }
      process.out(`${result.tag}\n`);
    }
  }
  process.out("\n");
  return undefined;
}

/** A folder that another version has filled is not touched. */
function reopen(process: Process, folder: string): number | undefined {
  const { env, machine: { files } } = process;
  process.out("\nPostgreSQL Database directory appears to contain a database; Skipping initialization\n\n");
  const major = files.read(`${folder}/PG_VERSION`)?.trim();
  if (major === env["PG_MAJOR"]) return undefined;
  const stamp = logStamp(process.machine.now());
  process.err(
    `${stamp} [1] FATAL:  database files are incompatible with server\n` +
      `${stamp} [1] DETAIL:  The data directory was initialized by PostgreSQL version ${major}, ` +
      `which is not compatible with this version ${env["PG_VERSION"]?.split("-")[0]}.\n`,
  );
  return 1;
}

function belonging(process: Process, folder: string): string {
  const isThere = process.machine.files.isFolder(folder);
  return `The files belonging to this database system will be owned by user "postgres".
This user must also own the server process.

The database cluster will be initialized with locale "en_US.utf8".
The default database encoding has accordingly been set to "UTF8".
The default text search configuration will be set to "english".

Data page checksums are ${Number(process.env["PG_MAJOR"]) >= FIRST_NEW_MAJOR ? "enabled" : "disabled"}.

${isThere ? `fixing permissions on existing directory ${folder}` : `creating directory ${folder}`} ... ok
creating subdirectories ... ok
selecting dynamic shared memory implementation ... posix
selecting default "max_connections" ... 100
selecting default "shared_buffers" ... 128MB
selecting default time zone ... Etc/UTC
creating configuration files ... ok
running bootstrap script ... ok
performing post-bootstrap initialization ... ok
syncing data to disk ... `;
}

/** `2026-11-23 06:00:00.000 UTC` */
export function logStamp(nowMs: number): string {
  return `${new Date(nowMs).toISOString().replace("T", " ").slice(0, 23)} UTC`;
}

const FOLDERS = [
  "base",
  "base/1",
  "base/4",
  "base/5",
  "global",
  "pg_commit_ts",
  "pg_dynshmem",
  "pg_logical",
  "pg_multixact",
  "pg_notify",
  "pg_replslot",
  "pg_serial",
  "pg_snapshots",
  "pg_stat",
  "pg_stat_tmp",
  "pg_subtrans",
  "pg_tblspc",
  "pg_twophase",
  "pg_wal",
  "pg_xact",
];

function clusterFiles(env: Process["env"]): DataFiles {
  const method = env["POSTGRES_HOST_AUTH_METHOD"] || "scram-sha-256";
  return {
    ...Object.fromEntries(FOLDERS.map((name) => [`${name}/`, ""])),
    "PG_VERSION": `${env["PG_MAJOR"]}\n`,
    "pg_hba.conf": "local   all             all                                     trust\n" +
      "host    all             all             127.0.0.1/32            trust\n" +
      "host    all             all             ::1/128                 trust\n" +
      `host all all all ${method}\n`,
    "pg_ident.conf": "",
    "postgresql.auto.conf": "# Do not edit this file manually!\n",
    "postgresql.conf":
      "listen_addresses = '*'\nmax_connections = 100\nshared_buffers = 128MB\nlog_timezone = 'Etc/UTC'\n",
    "postmaster.opts": "postgres\n",
  };
}
