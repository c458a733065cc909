/** `docker compose`: finds the verb, reads its flags, opens the project when it is wanted. */
import { type FlagValues, type ParsedArguments, parseFlags, UsageError } from "../../flags.ts";
import type { Io } from "../../io.ts";
import type { DockerSettings } from "../config_file.ts";
import { listFlag, numberFlag, switchFlag, textFlag } from "../docker_flags.ts";
import type { Engine } from "../engine.ts";
import { EngineClient } from "../engine_client.ts";
import { DockerFailure } from "../engine_errors.ts";
import { composeHelp, composeVerbHelp } from "./compose_help.ts";
import type { ComposeCall, ComposeOptions, ComposeVerb } from "./compose_verb.ts";
import { composeVerbs } from "./compose_verbs.ts";
import { ProgressBoard } from "./engine/progress_board.ts";
import { loadProject, nameAlone } from "./project/load_project.ts";
import { version } from "./verbs/version.ts";

export interface ComposeSurroundings {
  io: Io;
  settings: DockerSettings;
  openEngine(): Promise<{ host: string; engine: Engine }>;
}

export const composeFlags = [
  switchFlag("all-resources", "Also networks and volumes that no service uses"),
  textFlag("ansi", 'Colours and drawing ("never", "always", "auto")', { default: "auto" }),
  listFlag("env-file", "File of variables in place of .env", { type: "stringArray" }),
  listFlag("f, file", "Compose file", { type: "stringArray" }),
  // One thing is done after another here, whatever is wished.
  { ...numberFlag("parallel", "How much is done at once at most"), hidden: true },
  listFlag("profile", "Profile whose services are wanted", { type: "stringArray" }),
  textFlag("progress", "How progress is shown (auto, tty, plain, quiet)"),
  textFlag("project-directory", "Where relative paths begin (else the folder of the first file)"),
  textFlag("p, project-name", "Name of the project"),
  { ...switchFlag("verbose", "Say more"), hidden: true },
  { ...switchFlag("v, version", "Print the version"), hidden: true },
];

const HELP = [
  { ...switchFlag("help", "Print this help"), hidden: true },
  { ...switchFlag("h, short-help", "Print this help"), hidden: true },
];

/** Runs `argv`, without the words `docker compose`. Throws DockerFailure. */
export async function runCompose(
  argv: readonly string[],
  { io, settings, openEngine }: ComposeSurroundings,
): Promise<number> {
  const top = syntaxChecked(() => parseFlags([...composeFlags, ...HELP], argv, { stopAtArgument: true }));
  const isHelp = top.args[0] === "help";
  const [word, ...rest] = isHelp ? top.args.slice(1) : top.args;
  if (word === undefined) {
    if (top.flags.bool("version")) {
      await io.out(version.text());
      return 0;
    }
    await io.out(composeHelp(composeVerbs, composeFlags, io));
    return 0;
  }
  const verb = composeVerbs.find(({ name, aliases }) => name === word || aliases?.includes(word));
  if (!verb) {
    await io.out(composeHelp(composeVerbs, composeFlags, io));
    throw new DockerFailure(`unknown docker command: ${JSON.stringify(`compose ${word}`)}`);
  }
  const path = `docker compose ${verb.name}`;
  const own = [
    ...verb.flags,
    ...HELP.filter(({ short }) => !verb.flags.some((flag) => flag.short && flag.short === short)),
  ];
  const parsed = syntaxChecked(() =>
    parseFlags(own, rest, { stopAtArgument: verb.stopsAtArgument === true })
  );
  const asksHelp = parsed.flags.bool("help") ||
    (own.some(({ name }) => name === "short-help") && parsed.flags.bool("short-help"));
  if (isHelp || asksHelp) {
    await io.out(composeVerbHelp(verb, io));
    return 0;
  }
  checkCount(verb, path, parsed.args);
  return await verb.run(callOf(parsed, optionsOf(top.flags, io), { io, settings, openEngine }, path));
}

function syntaxChecked(parse: () => ParsedArguments): ParsedArguments {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new DockerFailure(error.message);
  }
}

function checkCount({ takes, usage }: ComposeVerb, path: string, args: readonly string[]): void {
  const { min = 0, max = Infinity } = takes ?? {};
  const count = args.length;
  if (count >= min && count <= max) return;
  throw new DockerFailure(
    max === 0
      ? `unknown command ${JSON.stringify(args[0])} for ${JSON.stringify(path)}`
      : max === Infinity
      ? `requires at least ${min} arg(s), only received ${count}`
      : min === 0
      ? `accepts at most ${max} arg(s), received ${count}`
      : min === max
      ? `docker: '${path}' requires ${min} arguments\n\nUsage:  ${path} ${usage}\n\nRun '${path} --help' for more information`
      : `accepts between ${min} and ${max} arg(s), received ${count}`,
  );
}

function optionsOf(flags: FlagValues, io: Io): ComposeOptions {
  const progress = flags.string("progress") || io.env("COMPOSE_PROGRESS") || "auto";
  if (!["auto", "tty", "plain", "quiet"].includes(progress)) {
    throw new DockerFailure(`unsupported --progress value ${JSON.stringify(progress)}`);
  }
  const ansi = flags.has("ansi") ? flags.string("ansi") : io.env("COMPOSE_ANSI") || "auto";
  if (!["auto", "never", "always"].includes(ansi)) {
    throw new DockerFailure(`unsupported --ansi value ${JSON.stringify(ansi)}`);
  }
  return {
    files: flags.list("file"),
    projectName: flags.string("project-name"),
    projectFolder: flags.string("project-directory"),
    profiles: flags.list("profile"),
    envFiles: flags.list("env-file"),
    progress,
    ansi,
    allResources: flags.bool("all-resources"),
  };
}

/** Requests that Ctrl-C is not to end. */
const CALM = new AbortController().signal;

function callOf(
  { flags, args }: ParsedArguments,
  options: ComposeOptions,
  { io, settings, openEngine }: ComposeSurroundings,
  path: string,
): ComposeCall {
  const boardIo: Io = options.ansi === "never"
    ? { ...io, isTerminal: (stream) => stream !== "error" && io.isTerminal(stream) }
    : io;
  return {
    flags,
    args,
    io,
    path,
    settings,
    options,
    client: new EngineClient(openEngine, io),
    calmClient: new EngineClient(openEngine, { env: (name) => io.env(name), signal: CALM }),
    project: (loading) => loadProject(options, io, loading),
    projectName: () => nameAlone(options, io),
    board: (title = "Running") => new ProgressBoard(boardIo, { title, progress: options.progress }),
  };
}
