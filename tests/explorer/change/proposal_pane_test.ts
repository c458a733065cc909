import assert from "node:assert/strict";
import type { Change } from "../../../src/explorer/change/change.ts";
import { proposalPane } from "../../../src/explorer/change/proposal_pane.ts";
import { explore, type ExplorerHarness } from "../explorer_harness.ts";
import { smallWorld } from "../world.ts";
import { target } from "./test_targets.ts";

function change(over: Partial<Change> = {}): Change {
  const run = () => Promise.resolve();
  const writes = [{ target: target("web"), request: { type: "steps", run } }] as const;
  return { title: "Drain it", done: "", kubectl: "k", undo: "", isDestructive: false, writes, ...over };
}

const options: Change["options"] = {
  fields: [{ type: "text", name: "n", label: "n", value: "1" }],
  with: ({ n }) => n === "x" ? "no number" : change({ title: `Drain ${n}` }),
};

/** What is proposed, keys, whether the context is protected, and what was done, by its title; "" when nothing. */
const cases: [string, Change, string, boolean, string][] = [
  ["Enter does it", change(), "key Enter", false, "Drain it"],
  ["Esc does not", change(), "key Esc", false, ""],
  ["the safe answer is under Enter", change({ isDestructive: true }), "key Enter", false, ""],
  ["the button is next to it", change({ isDestructive: true }), "key Left Enter", false, "Drain it"],
  ["values are typed", change({ options }), "type 2\nkey Enter", false, "Drain 12"],
  ["wrong values do nothing", change({ options }), "key Backspace\ntype x\nkey Enter", false, ""],
  ["the name is asked for", change(), "key Enter", true, ""],
  ["another name is not enough", change(), "type tes\nkey Enter", true, ""],
  ["the name is typed", change(), "type test\nkey Enter", true, "Drain it"],
  ["the name is not asked for twice", change(), "type test\nkey Tab Enter", true, "Drain it"],
];

async function opened(
  proposed: Change,
  script: string,
  isProtected: boolean,
): Promise<[string, ExplorerHarness]> {
  const world = smallWorld();
  if (isProtected) world.context.isProtected = true;
  const explorer = await explore(world, "");
  let done = "";
  const pane = proposalPane(proposed, (made) => {
    done = made.title;
    return [];
  });
  explorer.runner.dispatch({ type: "commands", commands: [{ type: "open", pane }] });
  await explorer.play(script);
  return [done, explorer];
}

for (const [name, proposed, script, isProtected, expected] of cases) {
  Deno.test(`a question: ${name}`, async () => {
    const [done, explorer] = await opened(proposed, script, isProtected);
    assert.equal(done, expected);
    explorer.end();
  });
}

Deno.test("long bodies scroll, on small screens too", async () => {
  const writes = Array.from(
    { length: 30 },
    (_, index) => ({ ...change().writes[0]!, target: target(`web-${index}`) }),
  );
  const [, explorer] = await opened(change({ writes }), "", false);
  explorer.runner.dispatch({ type: "resize", columns: 40, rows: 10 });
  assert.match(explorer.text, /Deployment shop\/web-0[^]*▸\[ Drain 30 \][^]*↓ 27/);
  await explorer.play("key PageDown j");
  assert.match(explorer.text, /Deployment shop\/web-4/);
  await explorer.play(
    "key PageDown PageDown PageDown PageDown PageDown PageDown PageDown PageDown PageDown k",
  );
  assert.match(explorer.text, /Deployment shop\/web-28/);
  assert.doesNotMatch(explorer.text, /Deployment shop\/web-29/);
  explorer.end();
});

Deno.test("a field that gets the keys comes into sight", async () => {
  const fields = Array.from({ length: 20 }, (_, index) => ({
    type: "text" as const,
    name: `n${index}`,
    label: `field ${index}`,
    value: "",
  }));
  const [, explorer] = await opened(change({ options: { fields, with: () => change() } }), "", false);
  assert.match(explorer.text, /▌field 0 /);
  assert.doesNotMatch(explorer.text, /field 15/);
  await explorer.play(`key ${"Tab ".repeat(15)}\ntype ab`);
  assert.match(explorer.text, /▌field 15 +ab▏/);
  explorer.end();
});
