import assert from "node:assert/strict";
import { line } from "../../../src/terminal/line.ts";
import { readingPane } from "../../../src/explorer/text/reading_pane.ts";
import { explore } from "../explorer_harness.ts";
import { smallWorld } from "../world.ts";

Deno.test("a text is read, read again with Ctrl-R, and says why it cannot be", async () => {
  const explorer = await explore(smallWorld(), "");
  let times = 0;
  const pane = readingPane({
    name: "notes",
    title: "Notes of web",
    kubectl: () => "kubectl get notes",
    read: (_port, tell) => {
      if (++times === 3) return Promise.reject(new Error("it is gone"));
      tell([line(`reading ${times}`)]);
      return Promise.resolve();
    },
  });
  explorer.runner.dispatch({ type: "commands", commands: [{ type: "open", pane }] });
  await explorer.settle();
  assert.match(explorer.text, /Notes of web/);
  assert.match(explorer.text, /reading 1/);
  assert.match(explorer.text, /\$ kubectl get notes/);
  await explorer.play("key Ctrl-R");
  assert.match(explorer.text, /reading 2/);
  await explorer.play("key Ctrl-R");
  assert.match(explorer.text, /stale since 12:00:00Z: it is gone/);
  assert.match(explorer.text, /reading 2/);
  explorer.end();
});
