/** What the explorer does where there is no terminal to draw on: the table of its first view, as `kubectl get` prints it. */
import { type CommandLine, parseCommandLine } from "../explorer/command_line.ts";
import { type FlagValues, parseFlags } from "../programs/flags.ts";
import { runCommand } from "./commands.ts";
import { connectionFlags } from "./connection_flags.ts";
import { exploreFlags } from "./explore_flags.ts";

/** Prints the view that the explorer's command line asks for, and leaves; answers the exit code. */
export async function printPlain(argv: readonly string[]): Promise<number> {
  const { argv: command, left } = plainCommand(argv);
  if (left !== undefined) {
    await Deno.stderr.write(
      new TextEncoder().encode(`The filter /${left} needs the explorer: all rows follow.\n`),
    );
  }
  return command.length === 0 ? 0 : await runCommand(command);
}

/**
 * The command that prints the explorer's first view; empty where there is nothing to print. `left` is the filter, which
 * `get` has no means for.
 */
export function plainCommand(argv: readonly string[]): { argv: string[]; left?: string } {
  const { flags } = parseFlags([...exploreFlags, ...connectionFlags], argv);
  const line = parseCommandLine(flags.string("command") || "pods");
  const connection = connectionFlags.filter(({ name }) => name !== "namespace" && flags.has(name))
    .map(({ name, kind }) =>
      `--${name}=${kind === "list" ? flags.list(name).join(",") : flags.string(name)}`
    );
  if (line.context !== undefined) connection.push(`--context=${line.context}`);
  const words = wordsOf(line, flags);
  return {
    argv: words.length === 0 ? [] : [...words, ...connection],
    ...(line.filter === undefined || line.filter === "" ? {} : { left: line.filter }),
  };
}

function wordsOf(line: CommandLine, flags: FlagValues): string[] {
  const [argument] = line.arguments;
  switch (line.word) {
    case "q":
    case "quit":
    case "exit":
      return [];
    case "ctx":
    case "context":
    case "contexts":
      return ["config", "get-contexts"];
    case "api-resources":
    case "aliases":
      return ["api-resources"];
    case "explain":
      return ["explain", ...line.arguments];
    case "help":
      return ["--help"];
    case "ns":
    case "namespace":
      if (argument !== undefined) return ["get", "pods", `--namespace=${argument}`];
      return line.allNamespaces ? ["get", "pods", "--all-namespaces"] : ["get", "namespaces"];
    default:
      return [
        "get",
        line.word,
        ...placeOf(line, flags),
        ...(line.labelSelector ? ["-l", line.labelSelector] : []),
      ];
  }
}

/** The line's own namespace comes before that of the flags, as in the explorer. */
function placeOf(line: CommandLine, flags: FlagValues): string[] {
  const named = line.namespace ?? line.arguments[0];
  if (line.allNamespaces) return ["--all-namespaces"];
  if (named !== undefined) return [`--namespace=${named}`];
  if (flags.bool("all-namespaces")) return ["--all-namespaces"];
  return flags.has("namespace") ? [`--namespace=${flags.string("namespace")}`] : [];
}
