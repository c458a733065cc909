/** npm 10: installs what package.json names, from a registry that needs no network. */
import { absolutePath, type Process, type Run } from "../host/process.ts";
import { digest } from "../host/digest.ts";

const NPM_VERSION = "10.9.2";
const MS_PER_PACKAGE = 25;
/** A package brings so many others, at most. */
const MAX_OTHERS = 68;

interface PackageFile {
  name?: string;
  version?: string;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

export function* npm(process: Process): Run {
  const [command = "", ...words] = process.argv.slice(1);
  switch (command) {
    case "-v":
    case "--version":
      process.out(`${NPM_VERSION}\n`);
      return 0;
    case "init":
      return init(process);
    case "i":
    case "install":
    case "add":
    case "ci":
      return yield* install(process, command, words);
    case "start":
    case "test":
      return yield* runScript(process, command);
    case "run":
    case "run-script":
      return yield* runScript(process, words[0] ?? "");
    case "":
    case "help":
      process.out(
        "npm <command>\n\nUsage:\n\nnpm install        install all the dependencies in your project\n",
      );
      return 1;
    default:
      process.err(
        `Unknown command: ${
          JSON.stringify(command)
        }\n\nTo see a list of supported npm commands, run:\n  npm help\n`,
      );
      return 1;
  }
}

function readPackage(process: Process): PackageFile | undefined {
  const path = absolutePath(process.cwd, "package.json");
  const text = process.machine.files.read(path);
  if (text === undefined) {
    process.err(
      `npm error code ENOENT\nnpm error syscall open\nnpm error path ${path}\nnpm error errno -2\n` +
        `npm error enoent Could not read package.json: Error: ENOENT: no such file or directory, open '${path}'\n` +
        "npm error enoent This is related to npm not being able to find a file.\nnpm error enoent\n",
    );
    return undefined;
  }
  try {
    return JSON.parse(text) as PackageFile;
  } catch (error) {
    process.err(
      `npm error code EJSONPARSE\nnpm error path ${path}\nnpm error JSON.parse ${
        (error as Error).message
      }\n` +
        "npm error JSON.parse Failed to parse JSON data.\nnpm error JSON.parse Note: package.json must be actual JSON, not just JavaScript.\n",
    );
    return undefined;
  }
}

const MISSING = 254;

function init(process: Process): number {
  const name = process.cwd.slice(process.cwd.lastIndexOf("/") + 1) || "app";
  const made = {
    name,
    version: "1.0.0",
    main: "index.js",
    scripts: { test: 'echo "Error: no test specified" && exit 1' },
  };
  const path = absolutePath(process.cwd, "package.json");
  process.machine.files.write(path, `${JSON.stringify(made, undefined, 2)}\n`);
  process.out(`Wrote to ${path}:\n\n${JSON.stringify(made, undefined, 2)}\n\n`);
  return 0;
}

function* install(process: Process, command: string, words: readonly string[]): Run {
  const { files } = process.machine;
  const given = words.filter((word) => !word.startsWith("-"));
  const path = absolutePath(process.cwd, "package.json");
  if (given.length > 0 && !files.exists(path)) files.write(path, "{}\n");
  const read = readPackage(process);
  if (!read) return MISSING;
  const lock = absolutePath(process.cwd, "package-lock.json");
  if (command === "ci" && !files.exists(lock)) {
    process.err(
      "npm error code EUSAGE\nnpm error\nnpm error The `npm ci` command can only install with an existing package-lock.json or\n" +
        "npm error npm-shrinkwrap.json with lockfileVersion >= 1. Run an install with npm@5 or\n" +
        "npm error later to generate a package-lock.json file, then try again.\n",
    );
    return 1;
  }
  const isProduction = words.some((word) => /^(--omit=dev|--production|--only=production)$/.test(word));
  const dependencies = { ...read.dependencies };
  for (const word of given) {
    const [, name = "", version = ""] = /^(@?[^@]+)(?:@(.*))?$/.exec(word) ?? [];
    dependencies[name] = version || `^${versionOf(name)}`;
  }
  if (given.length > 0) files.write(path, `${JSON.stringify({ ...read, dependencies }, undefined, 2)}\n`);
  const wanted = { ...dependencies, ...isProduction ? {} : read.devDependencies };
  const fresh = Object.entries(wanted).filter(([name]) =>
    !files.exists(absolutePath(process.cwd, `node_modules/${name}/package.json`))
  );
  for (const [name, range] of fresh) {
    yield { kind: "sleep", ms: MS_PER_PACKAGE * (1 + othersOf(name)) };
    const version = /^\d/.test(range) ? range : range.replace(/^[\^~>=v ]+/, "") || versionOf(name);
    const text = JSON.stringify({ name, version, main: "index.js" }, undefined, 2);
    files.write(absolutePath(process.cwd, `node_modules/${name}/package.json`), `${text}\n`);
    files.write(absolutePath(process.cwd, `node_modules/${name}/index.js`), "module.exports = {};\n");
  }
  const packages = Object.fromEntries(
    Object.keys(wanted).map((name) => [`node_modules/${name}`, { version: versionOf(name) }]),
  );
  if (!words.includes("--no-package-lock") && command !== "ci") {
    files.write(
      lock,
      `${
        JSON.stringify({ name: read.name, version: read.version, lockfileVersion: 3, packages }, undefined, 2)
      }\n`,
    );
  }
  const added = fresh.reduce((sum, [name]) => sum + 1 + othersOf(name), 0);
  const all = Object.keys(wanted).reduce((sum, name) => sum + 1 + othersOf(name), 1);
  const seconds = Math.max(1, Math.round(added * MS_PER_PACKAGE / 1000));
  const done = added > 0
    ? `added ${added} package${added === 1 ? "" : "s"}, and audited ${all} packages`
    : "up to date, audited " +
      `${all} package${all === 1 ? "" : "s"}`;
  process.out(`\n${done} in ${seconds}s\n\nfound 0 vulnerabilities\n`);
  return 0;
}

/** The same name has always the same version, and brings as many others. */
function versionOf(name: string): string {
  return name === "express"
    ? "5.1.0"
    : `${1 + chance(name, 0) % 9}.${chance(name, 2) % 20}.${chance(name, 4) % 10}`;
}

function othersOf(name: string): number {
  return name === "express" ? 67 : chance(name, 6) % MAX_OTHERS % 12;
}

function chance(name: string, at: number): number {
  return Number.parseInt(digest(name).slice(at, at + 2), 16);
}

function* runScript(process: Process, name: string): Run {
  const read = readPackage(process);
  if (!read) return MISSING;
  const script = read.scripts?.[name];
  if (script === undefined) {
    process.err(
      `npm error Missing script: ${
        JSON.stringify(name)
      }\nnpm error\nnpm error To see a list of scripts, run:\nnpm error   npm run\n`,
    );
    return 1;
  }
  process.out(`\n> ${read.name ?? "app"}@${read.version ?? "1.0.0"} ${name}\n> ${script}\n\n`);
  const shell = process.machine.program("/bin/sh");
  const result = shell?.({ ...process, argv: ["sh", "-c", script] });
  return typeof result === "number" ? result : result ? yield* result : 127;
}
