import { buildpackPrograms } from "./buildpack_deps.ts";
import { onDebian } from "./debian.ts";
import type { NodeProgram as AnyNodeProgram, Start } from "./node/program.ts";
import { isAlpine, isSlim } from "./tagged_profile.ts";
import { npm } from "./npm.ts";
import { absolutePath, type Process, readAll, type Run, type Wait } from "../host/process.ts";

const VERSION = "22.17.0";

/** docker-library/node: the language is a real engine's, the modules of node are node/library. */
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
  programsOfTag: buildpackPrograms,
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
  const { what, words, problem } = readOptions(process.argv.slice(1));
  if (problem !== undefined) {
    process.err(`node: ${problem}\n`);
    return BAD_OPTION;
  }
  if (what === "version") {
    process.out(`v${VERSION}\n`);
    return 0;
  }
  const { NodeProgram } = programs?.isEngineLoaded() ? programs : yield* loaded();
  const run = (start: Start) => {
    const own = { ...process, argv: ["node", ...what === "file" ? words : words.slice(1)] };
    return new NodeProgram(own, `v${VERSION}`).run(start);
  };
  if (what !== "file") return yield* run({ kind: "text", text: words[0] ?? "", prints: what === "print" });
  if (words[0] !== undefined && words[0] !== "-") {
    return yield* run({ kind: "file", name: absolutePath(process.cwd, words[0]) });
  }
  if (process.tty) return yield* run({ kind: "prompt" });
  return yield* run({ kind: "text", text: yield* readAll(process), prints: false });
}

const BAD_OPTION = 9;

interface Options {
  what: "file" | "text" | "print" | "version";
  /** What is run, and what it is given. */
  words: readonly string[];
  problem?: string;
}

/** Options up to the script. */
function readOptions(argv: readonly string[]): Options {
  let what: Options["what"] = "file";
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at]!;
    if (word === "-v" || word === "--version") return { what: "version", words: [] };
    if (/^(-e|--eval|-p|--print|-pe)$/.test(word)) {
      what = word.startsWith("-p") || word === "--print" ? "print" : "text";
      if (argv[at + 1] === undefined) {
        return { what, words: [], problem: `${word} requires an argument` };
      }
      return { what, words: argv.slice(at + 1) };
    }
    if (word === "-i" || word === "--interactive" || word === "-r" || KNOWN.test(word)) continue;
    if (word.startsWith("-") && word !== "-") return { what, words: [], problem: `bad option: ${word}` };
    return { what, words: argv.slice(at) };
  }
  return { what, words: [] };
}

const KNOWN =
  /^--(watch|trace-warnings|trace-uncaught|no-warnings|inspect(=.*)?|enable-source-maps|max-old-space-size=\d+|experimental-[\w-]+|use-strict|test)$/;

type Programs = { NodeProgram: typeof AnyNodeProgram; isEngineLoaded(): boolean };
let programs: Programs | undefined;

/** The engine is large: it is read when the first script runs. */
export async function loadNode(): Promise<void> {
  const [program, engine] = await Promise.all([import("./node/program.ts"), import("./node/engine.ts")]);
  await engine.loadEngine();
  programs = { NodeProgram: program.NodeProgram, isEngineLoaded: engine.isEngineLoaded };
}

function* loaded(): Generator<Wait, Programs, void> {
  yield { kind: "promise", settled: loadNode() };
  if (!programs) throw new Error("the engine of node could not be read");
  return programs;
}
