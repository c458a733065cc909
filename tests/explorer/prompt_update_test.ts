import assert from "node:assert/strict";
import { explore } from "./explorer_harness.ts";
import { smallWorld } from "./world.ts";

/** Keys, the text of the prompt (undefined: it is closed), and what the filter is then. */
const edits: [string, string | undefined, string][] = [
  ["key :\ntype dep", "dep", ""],
  ["key :\ntype dep\nkey Esc", undefined, ""],
  ["key : Enter", undefined, ""],
  ["key : Backspace", undefined, ""],
  ["key /\ntype crash", "crash", "crash"],
  ["key /\ntype crash\nkey Enter", undefined, "crash"],
  ["key /\ntype crash\nkey Esc", undefined, ""],
  ["key /\ntype a\nkey Enter /\ntype b", "ab", "ab"],
  ["key /\ntype a\nkey Enter /\ntype b\nkey Esc", undefined, "a"],
  ["key /\ntype a[\nkey Enter", "a[", "a["],
];

for (const [keys, text, filter] of edits) {
  Deno.test(`prompt: ${keys.replaceAll("\n", ", ")}`, async () => {
    const explorer = await explore(smallWorld(), keys);
    assert.equal(explorer.runner.model.prompt?.text, text);
    assert.equal(explorer.runner.model.stack.at(-1)!.searchText(), filter);
    explorer.end();
  });
}

Deno.test("a paste goes into the prompt, and nowhere else", async () => {
  const explorer = await explore(smallWorld(), "");
  explorer.runner.dispatch({ type: "paste", text: ":q\n" });
  assert.equal(explorer.hasQuit, false);
  await explorer.play("key :");
  explorer.runner.dispatch({ type: "paste", text: "deploy\n" });
  assert.equal(explorer.runner.model.prompt?.text, "deploy");
  explorer.end();
});

Deno.test("what was run comes back on an empty prompt", async () => {
  const explorer = await explore(smallWorld(), "key :\ntype deploy\nkey Enter\nkey : Tab");
  assert.equal(explorer.runner.model.prompt?.text, "deploy");
  explorer.end();
});

Deno.test("Esc from a filter goes back to the row, Esc from a search to the line", async () => {
  const explorer = await explore(smallWorld(), "key j j");
  const row = explorer.lines.find((line) => line.startsWith("▌"));
  assert.ok(!row?.includes("dlpgl"), row);
  await explorer.play("key /\ntype dlpgl");
  assert.match(explorer.text, /^▌\S*dlpgl/m);
  await explorer.play("key Esc");
  assert.equal(explorer.lines.find((line) => line.startsWith("▌")), row);
  await explorer.play("key ? Shift-G");
  const before = explorer.body;
  await explorer.play("key / \ntype Enter\nkey Esc");
  assert.deepEqual(explorer.body, before);
  explorer.end();
});

Deno.test("what the start has to say stays while the first view waits for the kinds", async () => {
  const explorer = await explore(smallWorld(), "", { line: "deployments", start: { notice: "A mistake." } });
  assert.equal(explorer.runner.model.notice?.text, "A mistake.");
  explorer.end();
});
