/** Views whose modules the first frame does without: loaded when they are opened, or before, when there is time. */
import type { Command } from "./command.ts";
import type { NewPane } from "./pane.ts";

export const rooms = {
  describe: () => import("./text/describe_pane.ts"),
  yaml: () => import("./text/yaml_pane.ts"),
  explain: () => import("./explain/explain_pane.ts"),
  logs: () => import("./logs/logs_pane.ts"),
  proposal: () => import("./change/carry_out_change.ts"),
  journal: () => import("./change/journal_source.ts"),
};

/** Loads a room, and opens one of its views. */
export function opening<M>(load: () => Promise<M>, pane: (room: M) => NewPane): Command {
  return { type: "later", load: async () => [{ type: "open", pane: pane(await load()) }] };
}

/** Loads all of them, so that no key has to wait for it. */
export async function loadRooms(): Promise<void> {
  for (const load of Object.values(rooms)) await load();
}
