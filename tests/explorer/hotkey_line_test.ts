import assert from "node:assert/strict";
import { hotkeyLine } from "../../src/explorer/hotkey_line.ts";
import { explore } from "./explorer_harness.ts";
import { smallWorld } from "./world.ts";

const commands: [string, string][] = [
  ["deploy", "deploy"],
  ["$RESOURCE_NAME $NAMESPACE", "pods default"],
  ["pods /$NAME", "pods /web-776b8b9c64-dlpgl"],
  ["pods @${CONTEXT}", "pods @test"],
  ["pods $FILTER", "pods"],
  ["pods $SOMETHING", "pods $SOMETHING"],
];

for (const [command, line] of commands) {
  Deno.test(`the hotkey ${command} runs :${line}`, async () => {
    const harness = await explore(smallWorld(), "wait 1s");
    assert.equal(hotkeyLine(command, harness.runner.model), line);
    harness.end();
  });
}

const hotkey = (key: string, override = false) => ({
  key,
  command: "nodes",
  description: "all nodes",
  override,
});

/** A view's own key wins, unless the hotkey says otherwise. */
const presses: [string, boolean, RegExp][] = [
  ["F2", false, /pods › Nodes/],
  ["d", false, /pods › .*describe/],
  ["d", true, /pods › Nodes/],
  ["Ctrl-A", true, /pods › Nodes/],
];

for (const [key, override, shows] of presses) {
  Deno.test(`a hotkey on ${key}${override ? " that wins" : ""}`, async () => {
    const harness = await explore(smallWorld(), `wait 1s\nkey ${key}\nwait 1s`, {
      settings: { hotkeys: [hotkey(key, override)] },
    });
    assert.match(harness.text, shows);
    harness.end();
  });
}

Deno.test("help and footer have the hotkeys", async () => {
  const harness = await explore(smallWorld(), "wait 1s", {
    columns: 140,
    settings: { hotkeys: [hotkey("F2")] },
  });
  assert.match(harness.lines.at(-1)!, /F2 all nodes/);
  await harness.play("key ?\nkey G\nwait 1s\nresize 140x90");
  assert.match(harness.text, /Hotkeys\n +F2 +all nodes/);
  harness.end();
});
