/** Helm's layout of help, and its words for a wrong command line. Source: github.com/spf13/cobra, as Helm sets it up. */
import type { Flag } from "../flags.ts";
import type { Manner } from "../manner.ts";
import { editDistance } from "../../kube/edit_distance.ts";
import type { Program } from "../program.ts";

export const helmManner: Manner = {
  help: helmHelp,
  usageError: (error) => `Error: ${error.message}\n`,
  unknownCommand({ programs = [] }, word, path) {
    // A group below the first one shows its help.
    if (path.endsWith("helm")) {
      const near = programs.map(({ name }) => name).filter((name) => isMeant(word, name)).sort();
      const meant = near.length
        ? `\nDid you mean this?\n${near.map((name) => `\t${name}\n`).join("")}\n`
        : "";
      return `Error: unknown command ${JSON.stringify(word)} for ${
        JSON.stringify(path)
      }\n${meant}Run '${path} --help' for usage.\n`;
    }
    return undefined;
  },
};

/** As cobra guesses: two letters off, or its beginning. */
function isMeant(word: string, name: string): boolean {
  return editDistance(word, name) <= 2 || name.startsWith(word.toLowerCase());
}

function helmHelp(program: Program, path: string, globalFlags: readonly Flag[]): string {
  const parts = [program.description ?? program.summary];
  const usage = program.programs ? ["[command]"] : program.usage.length ? program.usage : ["[flags]"];
  parts.push(`Usage:\n${usage.map((line) => `  ${path} ${line}`).join("\n")}`);
  if (program.aliases?.length) parts.push(`Aliases:\n  ${[program.name, ...program.aliases].join(", ")}`);
  if (program.examples?.length) {
    parts.push(`Examples:\n${program.examples.map(([why, line]) => `  # ${why}\n  ${line}`).join("\n\n")}`);
  }
  if (program.programs?.length) {
    const width = Math.max(...program.programs.map(({ name }) => name.length));
    const rows = program.programs.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
    parts.push(`Available Commands:\n${rows.join("\n")}`);
  }
  const help: Flag = { name: "help", short: "h", kind: "bool", usage: `help for ${program.name}` };
  parts.push(`Flags:\n${flagRows([...program.flags, help])}`);
  if (globalFlags.some(({ hidden }) => !hidden)) parts.push(`Global Flags:\n${flagRows(globalFlags)}`);
  if (program.programs?.length) {
    parts.push(`Use "${path} [command] --help" for more information about a command.`);
  }
  return parts.join("\n\n") + "\n";
}

function flagRows(flags: readonly Flag[]): string {
  const rows = flags.filter(({ hidden }) => !hidden)
    .sort((one, other) => one.name < other.name ? -1 : 1)
    .map((flag): [string, string] => {
      const short = flag.short ? `-${flag.short}, ` : "    ";
      const type = typeOf(flag);
      const bare = flag.bare === undefined || flag.kind === "bool" ? "" : `[=${flag.bare}]`;
      return [
        `  ${short}--${flag.name}${type ? ` ${type}` : ""}${bare}`,
        `${flag.usage}${defaultText(flag)}`,
      ];
    });
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `${left.padEnd(width)}   ${right}`).join("\n");
}

function typeOf({ kind, placeholder }: Flag): string {
  if (placeholder !== undefined) return placeholder;
  return {
    bool: "",
    string: "string",
    int: "int",
    duration: "duration",
    list: "strings",
    array: "stringArray",
  }[kind];
}

function defaultText({ kind, default: value }: Flag): string {
  if (value === undefined || value === "" || value === 0 || value === false) return "";
  if (kind === "duration") return ` (default ${durationText(Number(value))})`;
  return kind === "string" ? ` (default ${JSON.stringify(value)})` : ` (default ${value})`;
}

/** `5m0s`, as Go prints it. */
function durationText(ms: number): string {
  const seconds = ms / 1000;
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}
