import assert from "node:assert/strict";
import { explore } from "../explorer_harness.ts";
import { smallWorld } from "../world.ts";

/** Keys, the gutter of the rows, and the title. */
const marks: [string, string, RegExp][] = [
  ["Space", "●▌ ", /· 1 marked/],
  ["Space Space", "●●▌", /· 2 marked/],
  ["Space Up Space", " ▌ ", /Pods \(all\) 3 {2}/],
  ["Space Down Ctrl-Space", "●●●", /· 3 marked/],
  ["Space Ctrl-\\", " ▌ ", /Pods \(all\) 3 {2}/],
];

for (const [keys, gutter, title] of marks) {
  Deno.test(`${keys} marks ${gutter}`, async () => {
    const explorer = await explore(smallWorld(), `key 0 ${keys}`, { columns: 120 });
    assert.equal(explorer.body.slice(1).map((line) => line[0]).join(""), gutter);
    assert.match(explorer.lines[1]!, title);
    explorer.end();
  });
}

/** Keys, and what is in the clipboard. */
const copies: [string, string][] = [
  ["c", "web-776b8b9c64-dlpgl"],
  ["n", "default"],
  ["Space Space c", "web-776b8b9c64-dlpgl web-776b8b9c64-fphrj"],
  ["Space Space Space n", "default kube-system"],
];

for (const [keys, text] of copies) {
  Deno.test(`${keys} copies ${text}`, async () => {
    const explorer = await explore(smallWorld(), `key 0 ${keys}`, { columns: 120 });
    assert.deepEqual(explorer.copied, [text]);
    assert.ok(explorer.text.includes(`Copied: ${text}`));
    explorer.end();
  });
}

Deno.test("only rows that are not well, and all again", async () => {
  const explorer = await explore(smallWorld(), "key Ctrl-Z");
  assert.match(explorer.lines[1]!, /Pods \(default\) 1 of 2 · not well/);
  assert.match(explorer.body[1]!, /CrashLoopBackOff/);
  await explorer.play("key Ctrl-Z");
  assert.equal(explorer.body.length, 3);
  explorer.end();
});
