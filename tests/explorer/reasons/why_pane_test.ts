import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";

const line = "deploy -n harbor";

Deno.test("Shift-W on a deployment names the reason of its pods, the evidence and the next checks", async () => {
  const [frame] = await playBundled("expect worker\nkey Shift-W\nexpect Next checks\ndump\n", {
    scenario: "incident-crashloop",
    line,
    size: { columns: 120, rows: 30 },
  });
  const text = frame!.join("\n");
  for (
    const part of [
      "why is it red?",
      "exits 1",
      "[crash-exit-1]",
      "lastState.terminated.exitCode",
      "│ fatal: cannot open /etc/worker/queue.conf",
      "→ Pod harbor/worker-",
      "1 $ kubectl logs worker-",
      "--previous",
    ]
  ) assert.ok(text.includes(part), part + "\n" + text);
});

Deno.test("a digit runs a check, Enter on a link jumps, c copies", async () => {
  const frames = await playBundled(
    "expect worker\nkey Shift-W\nexpect Next checks\nkey 1\nexpect worker starting\ndump\nkey Esc\nkey Tab\nkey Tab\nkey Tab\nkey Tab\nkey Tab\nkey Enter\nwait 1s\ndump\n",
    { scenario: "incident-crashloop", line },
  );
  assert.ok(frames[0]!.join("\n").includes("previous"), frames[0]!.join("\n"));
  assert.match(frames[1]!.join("\n"), /Pods \(harbor\)/);
});

Deno.test("what is well says what was looked at", async () => {
  const [frame] = await playBundled("expect worker-config\nkey Down\nkey Shift-W\nexpect Looked at\ndump\n", {
    scenario: "incident-crashloop",
    line: "cm -n harbor",
  });
  assert.match(frame!.join("\n"), /No rule finds a fault here/);
});

Deno.test("it reads at 80x24, too", async () => {
  const [frame] = await playBundled("expect shop-\nkey Shift-W\nexpect Next checks\ndump\n", {
    scenario: "incident-image",
    line: "pods -n harbor",
    size: { columns: 80, rows: 24 },
  });
  assert.match(frame!.join(" ").replace(/\s+/g, " "), /Is nginx:1.27 meant\?/);
});
