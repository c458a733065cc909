import assert from "node:assert/strict";
import { explore } from "../explorer_harness.ts";
import { smallWorld } from "../world.ts";

const csv = "NAME,READY,STATUS,RESTARTS,AGE\nweb-776b8b9c64-fphrj,0/1,CrashLoopBackOff,4 (23s ago),5m\n";

Deno.test("Ctrl-S saves the rows that are shown and says where", async () => {
  const explorer = await explore(smallWorld(), "key /\ntype crash\nkey Enter\nkey Ctrl-S", { columns: 140 });
  const [path = "", text] = [...explorer.machine.files][0] ?? [];
  assert.match(path, /^\/state\/screen-dumps\/test\/pods-default-20260301T120000.*\.csv$/);
  assert.equal(text, csv);
  assert.ok(explorer.text.includes(`Saved ${path}`));
  explorer.end();
});

/** A line after the colon, the file with its text, and what was copied. */
const lines: [string, Record<string, string>, string[]][] = [
  ["export csv rows.csv", { "/here/rows.csv": csv }, []],
  ["export csv ~/my rows.csv", { "/home/my rows.csv": csv }, []],
  ["export csv /tmp/x", { "/tmp/x": csv }, []],
  ["copy csv", {}, [csv]],
  ["copy", {}, [csv]],
];

for (const [line, files, copied] of lines) {
  Deno.test(`:${line}`, async () => {
    const script = `key /\ntype crash\nkey Enter\nkey :\ntype ${line}\nkey Enter`;
    const explorer = await explore(smallWorld(), script, { columns: 140 });
    assert.deepEqual(Object.fromEntries(explorer.machine.files), files);
    assert.deepEqual(explorer.copied, copied);
    explorer.end();
  });
}

/** Keys, and what . copies then. */
const cells: [string, string][] = [
  [".", "web-776b8b9c64-dlpgl"],
  ["> > .", "Running"],
  ["> > Space Space .", "Running\nCrashLoopBackOff"],
];

for (const [keys, expected] of cells) {
  Deno.test(`${keys} copies ${JSON.stringify(expected)}`, async () => {
    const explorer = await explore(smallWorld(), `key ${keys}`);
    assert.deepEqual(explorer.copied, [expected]);
    explorer.end();
  });
}
