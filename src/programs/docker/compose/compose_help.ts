/** What `docker compose --help` and its verbs' help print. */
import type { Io } from "../../io.ts";
import type { DockerFlag } from "../docker_flags.ts";
import { commandsText, flagsText } from "../help_layout.ts";
import type { ComposeVerb } from "./compose_verb.ts";

const PIPE_COLUMNS = 80;

export function composeHelp(verbs: readonly ComposeVerb[], flags: readonly DockerFlag[], io: Io): string {
  const rows = verbs.filter(({ hidden }) => !hidden).sort((a, b) => a.name < b.name ? -1 : 1);
  return [
    "Usage:  docker compose [OPTIONS] COMMAND\n",
    "Applications of several containers, described in files\n",
    `Options:\n${flagsText(flags, columnsOf(io))}`,
    `Commands:\n${commandsText(rows)}`,
    "Run 'docker compose COMMAND --help' for more information on a command.\n",
  ].join("\n");
}

export function composeVerbHelp({ name, aliases = [], usage, summary, flags }: ComposeVerb, io: Io): string {
  const parts = [`Usage:  ${`docker compose ${name} ${usage}`.trimEnd()}\n`, `${summary}\n`];
  if (aliases.length) {
    parts.push(`Aliases:\n  ${[name, ...aliases].map((word) => `docker compose ${word}`).join(", ")}\n`);
  }
  if (flags.some(({ hidden }) => !hidden)) parts.push(`Options:\n${flagsText(flags, columnsOf(io))}`);
  return parts.join("\n");
}

function columnsOf(io: Io): number {
  return io.isTerminal("output") ? io.terminal?.size.columns ?? PIPE_COLUMNS : PIPE_COLUMNS;
}
