import assert from "node:assert/strict";
import { awaitsMore, bindingId, mappedKeys, ownKey } from "../../src/explorer/bound_keys.ts";
import { defaultSettings } from "../../src/settings/settings.ts";
import { explore } from "./explorer_harness.ts";
import { smallWorld } from "./world.ts";

const bindings = [
  { title: "describe", keys: ["d"] },
  { id: "wide", title: "wide columns", keys: ["Ctrl-W", "w"] },
  { title: "half page down", keys: [] },
  { title: "jump", keys: ["1", "2", "3"] },
];

/** Keys that the user has set, and what every binding has then. */
const maps: [Record<string, string[]>, Record<string, string[]>][] = [
  [{}, { describe: ["d"], wide: ["Ctrl-W", "w"], jump: ["1", "2", "3"] }],
  [{ "table.wide": ["d"] }, { wide: ["d"], jump: ["1", "2", "3"] }],
  [{ "any.wide": ["w"] }, { describe: ["d"], wide: ["w"], jump: ["1", "2", "3"] }],
  [{ "yaml.wide": ["d"] }, { describe: ["d"], wide: ["Ctrl-W", "w"], jump: ["1", "2", "3"] }],
  [{ "table.wide": [] }, { describe: ["d"], jump: ["1", "2", "3"] }],
  [{ "table.half-page-down": ["d d"] }, {
    wide: ["Ctrl-W", "w"],
    "half-page-down": ["d d"],
    jump: ["1", "2", "3"],
  }],
  [{ "everywhere.help": ["w"] }, { describe: ["d"], wide: ["Ctrl-W"], jump: ["1", "2", "3"] }],
  [{ "table.jump": ["a", "b", "c"] }, { describe: ["d"], wide: ["Ctrl-W", "w"], jump: ["a", "b", "c"] }],
];

for (const [keys, expected] of maps) {
  Deno.test(`keys with ${JSON.stringify(keys)}`, () => {
    const mapped = mappedKeys({ ...defaultSettings, keys }, "table", bindings);
    assert.deepEqual(
      Object.fromEntries(mapped.map(({ binding, keys }) => [bindingId(binding), keys])),
      expected,
    );
  });
}

Deno.test("a binding of several keys knows which was meant", () => {
  const [jump] = mappedKeys(
    { ...defaultSettings, keys: { "table.jump": ["a", "b"] } },
    "table",
    bindings.slice(3),
  );
  assert.deepEqual([ownKey(jump!, "a"), ownKey(jump!, "b")], ["1", "2"]);
});

Deno.test("the first of two keys waits, unless it means something itself", () => {
  const mapped = [{ binding: bindings[0]!, keys: ["g g", "d"] }, { binding: bindings[1]!, keys: ["d d"] }];
  assert.deepEqual(["g", "d", "x"].map((key) => awaitsMore(mapped, key)), [true, false, false]);
});

Deno.test("two keys after one another: the first says what may follow, Esc forgets it", async () => {
  const harness = await explore(smallWorld(), "wait 1s\nkey j g", { settings: { keyPreset: "vim" } });
  assert.match(harness.lines.at(-3)!, /g … .*gg first row/);
  await harness.play("key Esc");
  assert.equal(harness.runner.model.pendingKey, "");
  await harness.play("key g g");
  assert.match(harness.body[1]!, /^▌web-776b8b9c64-dlpgl/);
  await harness.play("key g x");
  assert.match(harness.text, /Nothing is bound to g x\./);
  await harness.play("key y y");
  assert.deepEqual(harness.copied, ["web-776b8b9c64-dlpgl"]);
  harness.end();
});

/** With the vim preset: keys, and what is shown then. */
const vim: [keys: string, shown: RegExp][] = [
  ["j g g", /^▌web-776b8b9c64-dlpgl/m],
  ["Shift-G", /^▌/m],
  ["Ctrl-D Ctrl-U", /^▌web-776b8b9c64-dlpgl/m],
  ["Shift-K", /^ pods › .*[Dd]escribe/m],
  ["Shift-Y", /^ pods › .*yaml/m],
  ["Shift-Y z Shift-M", /… |▸/],
  ["Shift-Y Ctrl-D g g", /^▌? *\d* *apiVersion/m],
  ["d d", /Delete/],
  ["l", /log/i],
  ["l Ctrl-D Ctrl-U g g", /log/i],
  [": p o d s Enter Ctrl-O", /^ pods › Pods/m],
  ["/ w e b Enter", /\/web|1 of|of \d/],
  ["g d", /explain/i],
];

for (const [keys, shown] of vim) {
  Deno.test(`vim: ${keys}`, async () => {
    const harness = await explore(smallWorld(), `wait 1s\nkey ${keys}\nwait 2s`, {
      settings: { keyPreset: "vim" },
    });
    assert.match(harness.text, shown);
    assert.doesNotMatch(harness.text, /Nothing is bound/);
    harness.end();
  });
}

Deno.test("a key that was moved does there what it did, and footer and help say so", async () => {
  const settings = { keys: { "any.describe": ["F6"], "everywhere.help": ["F1"] } };
  const harness = await explore(smallWorld(), "wait 1s\nkey d", { settings });
  assert.match(harness.text, /F6 describe/);
  assert.match(harness.text, /F1 help/);
  assert.match(harness.lines[1]!, /^ Pods/);
  await harness.play("key F6\nwait 1s");
  assert.match(harness.lines[1]!, /^ pods › .*describe/i);
  await harness.play("key F1\nwait 1s");
  assert.match(harness.lines[1]!, /Help/);
  harness.end();
});

Deno.test("a key has one meaning in a view: the earlier binding has it, and nothing names it for another", () => {
  const bindings = [
    { title: "cordon", keys: ["c"] },
    { title: "copy name", keys: ["c", "Ctrl-J"] },
    { title: "copy all", keys: ["c"] },
  ];
  for (const settings of [defaultSettings, { ...defaultSettings, keys: { "table.mark": ["F9"] } }]) {
    const mapped = mappedKeys(settings, "table", bindings).map(({ binding, keys }) => [binding.title, keys]);
    assert.deepEqual(mapped, [["cordon", ["c"]], ["copy name", ["Ctrl-J"]]]);
  }
});
