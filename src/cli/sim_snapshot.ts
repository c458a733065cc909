/** `pequod sim snapshot save|restore|list|export|import|delete`. */
import type { Call, Program } from "../programs/program.ts";
import { askSim, oneArgument, type SnapshotSummary } from "./sim_admin.ts";

const save: Program = {
  name: "save",
  summary: "Remember the cluster as it is now",
  usage: ["NAME"],
  flags: [],
  run: async (call) => {
    const taken = await askSim<SnapshotSummary>(call, "POST", place(call));
    await call.io.out(`snapshot ${taken.name} saved: ${taken.objects} objects\n`);
    return 0;
  },
};

const restore: Program = {
  name: "restore",
  summary: "Make the cluster what it was",
  usage: ["NAME"],
  flags: [],
  run: async (call) => {
    const { name, changed } = await askSim<{ name: string; changed: number }>(
      call,
      "POST",
      `${place(call)}/restore`,
    );
    await call.io.out(`snapshot ${name} restored: ${changed} objects changed\n`);
    return 0;
  },
};

const list: Program = {
  name: "list",
  summary: "List the snapshots",
  usage: [""],
  flags: [],
  run: async (call) => {
    const { snapshots } = await askSim<{ snapshots: SnapshotSummary[] }>(call, "GET", "/snapshots");
    const rows = snapshots.map(({ name, takenAt, revision, objects }) => [name, takenAt, revision, objects]);
    const width = Math.max(4, ...snapshots.map(({ name }) => name.length)) + 3;
    await call.io.out(
      [["NAME", "TAKEN", "REVISION", "OBJECTS"], ...rows].map(([name, taken, revision, objects]) =>
        `${String(name).padEnd(width)}${String(taken).padEnd(27)}${String(revision).padEnd(11)}${objects}\n`
      ).join(""),
    );
    return 0;
  },
};

const exportProgram: Program = {
  name: "export",
  summary: "Print a snapshot as a file that `sim start --scenario FILE` begins from",
  usage: ["NAME"],
  flags: [],
  examples: [["To a file", "pequod sim snapshot export before > before.json"]],
  run: async (call) => {
    // Parsed and printed anew: one object a line, as it is compared best.
    const { objects, ...head } = await askSim<{ objects: unknown[] }>(call, "GET", place(call));
    const lines = objects.map((object) => JSON.stringify(object)).join(",\n");
    await call.io.out(`${JSON.stringify(head).slice(0, -1)},"objects":[\n${lines}\n]}\n`);
    return 0;
  },
};

const remove: Program = {
  name: "delete",
  summary: "Forget a snapshot",
  usage: ["NAME"],
  flags: [],
  run: async (call) => {
    const { name } = await askSim<SnapshotSummary>(call, "DELETE", place(call));
    await call.io.out(`snapshot ${name} deleted\n`);
    return 0;
  },
};

export const simSnapshot: Program = {
  name: "snapshot",
  summary: "Keep states of a served world, and go back to them",
  usage: ["COMMAND NAME"],
  flags: [],
  programs: [save, restore, list, exportProgram, remove],
};

function place(call: Call): string {
  return `/snapshots/${encodeURIComponent(oneArgument(call, "NAME"))}`;
}
