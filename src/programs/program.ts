/**
 * A program is a record and a function: what `--help`, completion, unknown-flag messages and the documentation say comes
 * from the record. Programs see nothing of the machine but what their call hands them.
 */
import type { Config } from "../cluster/kubeconfig.ts";
import type { KubeconfigFiles } from "../cluster/kubeconfig_edit.ts";
import type { Connection } from "./connection.ts";
import { type Flag, type FlagValues, missingFlags, parseFlags, UsageError } from "./flags.ts";
import type { Io } from "./io.ts";
import { kubectlManner, type Manner } from "./manner.ts";

/** One run of a program. */
export interface Call {
  flags: FlagValues;
  args: string[];
  /** How many of `args` came before `--`. */
  beforeDash?: number;
  io: Io;
  /** Opens the cluster that the flags name. Called at most once in effect; ends with the process. */
  connect(): Promise<Connection>;
  /** Reads the kubeconfig that the flags and the environment name. */
  kubeconfig(): Promise<Config>;
  kubeconfigFiles: KubeconfigFiles;
  /** How the program was called, such as `kubectl get`; for messages. */
  path: string;
}

export interface Program {
  /** The word that calls it. */
  name: string;
  aliases?: readonly string[];
  /** One line, without a final stop. */
  summary: string;
  /** What it does, in a paragraph or two. Absent: the summary is enough. */
  description?: string;
  /** Lines after `Usage:`, without the path: `TYPE [NAME]`. */
  usage: readonly string[];
  flags: readonly Flag[];
  /** Comment and command. */
  examples?: readonly (readonly [string, string])[];
  programs?: readonly ProgramEntry[];
  /** Works, but stands in no list. */
  hidden?: boolean;
  /** Heading of the list it stands in, such as `Deploy Commands`. Absent: `Available Commands`. */
  group?: string;
  /** For a tool with flags and words of its own: what it and its programs find around them. */
  within?(environment: Environment): Environment;
  /** Runs what others have added under that word; undefined where there is nothing. */
  extension?(words: readonly string[], io: Io): Promise<number | undefined>;
  /** What completion offers for an argument, where the record does not say it; `args`: those before it. */
  offers?(args: readonly string[]): Promise<readonly { word: string; summary: string }[]>;
  /** Exit code. A program that only groups others has none. */
  run?(call: Call): Promise<number>;
  /** For a tool that reads its command line by itself; then flags and programs are what completion offers. */
  main?(argv: readonly string[], environment: Environment): Promise<number>;
  /** For such a tool: its programs, where they cost something to read and completion alone asks for them. */
  listPrograms?(): Promise<readonly Program[]>;
}

/** A program whose record is read when it is called, so that the others cost nothing. What lists show of it is here. */
export interface LazyProgram extends Pick<Program, "name" | "aliases" | "summary" | "group" | "hidden"> {
  load(): Promise<Program>;
}

export type ProgramEntry = Program | LazyProgram;

export function loadProgram(entry: ProgramEntry): Promise<Program> {
  return "load" in entry ? entry.load() : Promise.resolve(entry);
}

export interface Environment {
  io: Io;
  /** Opens the cluster that the flags name. */
  connect(flags: FlagValues): Promise<Connection>;
  /** Reads the kubeconfig that the flags name. */
  kubeconfig(flags: FlagValues): Promise<Config>;
  kubeconfigFiles: KubeconfigFiles;
  /** Flags that every program takes (`--context`, `--namespace`, …). */
  globalFlags: readonly Flag[];
  /** Runs a program; what it throws is told as an error. Absent: the program is run, and that is all. */
  around?(flags: FlagValues, run: () => Promise<number>): Promise<number>;
  /** The text for an error that a program threw; undefined lets it pass as a programmer's error. */
  errorText(error: unknown): string | undefined;
  /** The words of the tool: kubectl's, where nothing is said. */
  manner?: Manner;
  /** Told of what is read before the program can run. */
  reads?<T>(module: Promise<T>): Promise<T>;
}

/** Runs `argv` (without the program's own word) and returns the exit code. Mistakes are told on stderr, as kubectl does. */
export async function runProgram(
  program: Program,
  argv: readonly string[],
  surroundings: Environment,
  path: string = program.name,
): Promise<number> {
  if (program.main) return await program.main(argv, surroundings);
  const environment = program.within?.(surroundings) ?? surroundings;
  const { io, globalFlags, manner = kubectlManner } = environment;
  const flags = [...program.flags, ...globalFlags, HELP];
  try {
    const ofGroup = program.programs && await runOfGroup(program, argv, { environment, surroundings, path });
    if (ofGroup !== undefined) return ofGroup;
    const parsed = parseFlags(flags, argv);
    if (parsed.flags.bool("help") || !program.run) {
      const text = manner.help(program, path, globalFlags);
      const code = parsed.flags.bool("help") ? 0 : manner.bareCode?.(program) ?? 0;
      // Where nobody has asked for it, it is a complaint.
      await (code === 0 ? io.out(text) : io.err(text));
      return code;
    }
    const missing = missingFlags(flags, parsed.flags);
    if (missing !== undefined) throw new Error(missing);
    let connection: Promise<Connection> | undefined;
    // A verb's own --user is not the one of the kubeconfig.
    const shared = parsed.flags.withoutShadows(globalFlags, program.flags);
    const connect = () => connection ??= environment.connect(shared);
    const kubeconfig = () => environment.kubeconfig(shared);
    const { kubeconfigFiles } = environment;
    const { around = (_, run) => run() } = environment;
    const run = program.run.bind(program);
    return await around(shared, () => run({ ...parsed, io, path, connect, kubeconfig, kubeconfigFiles }));
  } catch (error) {
    if (error instanceof UsageError) {
      await io.err(manner.usageError(error, program, path));
      return 1;
    }
    const text = environment.errorText(error);
    if (text === undefined) throw error;
    await io.err(text.endsWith("\n") ? text : `${text}\n`);
    return 1;
  }
}

interface Place {
  environment: Environment;
  /** Around the group itself. */
  surroundings: Environment;
  path: string;
}

/** The program of a group that the first word names; undefined: the group itself is meant. */
async function runOfGroup(
  group: Program,
  argv: readonly string[],
  { environment, surroundings, path }: Place,
): Promise<number | undefined> {
  const { io, globalFlags, manner = kubectlManner } = environment;
  const step = parseFlags([...group.flags, ...globalFlags, HELP], argv, { stopAtArgument: true });
  const [word, ...rest] = step.args;
  if (word === undefined) return undefined;
  const child = group.programs!.find((other) => other.name === word || other.aliases?.includes(word));
  // Flags before the command belong to it: `kubectl -n kube-system get pods`.
  if (child) {
    const before = argv.slice(0, argv.length - step.args.length);
    const { reads = (module) => module } = environment;
    const loaded = await reads(loadProgram(child));
    return await runProgram(loaded, [...before, ...rest], environment, `${path} ${child.name}`);
  }
  // Tools explain their programs under this word, too: `kubectl help get`.
  if (word === "help" && (group.extension || path === group.name)) {
    return await runProgram(group, [...rest, "--help"], surroundings, path);
  }
  const extended = await group.extension?.(step.args, io);
  if (extended !== undefined) return extended;
  // A group that also runs by itself (`kubectl create -f`) judges its arguments.
  const unknown = group.run ? undefined : manner.unknownCommand(group, word, path);
  if (unknown === undefined) return undefined;
  await io.err(unknown);
  return 1;
}

const HELP: Flag = { name: "help", short: "h", kind: "bool", usage: "Show this help.", hidden: true };
