/** apk of Alpine: it installs from an index that needs no network. */
import type { Process, Run } from "../host/process.ts";
import { put } from "./apt.ts";
import { withNeeds } from "./system_packages.ts";

const DATABASE = "/lib/apk/db";
const BASE_PACKAGES = 16;
const BASE_MEBIBYTES = 8;
const MS_PER_PACKAGE = 90;
const REPOSITORIES = ["main", "community"];

export function* apk(process: Process): Run {
  const [command = "", ...words] = process.argv.slice(1).filter((word) => word !== "-q");
  const names = words.filter((word) => !word.startsWith("-") && !word.startsWith("."));
  if (process.machine.files.uid !== 0 && ["add", "del", "update", "upgrade"].includes(command)) {
    process.err(
      "ERROR: Unable to lock database: Permission denied\nERROR: Failed to open apk database: Permission denied\n",
    );
    return 99;
  }
  switch (command) {
    case "update":
    case "upgrade":
      yield* fetchIndex(process);
      process.out(command === "update" ? "OK: 25 399 distinct packages available\n" : total(process));
      return 0;
    case "add":
      yield* fetchIndex(process);
      return yield* add(process, names);
    case "del":
      return remove(process, names);
    case "info":
      for (const name of process.machine.files.list(`${DATABASE}/installed`)) process.out(`${name}\n`);
      return 0;
    case "--version":
      process.out("apk-tools 2.14.9, compiled for x86_64.\n");
      return 0;
    default:
      process.err(
        command === "" ? "apk-tools 2.14.9, compiled for x86_64.\n" : `ERROR: unknown command '${command}'\n`,
      );
      return 1;
  }
}

function* fetchIndex(process: Process): Run {
  const version = /^(\d+\.\d+)/.exec(process.machine.files.read("/etc/alpine-release") ?? "")?.[1] ?? "3.22";
  for (const repository of REPOSITORIES) {
    process.out(
      `fetch http://mirror.pequod.lab/alpine/v${version}/${repository}/x86_64/APKINDEX.tar.gz\n`,
    );
    yield { kind: "sleep", ms: 250 };
  }
  return 0;
}

function* add(process: Process, names: readonly string[]): Run {
  const { files } = process.machine;
  const all = withNeeds(names.map((name) => name.replace(/[=<>~].*$/, "")));
  const missing = all.flatMap((one) => "missing" in one ? [one.missing] : []);
  if (missing.length > 0) {
    process.err("ERROR: unable to select packages:\n");
    for (const name of missing) {
      process.err(`  ${name} (no such package):\n    required by: world[${name}]\n`);
    }
    return missing.length;
  }
  const found = all.flatMap((one) =>
    "missing" in one || files.exists(`${DATABASE}/installed/${one.name}`) ? [] : [one]
  );
  for (const [index, one] of found.entries()) {
    process.out(
      `(${index + 1}/${found.length}) Installing ${one.name} (${one.alpineVersion ?? one.version})\n`,
    );
    yield { kind: "busy", ms: MS_PER_PACKAGE };
    put(process, one, `${DATABASE}/installed/${one.name}`);
  }
  if (found.length > 0) process.out("Executing busybox-1.37.0-r18.trigger\n");
  process.out(total(process));
  return 0;
}

function remove(process: Process, names: readonly string[]): number {
  const { files } = process.machine;
  const known = names.filter((name) => files.exists(`${DATABASE}/installed/${name}`));
  for (const [index, name] of known.entries()) {
    process.out(`(${index + 1}/${known.length}) Purging ${name}\n`);
    for (const path of files.read(`${DATABASE}/installed/${name}`)!.split("\n")) {
      if (path !== "") files.remove(path);
    }
    files.remove(`${DATABASE}/installed/${name}`);
  }
  process.out(total(process));
  return 0;
}

function total({ machine: { files } }: Process): string {
  const added = files.list(`${DATABASE}/installed`).length;
  return `OK: ${BASE_MEBIBYTES + added} MiB in ${BASE_PACKAGES + added} packages\n`;
}
