/** pip 25: installs from an index that needs no network. */
import { absolutePath, type Process, type Run } from "../host/process.ts";
import { binaryText } from "./binary_text.ts";
import { moduleOf, plainName, type PythonPackage, pythonPackage, SITE_PACKAGES } from "./python_packages.ts";

const PIP_VERSION = "25.1.1";
/** What a download and an installation take, in milliseconds a kilobyte and a package. */
const MS_PER_KILOBYTE = 0.08;
const MS_PER_PACKAGE = 60;

/** A line of what is wished: `flask>=2`, and where it stands. */
interface Wish {
  text: string;
  name: string;
  /** `==2.0.1`, `>=1`. */
  bounds: string;
  /** `-r requirements.txt (line 1)`, `flask->-r …`; "" for the command line. */
  from: string;
}

/** Thrown with what pip says; the program ends with 1. */
class PipError extends Error {}

export function* pip(process: Process): Run {
  const [command = "", ...words] = process.argv.slice(1);
  try {
    if (command === "--version" || command === "-V") {
      process.out(`pip ${PIP_VERSION} from ${SITE_PACKAGES}/pip (python 3.13)\n`);
      return 0;
    }
    if (command === "install") return yield* install(process, words);
    if (command === "list" || command === "freeze") return list(process, command === "freeze");
    if (command === "show") return show(process, words.filter((word) => !word.startsWith("-")));
    if (command === "uninstall") return uninstall(process, words.filter((word) => !word.startsWith("-")));
    if (command === "" || command === "help" || command === "--help") {
      process.out(
        "\nUsage:   \n  pip <command> [options]\n\nCommands: install, uninstall, freeze, list, show\n",
      );
      return 0;
    }
    throw new PipError(`unknown command ${JSON.stringify(command)}`);
  } catch (error) {
    if (!(error instanceof PipError)) throw error;
    process.err(error.message.split("\n").map((line) => `ERROR: ${line}\n`).join(""));
    return 1;
  }
}

function* install(process: Process, words: readonly string[]): Run {
  const wishes = wishesOf(process, words);
  if (wishes.length === 0) {
    throw new PipError('You must give at least one requirement to install (see "pip help install")');
  }
  const isQuiet = words.some((word) => word === "-q" || word === "--quiet");
  const say = (text: string) => isQuiet ? undefined : process.out(text);
  const chosen = new Map<string, Chosen>();
  yield* collect(process, wishes, chosen, say);
  if (chosen.size === 0) return 0;
  for (const { found, version } of chosen.values()) {
    say(`Downloading ${wheelName(found, version)} (${sizeText(found.kilobytes)})\n`);
    yield { kind: "sleep", ms: Math.ceil(found.kilobytes * MS_PER_KILOBYTE) };
  }
  const order = inOrder(chosen);
  say(`Installing collected packages: ${order.map(({ found }) => found.name).join(", ")}\n`);
  for (const { found, version } of order) {
    put(process, found, version);
    yield { kind: "busy", ms: MS_PER_PACKAGE };
  }
  const made = order.map(({ found, version }) => `${found.name}-${version}`);
  const byName = (a: string, b: string) => a.toLowerCase() < b.toLowerCase() ? -1 : 1;
  say(`\nSuccessfully installed ${made.sort(byName).join(" ")}\n`);
  if (process.machine.files.uid === 0 && !words.some((word) => word.startsWith("--root-user-action"))) {
    process.err(ROOT_WARNING);
  }
  return 0;
}

const ROOT_WARNING =
  "WARNING: Running pip as the 'root' user can result in broken permissions and conflicting behaviour with the " +
  "system package manager, possibly rendering your system unusable. It is recommended to use a virtual " +
  "environment instead: https://pip.pypa.io/warnings/venv. Use the --root-user-action option if you know what " +
  "you are doing and want to suppress this warning.\n";

interface Chosen {
  found: PythonPackage;
  version: string;
}

/** What something needs is installed before it. */
function inOrder(chosen: ReadonlyMap<string, Chosen>): Chosen[] {
  const order = new Set<Chosen>();
  const add = (one: Chosen): void => {
    for (const need of one.found.needs ?? []) {
      const needed = chosen.get(plainName(/^[\w.-]+/.exec(need)![0]));
      if (needed && !order.has(needed) && needed !== one) add(needed);
    }
    order.add(one);
  };
  for (const one of [...chosen.values()].reverse()) add(one);
  return [...order];
}

/** What is wished, and what that needs. */
function* collect(
  process: Process,
  wishes: readonly Wish[],
  chosen: Map<string, Chosen>,
  say: (text: string) => void,
): Run {
  const queue = [...wishes];
  for (let wish = queue.shift(); wish; wish = queue.shift()) {
    const key = plainName(wish.name);
    const from = wish.from === "" ? "" : ` (from ${wish.from})`;
    const known = installedVersion(process, wish.name);
    if (known !== undefined && !chosen.has(key)) {
      say(`Requirement already satisfied: ${wish.text} in ${SITE_PACKAGES}${from} (${known})\n`);
      continue;
    }
    if (chosen.has(key)) continue;
    const found = pythonPackage(wish.name);
    if (!found) {
      throw new PipError(
        `Could not find a version that satisfies the requirement ${wish.text}${from} (from versions: none)\n` +
          `No matching distribution found for ${wish.text}`,
      );
    }
    const version = /(?:^|,)==([\w.]+)/.exec(wish.bounds)?.[1] ?? found.version;
    chosen.set(key, { found, version });
    say(
      `Collecting ${wish.text}${from}\n  Downloading ${wheelName(found, version)}.metadata (${
        metadataSize(found)
      } kB)\n`,
    );
    yield { kind: "sleep", ms: MS_PER_PACKAGE };
    const origin = wish.from === "" ? wish.name : `${wish.name}->${wish.from}`;
    queue.push(...(found.needs ?? []).map((need) => wishOf(need, origin)));
  }
  return 0;
}

function wishesOf(process: Process, words: readonly string[]): Wish[] {
  const wishes: Wish[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === "-r" || word === "--requirement") wishes.push(...requirements(process, words[++at] ?? ""));
    else if (word.startsWith("-r")) wishes.push(...requirements(process, word.slice(2)));
    else if (WITH_VALUE.has(word)) at++;
    else if (!word.startsWith("-")) wishes.push(wishOf(word, ""));
  }
  return wishes;
}

const WITH_VALUE = new Set([
  "-i",
  "--index-url",
  "--extra-index-url",
  "-t",
  "--target",
  "--root-user-action",
  "-c",
]);

function requirements(process: Process, name: string): Wish[] {
  const { files } = process.machine;
  const path = absolutePath(process.cwd, name);
  const text = files.read(path);
  if (text === undefined) {
    const words = files.refusalTo("read", path);
    throw new PipError(`Could not open requirements file: [Errno 2] ${words}: '${name}'`);
  }
  return text.split("\n").flatMap((row, index) => {
    const line = row.replace(/(^|\s)#.*$/, "").trim();
    if (line === "" || line.startsWith("--")) return [];
    const other = /^-r\s*(\S+)$/.exec(line)?.[1];
    if (other) return requirements(process, other);
    return [wishOf(line, `-r ${name} (line ${index + 1})`)];
  });
}

function wishOf(text: string, from: string): Wish {
  const [, name, bounds = ""] =
    /^([A-Za-z0-9][\w.-]*)(?:\[[\w, -]*\])?\s*((?:(?:===?|[<>~!]=?)\s*[\w.*+!-]+\s*,?\s*)*)(?:;.*)?$/.exec(
      text,
    ) ?? [];
  if (name === undefined) {
    throw new PipError(
      `Invalid requirement: '${text}': Expected package name at the start of dependency specifier`,
    );
  }
  return { text: text.replace(/\s*;.*$/, ""), name, bounds: bounds.replace(/\s/g, ""), from };
}

function put(process: Process, found: PythonPackage, version: string): void {
  const { files } = process.machine;
  const problem = files.folderRefusal(SITE_PACKAGES);
  if (problem) {
    throw new PipError(
      `Could not install packages due to an OSError: [Errno 13] ${problem}: '${SITE_PACKAGES}/${
        moduleOf(found)
      }'\n` +
        "Consider using the `--user` option or check the permissions.",
    );
  }
  const info = `${SITE_PACKAGES}/${infoName(found, version)}`;
  files.write(`${SITE_PACKAGES}/${moduleOf(found)}/__init__.py`, `__version__ = "${version}"\n`);
  files.write(`${info}/METADATA`, `Metadata-Version: 2.4\nName: ${found.name}\nVersion: ${version}\n`);
  files.write(`${info}/INSTALLER`, "pip\n");
  for (const command of found.commands ?? []) {
    files.write(`/usr/local/bin/${command}`, binaryText(command), 0o755);
  }
}

function infoName({ name }: PythonPackage, version: string): string {
  return `${name.toLowerCase().replaceAll("-", "_")}-${version}.dist-info`;
}

/** Name and version of all that is installed. */
function installed(process: Process): [name: string, version: string, info: string][] {
  const { files } = process.machine;
  return files.list(SITE_PACKAGES).filter((name) => name.endsWith(".dist-info")).map((info) => {
    const text = files.read(`${SITE_PACKAGES}/${info}/METADATA`) ?? "";
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(text)?.[1] ?? "";
    return [field("Name"), field("Version"), info];
  });
}

function installedVersion(process: Process, name: string): string | undefined {
  return installed(process).find(([other]) => plainName(other) === plainName(name))?.[1];
}

function list(process: Process, isFrozen: boolean): number {
  const rows = [...installed(process), ...isFrozen ? [] : [["pip", PIP_VERSION, ""] as const]]
    .sort(([a], [b]) => a.toLowerCase() < b.toLowerCase() ? -1 : 1);
  if (isFrozen) process.out(rows.map(([name, version]) => `${name}==${version}\n`).join(""));
  else {
    const width = Math.max(7, ...rows.map(([name]) => name.length));
    const versionWidth = Math.max(7, ...rows.map(([, version]) => version.length));
    process.out(`${"Package".padEnd(width)} Version\n${"-".repeat(width)} ${"-".repeat(versionWidth)}\n`);
    for (const [name, version] of rows) process.out(`${name.padEnd(width)} ${version}\n`);
  }
  return 0;
}

function show(process: Process, names: readonly string[]): number {
  const missing = names.filter((name) => installedVersion(process, name) === undefined);
  for (const name of names) {
    const version = installedVersion(process, name);
    if (version !== undefined) {
      process.out(`Name: ${name}\nVersion: ${version}\nLocation: ${SITE_PACKAGES}\n`);
    }
  }
  if (missing.length > 0) process.err(`WARNING: Package(s) not found: ${missing.join(", ")}\n`);
  return missing.length === names.length ? 1 : 0;
}

function uninstall(process: Process, names: readonly string[]): number {
  for (const name of names) {
    const row = installed(process).find(([other]) => plainName(other) === plainName(name));
    if (!row) {
      process.err(`WARNING: Skipping ${name} as it is not installed.\n`);
      continue;
    }
    const found = pythonPackage(name);
    const { files } = process.machine;
    if (found) files.remove(`${SITE_PACKAGES}/${moduleOf(found)}`);
    for (const command of found?.commands ?? []) files.remove(`/usr/local/bin/${command}`);
    files.remove(`${SITE_PACKAGES}/${row[2]}`);
    process.out(`Found existing installation: ${row[0]} ${row[1]}\nUninstalling ${row[0]}-${row[1]}:\n`);
    process.out(`  Successfully uninstalled ${row[0]}-${row[1]}\n`);
  }
  return 0;
}

function wheelName({ name, isNative }: PythonPackage, version: string): string {
  const built = isNative ? "cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64" : "py3-none-any";
  return `${name.toLowerCase().replaceAll("-", "_")}-${version}-${built}.whl`;
}

function metadataSize({ name }: PythonPackage): string {
  return (1.5 + name.length % 7 * 0.4).toFixed(1);
}

function sizeText(kilobytes: number): string {
  return kilobytes >= 1000 ? `${(kilobytes / 1000).toFixed(1)} MB` : `${kilobytes} kB`;
}
