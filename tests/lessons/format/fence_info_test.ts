import assert from "node:assert/strict";
import { readFenceInfo } from "../../../src/lessons/format/fence_info.ts";

const cases: [info: string, kind: string | undefined, attributes: Record<string, string>, wrong?: string][] =
  [
    ["", undefined, {}],
    ["title=x", undefined, {}],
    ["lesson:run", "run", {}],
    ['lesson:run terminal=2 until="start worker"', "run", { terminal: "2", until: "start worker" }],
    ["lesson:file path=/etc/motd", "file", { path: "/etc/motd" }],
    ["lesson:run terminal", "run", {}, "terminal"],
    ['lesson:run exit=1 until="open', "run", { exit: "1", until: '"open' }],
    ["lesson:run exit=1 = 2", "run", { exit: "1" }, "= 2"],
  ];

for (const [info, kind, attributes, wrong] of cases) {
  Deno.test(`info of a fence: ${JSON.stringify(info)}`, () => {
    const read = readFenceInfo(info);
    assert.deepEqual([read.kind, Object.fromEntries(read.attributes), read.wrong], [kind, attributes, wrong]);
  });
}
