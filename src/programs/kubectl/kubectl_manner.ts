import { ApiError } from "../../cluster/api_error.ts";
import type { Json } from "../../kube/object.ts";
import type { Connection } from "../connection.ts";
import type { Flag, FlagValues } from "../flags.ts";
import { helpText, optionText } from "../help_text.ts";
import type { Io } from "../io.ts";
import { kubectlManner, type Manner } from "../manner.ts";
import { nearest } from "../nearest.ts";
import type { Environment, Program } from "../program.ts";

/** What kubectl's verbs find around them: its manner of speaking, and the flags that it has besides those of Pequod. */
export function withKubectlFlags(environment: Environment): Environment {
  const known = new Set(environment.globalFlags.map(({ name }) => name));
  const added = kubectlFlags.filter(({ name }) => !known.has(name));
  const opened: Connection[] = [];
  return {
    ...environment,
    globalFlags: [...environment.globalFlags, ...added],
    manner,
    async connect(flags) {
      const connection = await environment.connect(flags);
      opened.push(connection);
      if (flags.bool("match-server-version")) {
        const { matchServerVersion } = await import("./server_match.ts");
        await matchServerVersion(connection.client);
      }
      return connection;
    },
    async around(flags, run) {
      checkProfile(flags.string("profile"));
      const code = await run().catch((error) => told(error, flags, environment.io));
      return withWarnings(flags, code, opened);
    },
  };
}

/** Not those of the connection, which every program has. */
export const kubectlFlags: readonly Flag[] = [
  { name: "v", short: "v", kind: "int", default: 0, usage: "How much is logged; requests from 6." },
  {
    name: "vmodule",
    kind: "string",
    usage: "What is logged where; nothing here.",
    check: (text) =>
      /^([^=,]+=\d+(,|$))*$/.test(text)
        ? undefined
        : "syntax error: expect comma-separated list of filename=N",
  },
  {
    name: "log-flush-frequency",
    kind: "duration",
    default: 5000,
    usage: "How often logs are written; always at once.",
  },
  { name: "match-server-version", kind: "bool", usage: "Refuse servers of other versions." },
  { name: "profile", kind: "string", default: "none", usage: "What the original measures; nothing here." },
  { name: "profile-output", kind: "string", default: "profile.pprof", usage: "Where it writes that." },
  { name: "kuberc", kind: "string", usage: "The file of preferences, which are not read here." },
  { name: "warnings-as-errors", kind: "bool", usage: "Exit code 1 where the server has warned." },
];

function checkProfile(name: string): void {
  if (!PROFILES.includes(name)) throw new Error(`unknown profile '${name}'`);
}

const PROFILES = ["none", "cpu", "heap", "goroutine", "threadcreate", "block", "mutex", "trace"];

/** At this level the server's whole answer is shown where it was a refusal. */
const REFUSAL_LEVEL = 5;

async function told(error: unknown, flags: FlagValues, io: Io): Promise<never> {
  const [first] = error instanceof AggregateError ? error.errors : [error];
  if (first instanceof ApiError && (flags.number("v") ?? 0) >= REFUSAL_LEVEL) {
    const { logRefusal } = await import("./request_log.ts");
    await logRefusal(io, first.status as unknown as Json);
  }
  throw error;
}

function withWarnings(flags: FlagValues, code: number, opened: readonly Connection[]): number {
  if (code !== 0 || !flags.bool("warnings-as-errors")) return code;
  const count = opened.reduce((sum, { client }) => sum + client.warningCount, 0);
  if (count > 0) throw new Error(`${count} warning${count === 1 ? "" : "s"} received`);
  return code;
}

const manner: Manner = {
  ...kubectlManner,
  help: kubectlHelp,
  bareCode: ({ name }) => name === "kubectl" || name === "options" ? 0 : 1,
  usageError(error, program, path) {
    if (program.name !== "options") return kubectlManner.usageError(error, program, path);
    return `error: ${error.message}\nRun '${path}' without flags.\n`;
  },
  unknownCommand(group, word, path) {
    if (group.name !== "kubectl") {
      return `error: unknown command ${JSON.stringify(word)}\nSee '${path} -h' for help and examples\n`;
    }
    const names = (group.programs ?? []).filter(({ hidden }) => !hidden).map(({ name }) => name);
    const near = new Set(nearest(word, names));
    const meant = names.filter((name) => near.has(name)); // cobra keeps the order of its list
    const hint = meant.length === 0
      ? "\n"
      : `\n\nDid you mean this?\n${meant.map((name) => `\t${name}\n`).join("")}`;
    return `error: unknown command ${JSON.stringify(word)} for ${JSON.stringify(path)}${hint}`;
  },
};

/** Laid out as the original does it: flags that every command has are listed by `kubectl options` alone. */
function kubectlHelp(program: Program, path: string, globalFlags: readonly Flag[]): string {
  if (program.name === "options") return optionsText(globalFlags);
  const usage = program.usage.map((line) => `${line} [options]`.trim());
  const tool = path.slice(0, (path + " ").indexOf("kubectl ")) + "kubectl";
  const more = program.programs
    ? [`Use "${path} <command> --help" for more information about a given command.`]
    : [];
  more.push(
    `Use "${tool} options" for a list of global command-line options (applies to all commands).`,
  );
  return `${helpText({ ...program, usage }, path, [])}\n${more.join("\n")}\n`;
}

function optionsText(flags: readonly Flag[]): string {
  const shown = flags.filter(({ hidden }) => !hidden).sort((a, b) => a.name < b.name ? -1 : 1);
  return `The following options can be passed to any command:\n\n${shown.map(optionText).join("\n\n")}\n`;
}
