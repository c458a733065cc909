/** What log panes ask to be done. */
import type { Command } from "../command.ts";
import type { PaneContext } from "../pane.ts";
import { linesFrom } from "./log_buffer.ts";
import { logFilter } from "./log_filter.ts";
import type { LogLine } from "./log_line.ts";
import { readLogs } from "./log_reader.ts";
import { searchLogs } from "./log_search.ts";
import { type LogState, shownLines } from "./log_state.ts";

export interface LogSaved {
  type: "logSaved";
  path: string;
}

/** Reads, follows or searches, whatever the pane is for. */
export function readCommand(state: LogState, { pane, discovery }: PaneContext): Command {
  const { subject, hasAllContainers, isPrevious, search } = state;
  const which = { subject, discovery, hasAllContainers, range: state.range.query };
  // The last run has ended: it is read once, and all of it passes.
  const filter = search?.filter ?? (isPrevious ? logFilter("") : undefined);
  if (filter) {
    const run = { ...which, filter, isPrevious };
    return {
      type: "task",
      pane,
      name: "log",
      run: (port, tell, signal) => searchLogs({ port, tell, signal, ...run }),
    };
  }
  return {
    type: "task",
    pane,
    name: "log",
    endless: true,
    run: (port, tell, signal) => readLogs({ port, tell, signal, ...which }),
  };
}

/** Ends the reading: the search that was going on, mostly. */
export function stopCommand(pane: number): Command {
  return { type: "task", pane, name: "log", run: () => Promise.resolve() };
}

/** Writes what is shown into a file below the state folder. */
export function saveCommand(state: LogState, pane: number): Command {
  const text = shownText(state);
  const [target] = state.subject.targets;
  return {
    type: "task",
    pane,
    name: "save",
    run: async ({ timing }, tell, _signal, machine) => {
      const time = new Date(timing.now()).toISOString().replace(/[:.]/g, "-");
      const name = `${target?.namespace ?? ""}-${target?.name ?? "logs"}`.replace(/[^\w.-]/g, "-");
      const path = `${machine.folders.state}/screen-dumps/${name}-${time}.log`;
      await machine.writeFile(path, new TextEncoder().encode(text));
      tell({ type: "logSaved", path });
    },
  };
}

/** The shown lines as text, with times and names where they are on. */
export function shownText(state: LogState): string {
  return [...linesFrom(shownLines(state).kept)].map((line) => `${lineText(state, line)}\n`).join("");
}

function lineText({ hasTimestamps, labels }: LogState, { kind, stamp, source, text }: LogLine): string {
  if (kind === "gap") return text;
  const label = labels[source];
  if (kind !== "text") return `── ${label ? `${label} ` : ""}${text}`;
  return `${hasTimestamps && stamp ? `${stamp} ` : ""}${label ? `${label} ` : ""}${text}`;
}
