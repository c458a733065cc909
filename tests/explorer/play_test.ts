import assert from "node:assert/strict";
import { FakeMachine } from "./fake_machine.ts";
import { play, type PlayOptions } from "../../src/explorer/play.ts";
import { parseScript } from "../../src/explorer/play_script.ts";
import { testNow } from "./fake_cluster.ts";
import { smallWorld } from "./world.ts";

async function run(
  script: string,
  more: Partial<PlayOptions> = {},
): Promise<{ code: number; out: string; complaints: string }> {
  const world = smallWorld();
  let now = testNow;
  let [out, complaints] = ["", ""];
  const code = await play({
    machine: new FakeMachine(),
    start: {
      columns: 80,
      rows: 12,
      programVersion: "0.1.0",
      context: world.context,
      contexts: world.contexts,
      currentContext: "test",
    },
    connections: world.connections,
    line: "pods",
    script: parseScript(script),
    format: "text",

    depth: "none",
    now: () => now,
    passTime: (ms) => {
      now += ms;
      if (now - testNow > 5000 && world.tables.get("pods")!.rows.length === 3) {
        world.change("pods", {
          added: [{ namespace: "default", name: "late", cells: ["1/1", "Running", "0", "x"] }],
        });
      }
      return Promise.resolve();
    },
    breathe: () => new Promise((resolve) => setTimeout(resolve, 0)),
    output: (text) => out += text,
    complain: (text) => complaints += text,
    ...more,
  });
  return { code, out, complaints };
}

Deno.test("a script sees settled frames", async () => {
  const { code, out } = await run("dump\nkey :\ntype deploy\nkey Enter\nexpect 1/2\nresize 60x10\ndump");
  assert.equal(code, 0);
  const frames = out.split("\n");
  assert.match(frames[1]!, /^ Pods \(default\) 2/);
  assert.match(frames[13]!, /^ pods › Deployments \(default\) 1/);
  assert.equal(frames.length, 12 + 10 + 1);
});

Deno.test("expect waits for what time brings; reject for what it takes away", async () => {
  assert.equal((await run("expect late\nreject loading")).code, 0);
  assert.equal((await run("wait 6s\nexpect late")).code, 0);
});

Deno.test("what does not come ends the run with its line and the frame", async () => {
  const { code, complaints } = await run("# first\nexpect whale");
  assert.equal(code, 1);
  assert.match(complaints, /^line 2: "whale" did not appear within 10 s\. The frame:\n ⎈ test/);
});

Deno.test("the same script gives the same frames", async () => {
  const script = "key 0 Shift-T\ndump\nwait 7s\ndump\nkey Enter\ndump";
  assert.deepEqual(await run(script), await run(script));
});

Deno.test("quitting ends a script", async () => {
  const { code, out } = await run("key Ctrl-C\ndump");
  assert.deepEqual([code, out], [0, ""]);
});
