/** What `--help` prints. */
import type { Io } from "../io.ts";
import { globalFlags } from "./global_flags.ts";
import { commandsText, flagsText } from "./help_layout.ts";
import type { Verb, VerbGroup } from "./verb.ts";
import { COMMON, groups, verbs } from "./verb_tree.ts";

const PIPE_COLUMNS = 80;

function columnsOf(io: Io): number {
  return io.isTerminal("output") ? io.terminal?.size.columns ?? PIPE_COLUMNS : PIPE_COLUMNS;
}

/** `docker ps --help`. */
export function verbHelp(verb: Verb, path: string, io: Io): string {
  const parts = [`Usage:  ${`${path} ${verb.usage}`.trimEnd()}\n`, `${verb.description ?? verb.summary}\n`];
  if (verb.calls.length > 1) {
    parts.push(`Aliases:\n  ${verb.calls.map((call) => `docker ${call}`).join(", ")}\n`);
  }
  if (verb.flags.some(({ hidden }) => !hidden)) {
    parts.push(`Options:\n${flagsText(verb.flags, columnsOf(io))}`);
  }
  return parts.join("\n");
}

/** `docker image --help`. */
export function groupHelp({ name, summary }: VerbGroup): string {
  const path = `docker ${name}`;
  const rows = verbs.flatMap((verb) => {
    const call = verb.calls.find((words) => words.startsWith(`${name} `));
    return call === undefined ? [] : [{ name: call.slice(name.length + 1), summary: verb.summary }];
  }).sort(byName);
  return `Usage:  ${path} COMMAND\n\n${summary}\n\nCommands:\n${commandsText(rows)}\n` +
    `Run '${path} COMMAND --help' for more information on a command.\n`;
}

const COMPOSE = { name: "compose", summary: "Applications of several containers, described in files" };

/** `docker --help`. */
export function topHelp(io: Io): string {
  const top = verbs.flatMap((verb) => {
    const name = verb.calls.find((call) => !call.includes(" "));
    return name === undefined ? [] : [{ name, summary: verb.summary }];
  });
  const usual = COMMON.flatMap((name) => top.filter((verb) => verb.name === name));
  const others = top.filter(({ name }) => !COMMON.includes(name)).sort(byName);
  return [
    "Usage:  docker [OPTIONS] COMMAND\n",
    "Containers, images, networks and volumes of a Docker engine\n",
    `Common Commands:\n${commandsText(usual)}`,
    `Management Commands:\n${commandsText([...groups, COMPOSE].sort(byName))}`,
    `Commands:\n${commandsText(others)}`,
    `Global Options:\n${flagsText(globalFlags(io), columnsOf(io))}`,
    "Run 'docker COMMAND --help' for more information on a command.\n",
    "More on Docker: https://docs.docker.com/go/guides/\n",
  ].join("\n");
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}
