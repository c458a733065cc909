import assert from "node:assert/strict";
import { explore, type ExplorerHarness } from "./explorer_harness.ts";
import { smallWorld } from "./world.ts";

function press(
  explorer: ExplorerHarness,
  x: number,
  y: number,
  action: "press" | "right" | "wheel-down" = "press",
): void {
  explorer.runner.dispatch({ type: "mouse", action, x, y, modifiers: "" });
}

/** The line of the screen that holds a text. */
function lineOf(explorer: ExplorerHarness, text: string): number {
  const y = explorer.lines.findIndex((line) => line.includes(text));
  assert.ok(y >= 0, `${text} is not on the screen:\n${explorer.text}`);
  return y;
}

const selected = (explorer: ExplorerHarness): string =>
  explorer.lines.find((line) => line.startsWith("▌"))!.slice(1).split(/\s/)[0]!;

Deno.test("a click picks a row, a second one opens it; what comes too late is another click", async () => {
  const explorer = await explore(smallWorld(), "");
  press(explorer, 5, lineOf(explorer, "fphrj"));
  assert.match(selected(explorer), /fphrj/);
  explorer.pass(1000);
  press(explorer, 5, lineOf(explorer, "fphrj"));
  assert.match(explorer.lines[1]!, /Pods/);
  press(explorer, 5, lineOf(explorer, "fphrj"));
  await explorer.settle();
  assert.match(explorer.lines[1]!, /Containers/);
  press(explorer, 5, 5, "right");
  assert.match(explorer.lines[1]!, /Pods/);
  explorer.end();
});

Deno.test("a click on a heading sorts, and turns the order round", async () => {
  const explorer = await explore(smallWorld(), "");
  const column = explorer.lines[2]!.indexOf("RESTARTS") + 2;
  press(explorer, column, 2);
  assert.match(explorer.lines[2]!, /RESTARTS ?↓/);
  explorer.pass(1000);
  press(explorer, column, 2);
  assert.match(explorer.lines[2]!, /RESTARTS ?↑/);
  explorer.end();
});

Deno.test("keys in the footer can be pressed, the kubectl line copied, the header leads to contexts", async () => {
  const explorer = await explore(smallWorld(), "");
  press(explorer, explorer.lines.at(-1)!.indexOf("describe"), 19);
  await explorer.settle();
  assert.match(explorer.lines[1]!, /describe/);
  await explorer.play("key Esc");
  press(explorer, 5, 18);
  assert.deepEqual(explorer.copied, ["kubectl get pods -n default"]);
  press(explorer, 5, 0);
  await explorer.settle();
  assert.match(explorer.lines[1]!, /Contexts/);
  await explorer.play("key Esc");
  explorer.end();
});

Deno.test("the wheel moves, and a click beside everything does nothing", async () => {
  const explorer = await explore(smallWorld(), "");
  press(explorer, 5, 5, "wheel-down");
  assert.match(selected(explorer), /fphrj/);
  const before = explorer.text;
  press(explorer, 50, 14);
  press(explorer, 99, 1);
  assert.equal(explorer.text, before);
  explorer.end();
});

Deno.test(":mouse off leaves the terminal its selection", async () => {
  const explorer = await explore(smallWorld(), "key :\ntype mouse off\nkey Enter");
  assert.match(explorer.text, /The mouse is off\./);
  await explorer.play("key :\ntype mouse maybe\nkey Enter");
  assert.match(explorer.text, /mouse on, or mouse off\?/);
  explorer.end();
});
