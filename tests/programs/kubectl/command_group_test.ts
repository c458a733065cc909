import assert from "node:assert/strict";
import { commandGroup } from "../../../src/programs/kubectl/command_group.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { runVerb } from "./run_recorded.ts";

const child = { name: "oars", summary: "Row", usage: [""], flags: [], run: () => Promise.resolve(0) };
const group = commandGroup({
  name: "boat",
  summary: "Go out",
  usage: ["COMMAND"],
  flags: [],
  programs: [child],
});

const lines: [line: string, code: number, out: RegExp, err: string][] = [
  ["oars", 0, /^$/, ""],
  ["", 1, /Available Commands:\n {2}oars +Row/, ""],
  ["sails", 1, /^$/, "error: unknown command \"sails\"\nSee 'kubectl boat -h' for help and examples\n"],
];

for (const [line, code, out, err] of lines) {
  Deno.test(`a group of commands: ${line || "nothing"}`, async () => {
    const result = await runVerb(group, line.split(" ").filter(Boolean), recordedCluster());
    assert.equal(result.code, code);
    assert.match(result.out, out);
    assert.equal(result.err, err);
  });
}
