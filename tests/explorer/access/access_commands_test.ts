import assert from "node:assert/strict";
import { accessCommands } from "../../../src/explorer/access/access_commands.ts";
import { parseCommandLine } from "../../../src/explorer/command_line.ts";
import { modelOf, smallWorld } from "../world.ts";

const world = smallWorld();
const start = modelOf(world);
const discovery = { resources: world.resources, failures: [], groupVersions: [] };
const model = { ...start, cluster: { ...start.cluster, discovery } };

/** Lines, and what is wrong with them; undefined: a table is opened. */
const lines: [string, RegExp | undefined][] = [
  ["can u:jane", undefined],
  ["can g:system:masters", undefined],
  ["can s:default:robot", undefined],
  ["can s:default", /can who\?/],
  ["can", /can who\?/],
  ["who-can delete pods", undefined],
  ["who-can get po/log web -n shop", undefined],
  ["who-can", /who can do what\?/],
  ["who-can get unicorns", /doesn't have a resource type "unicorns"/],
  ["can-i kube-system", undefined],
];

for (const [text, problem] of lines) {
  Deno.test(`:${text}`, () => {
    const line = parseCommandLine(text);
    const result = accessCommands.find(({ words }) => words.includes(line.word))!.run(line, model);
    if (problem) assert.match(String(result), problem);
    else assert.deepEqual((result as { type: string }[]).map(({ type }) => type), ["later"]);
  });
}
