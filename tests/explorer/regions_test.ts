import assert from "node:assert/strict";
import { formPane } from "../../src/explorer/dialog/form.ts";
import { regionAt } from "../../src/explorer/regions.ts";
import { explore } from "./explorer_harness.ts";
import { smallWorld } from "./world.ts";

/** Lines of a screen of 20, and what they belong to. */
const lines: [number, string][] = [
  [0, "header"],
  [1, "title"],
  [2, "pane 0"],
  [16, "pane 14"],
  [17, "rule"],
  [18, "kubectl"],
  [19, "keys 0"],
];

Deno.test("every line belongs to a part", async () => {
  const explorer = await explore(smallWorld(), "");
  const said = (y: number) => {
    const region = regionAt(explorer.runner.model, y);
    return region.part + ("row" in region ? ` ${region.row}` : "");
  };
  for (const [y, part] of lines) assert.equal(said(y), part);
  await explorer.play("key Ctrl-E");
  assert.deepEqual([said(0), said(1)], ["title", "pane 0"]);
  await explorer.play("key Ctrl-E");
  const pane = formPane({
    title: "A question",
    fields: [{ type: "text", name: "a", label: "a", value: "" }],
    submit: () => [],
  });
  explorer.runner.dispatch({ type: "commands", commands: [{ type: "open", pane }] });
  const titleLine = explorer.lines.findIndex((line) => /── A question/.test(line));
  assert.equal(said(titleLine - 1), "beneath");
  assert.equal(said(titleLine + 1), "pane 0");
  await explorer.play("key Esc");
  explorer.runner.dispatch({ type: "resize", columns: 100, rows: 50 });
  assert.deepEqual([46, 47, 48, 49].map(said), ["rule", "kubectl", "keys 0", "keys 1"]);
  explorer.end();
});
