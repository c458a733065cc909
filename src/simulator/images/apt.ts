/** apt-get and apt: they install from lists that need no network. */
import type { Process, Run } from "../host/process.ts";
import { binaryText } from "./binary_text.ts";
import { type SystemPackage, withNeeds } from "./system_packages.ts";

const LISTS = "/var/lib/apt/lists";
const INFO = "/var/lib/dpkg/info";
/** What a download takes. */
const MS_PER_KILOBYTE = 0.05;
const MS_PER_PACKAGE = 120;
const NOT_ROOT = 100;

export function* apt(process: Process): Run {
  const words = process.argv.slice(1);
  const [command = "", ...rest] = words.filter((word) => !word.startsWith("-"));
  const isYes = words.some((word) => /^-[a-z]*y|^--(yes|assume-yes)$/.test(word));
  const isQuiet = words.some((word) => /^-[a-z]*q/.test(word));
  const say = (text: string) => isQuiet ? undefined : process.out(text);
  if (
    ["update", "install", "remove", "purge", "upgrade", "autoremove"].includes(command) && !mayChange(process)
  ) {
    return NOT_ROOT;
  }
  switch (command) {
    case "update":
      return yield* update(process, say);
    case "install":
      return yield* install(process, rest, isYes, say);
    case "remove":
    case "purge":
    case "autoremove":
      return remove(process, rest);
    case "clean":
      return 0;
    case "upgrade":
    case "dist-upgrade":
      readLists(process);
      process.out("Calculating upgrade...\n0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n");
      return 0;
    default:
      process.err(command === "" ? "apt 2.6.1 (amd64)\n" : `E: Invalid operation ${command}\n`);
      return command === "" ? 0 : NOT_ROOT;
  }
}

function mayChange(process: Process): boolean {
  if (process.machine.files.uid === 0) return true;
  process.err(
    "E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\n" +
      "E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?\n",
  );
  return false;
}

type Say = (text: string) => void;

/** Where the packages come from: a mirror of the simulated network, by distribution and release. */
function archiveOf(process: Process): { place: string; suite: string } {
  const release = process.machine.files.read("/etc/os-release") ?? "";
  const isUbuntu = release.includes("ID=ubuntu");
  const suite = /VERSION_CODENAME=(\w+)/.exec(release)?.[1] ?? (isUbuntu ? "noble" : "bookworm");
  return { place: `http://mirror.pequod.lab/${isUbuntu ? "ubuntu" : "debian"}`, suite };
}

function* update(process: Process, say: Say): Run {
  const { place, suite } = archiveOf(process);
  const lines = [
    `${place} ${suite} InRelease [151 kB]`,
    `${place} ${suite}-updates InRelease [55.4 kB]`,
    `${place}-security ${suite}-security InRelease [48.0 kB]`,
    `${place} ${suite}/main amd64 Packages [8793 kB]`,
    `${place} ${suite}-updates/main amd64 Packages [756 B]`,
    `${place}-security ${suite}-security/main amd64 Packages [272 kB]`,
  ];
  for (const [index, line] of lines.entries()) {
    yield { kind: "sleep", ms: 200 };
    say(`Get:${index + 1} ${line}\n`);
  }
  say("Fetched 9319 kB in 1s (7443 kB/s)\n");
  process.out("Reading package lists...\n");
  process.machine.files.write(`${LISTS}/lock`, "");
  process.machine.files.write(`${LISTS}/${suite}_main_binary-amd64_Packages`, `# ${place} ${suite}\n`);
  return 0;
}

function readLists(process: Process): void {
  process.out("Reading package lists...\nBuilding dependency tree...\nReading state information...\n");
}

function* install(process: Process, names: readonly string[], isYes: boolean, say: Say): Run {
  const { files } = process.machine;
  readLists(process);
  const wanted = names.map((name) => name.replace(/[=/].*$/, ""));
  const hasLists = files.list(LISTS).some((name) => name.endsWith("_Packages"));
  const all = withNeeds(wanted);
  const missing = hasLists
    ? all.flatMap((one) => "missing" in one ? [one.missing] : [])
    : wanted.filter((name) => !isInstalled(process, name));
  for (const name of missing) process.err(`E: Unable to locate package ${name}\n`);
  if (missing.length > 0) return NOT_ROOT;
  const found = all.flatMap((one) => "missing" in one || isInstalled(process, one.name) ? [] : [one]);
  for (const name of wanted) {
    const one = all.find((other) => "name" in other && other.name === name);
    if (one && "version" in one && isInstalled(process, name)) {
      process.out(`${name} is already the newest version (${one.version}).\n`);
    }
  }
  const kilobytes = found.reduce((sum, one) => sum + one.kilobytes, 0);
  if (found.length > 0) {
    process.out(
      `The following NEW packages will be installed:\n  ${found.map(({ name }) => name).sort().join(" ")}\n`,
    );
  }
  process.out(`0 upgraded, ${found.length} newly installed, 0 to remove and 0 not upgraded.\n`);
  if (found.length === 0) return 0;
  process.out(
    `Need to get ${sizeText(kilobytes)} of archives.\n` +
      `After this operation, ${sizeText(kilobytes * 3.1)} of additional disk space will be used.\n`,
  );
  if (!isYes) {
    process.out("Do you want to continue? [Y/n] Abort.\n");
    return 1;
  }
  const { place, suite } = archiveOf(process);
  for (const [index, one] of found.entries()) {
    yield { kind: "sleep", ms: Math.ceil(one.kilobytes * MS_PER_KILOBYTE) };
    say(
      `Get:${index + 1} ${place} ${suite}/main amd64 ${one.name} amd64 ${one.version} [${
        sizeText(one.kilobytes)
      }]\n`,
    );
  }
  process.err("debconf: delaying package configuration, since apt-utils is not installed\n");
  say(`Fetched ${sizeText(kilobytes)} in 0s (9876 kB/s)\n`);
  for (const one of found) {
    process.out(
      `Selecting previously unselected package ${one.name}.\nPreparing to unpack .../${one.name}_${
        one.version.replace(/^\d+:/, "")
      }_amd64.deb ...\nUnpacking ${one.name} (${one.version}) ...\n`,
    );
    yield { kind: "busy", ms: MS_PER_PACKAGE };
    put(process, one);
  }
  for (const one of found) process.out(`Setting up ${one.name} (${one.version}) ...\n`);
  process.out("Processing triggers for libc-bin (2.36-9+deb12u10) ...\n");
  return 0;
}

/** What an installation leaves behind; Alpine's differs in what it writes down. */
export function put(process: Process, one: SystemPackage, note = `${INFO}/${one.name}.list`): void {
  const { files } = process.machine;
  for (const [path, program] of Object.entries(one.programs ?? {})) {
    files.write(path, binaryText(program), 0o755);
  }
  for (const path of one.commands ?? []) {
    if (!files.exists(path)) files.write(path, binaryText(`not-simulated ${path}`), 0o755);
  }
  files.write(
    note,
    [...Object.keys(one.programs ?? {}), ...one.commands ?? []].map((path) => `${path}\n`).join(""),
  );
}

function isInstalled({ machine: { files } }: Process, name: string): boolean {
  return files.exists(`${INFO}/${name}.list`);
}

function remove(process: Process, names: readonly string[]): number {
  const { files } = process.machine;
  readLists(process);
  const known = names.filter((name) => isInstalled(process, name));
  for (const name of names) {
    if (!known.includes(name)) process.out(`Package '${name}' is not installed, so not removed\n`);
  }
  process.out(`0 upgraded, 0 newly installed, ${known.length} to remove and 0 not upgraded.\n`);
  for (const name of known) {
    for (const path of files.read(`${INFO}/${name}.list`)!.split("\n")) if (path !== "") files.remove(path);
    files.remove(`${INFO}/${name}.list`);
    process.out(`Removing ${name} ...\n`);
  }
  return 0;
}

function sizeText(kilobytes: number): string {
  return kilobytes >= 10_000 ? `${(kilobytes / 1000).toFixed(1)} MB` : `${Math.round(kilobytes)} kB`;
}
