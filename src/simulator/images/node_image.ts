import { onDebian } from "./debian.ts";
import { isAlpine, isSlim } from "./tagged_profile.ts";
import { npm } from "./npm.ts";
import { absolutePath, type Process, type Run } from "../host/process.ts";

const VERSION = "22.17.0";

/** docker-library/node: of the language itself only console.log, process.exit and process.env. */
export const nodeImage = onDebian({
  repositories: ["docker.io/library/node"],
  hasTag: (tag) =>
    /^(latest|lts|current|slim|alpine|(1[68]|2[0-4])(\.\d+){0,2})?-?(slim|alpine|bookworm|alpine3\.\d+)?$/
      .test(tag) && tag !== "",
  knownTags: ["latest", "22", "22-alpine", "20", "lts", "alpine"],
  sizeBytes: 402_000_000,
  sizeOfTag: (tag) => isAlpine(tag) ? 56_600_000 : isSlim(tag) ? 77_400_000 : undefined,
  pullMs: 8100,
  entrypoint: ["docker-entrypoint.sh"],
  cmd: ["node"],
  env: { NODE_VERSION: VERSION },
  load: { idleCpuMillis: 1, idleMemoryBytes: 41_943_040, requestCpuMs: 0.5 },
  programs: {
    "/usr/local/bin/docker-entrypoint.sh": entrypoint,
    "/usr/local/bin/node": start,
    "/usr/local/bin/npm": npm,
  },
});

function* entrypoint(process: Process): Run {
  const argv = process.argv.slice(1);
  const isOwn = argv[0] === undefined || argv[0].startsWith("-") || argv[0] === "node";
  if (isOwn) return yield* start({ ...process, argv: argv[0] === "node" ? argv : ["node", ...argv] });
  const shell = process.machine.program("/bin/sh")!({
    ...process,
    argv: ["sh", "-c", 'exec "$@"', "sh", ...argv],
  });
  return typeof shell === "number" ? shell : yield* shell;
}

function* start(process: Process): Run {
  const [, first, text] = process.argv;
  if (first === "-v" || first === "--version") {
    process.out(`v${VERSION}\n`);
    return 0;
  }
  if (first === "-e" || first === "--eval" || first === "-p") {
    return evaluate(process, text ?? "", first === "-p");
  }
  if (first !== undefined) {
    const path = absolutePath(process.cwd, first);
    const script = process.machine.files.read(path);
    if (script !== undefined) return evaluate(process, script, false);
    process.err(
      `node:internal/modules/cjs/loader:1404\n  throw err;\n  ^\n\nError: Cannot find module '${path}'\n`,
    );
    return 1;
  }
  if (!process.tty) return 0;
  process.out(`Welcome to Node.js v${VERSION}.\nType ".help" for more information.\n> `);
  yield { kind: "forever" };
  return 0;
}

function evaluate(process: Process, script: string, prints: boolean): number {
  if (prints) {
    process.out(value(process, script) + "\n");
    return 0;
  }
  for (const statement of script.split(/[;\n]/).map((line) => line.trim()).filter(Boolean)) {
    const [, call = "", given = ""] = /^([\w.]+)\((.*)\)$/.exec(statement) ?? [];
    if (call === "console.log") process.out(value(process, given) + "\n");
    else if (call === "console.error") process.err(value(process, given) + "\n");
    else if (call === "process.exit") return Number(given || 0) & 255;
    else {
      process.err(
        `[eval]:1\n${statement}\n^\n\nError: this simulated node knows console.log, console.error and process.exit\n`,
      );
      return 1;
    }
  }
  return 0;
}

function value(process: Process, text: string): string {
  const variable = /^process\.env\.(\w+)$/.exec(text.trim());
  if (variable) return process.env[variable[1]!] ?? "undefined";
  const sum = /^(\d+)\s*([-+*])\s*(\d+)$/.exec(text.trim());
  if (sum) {
    const [left, right] = [Number(sum[1]), Number(sum[3])];
    return String(sum[2] === "+" ? left + right : sum[2] === "-" ? left - right : left * right);
  }
  return text.trim().replace(/^["'`]|["'`]$/g, "");
}
