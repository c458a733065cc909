import assert from "node:assert/strict";
import { footerKeys, keyLines, kubectlLine, ruleLine } from "../../src/explorer/footer.ts";
import { lineText, spansWidth } from "../../src/terminal/line.ts";
import { explore } from "./explorer_harness.ts";
import { smallWorld } from "./world.ts";

Deno.test("the footer shows as many keys as fit, the most useful first", async () => {
  const explorer = await explore(smallWorld(), "");
  const { model } = explorer.runner;
  const places = footerKeys(model).map(({ footer }) => footer!);
  assert.deepEqual(places, [...places].sort((one, other) => one - other));
  for (const columns of [40, 60, 120]) {
    const shown = keyLines({ ...model, columns })[0]!;
    assert.ok(spansWidth(shown.spans) <= columns);
    assert.match(lineText(shown), /^ ⏎ containers /);
  }
  explorer.end();
});

/** Views, and their keys on a screen of 80 columns. */
const footers: [view: string, keys: string][] = [
  ["pods", " ⏎ containers  l logs  d describe  s shell  y yaml  / filter  : command  ? help "],
  ["deployments", " ⏎ pods  l logs  d describe  r restart  y yaml  / filter  : command  ? help "],
  ["nodes", " ⏎ pods  d describe  c cordon  r drain  y yaml  / filter  : command  ? help "],
];

for (const [view, keys] of footers) {
  Deno.test(`the most useful keys of ${view} fit into 80 columns`, async () => {
    const explorer = await explore(smallWorld(), "", { line: view, columns: 80 });
    assert.equal(lineText(keyLines(explorer.runner.model)[0]!), keys);
    explorer.end();
  });
}

Deno.test("a narrow screen keeps help, a high one has a second line of keys", async () => {
  const explorer = await explore(smallWorld(), "");
  const { model } = explorer.runner;
  assert.match(lineText(keyLines({ ...model, columns: 40 })[0]!), / {2}\? help $/);
  const [first, second, ...others] = keyLines({ ...model, columns: 120, rows: 50 }).map(lineText);
  assert.match(first!, /\? help $/);
  assert.match(second!, /^ \S+ \w/);
  assert.equal(others.length, 0);
  explorer.end();
});

Deno.test("keys that do not work now are dim", async () => {
  const world = smallWorld();
  world.table("pods", "Name Age", []);
  const explorer = await explore(world, "");
  const enter = keyLines(explorer.runner.model)[0]!.spans[1]!;
  assert.deepEqual(enter, { text: " containers ", role: "dim" });
  explorer.end();
});

Deno.test("a notice stands in place of the rule; a long command gives way to its key", async () => {
  const explorer = await explore(smallWorld(), "key 7", { columns: 60 });
  assert.match(lineText(ruleLine(explorer.runner.model)), /^ No namespace is on 7 yet/);
  await explorer.play("key /\ntype a_very_long_pattern_that_does_not_fit_into_the_line_at_all");
  const command = lineText(kubectlLine(explorer.runner.model));
  assert.equal(command.length, 60);
  assert.match(command, /… \^Y copy $/);
  explorer.end();
});

Deno.test("keys that do not work now leave the room to those that do", async () => {
  const explorer = await explore(smallWorld(), "", { line: "services", columns: 80 });
  const keys = lineText(keyLines(explorer.runner.model)[0]!);
  assert.doesNotMatch(keys, /clear marks|wide columns/);
  assert.match(keys, / d describe /);
  explorer.end();
});

Deno.test("questions name their own keys only", async () => {
  const explorer = await explore(smallWorld(), "wait 1s\nkey Ctrl-D\nwait 1s");
  assert.match(lineText(keyLines(explorer.runner.model)[0]!), /^ ⏎ do it {2}Esc cancel /);
  assert.doesNotMatch(lineText(keyLines(explorer.runner.model)[0]!), /command|help/);
  explorer.end();
});
