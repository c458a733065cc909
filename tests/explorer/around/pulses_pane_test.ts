import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";

const scenario = "incident-crashloop";

Deno.test(":pulses counts every kind and measures the cluster", async () => {
  const [frame] = await playBundled("expect ✗ 1\nexpect CPU\nwait 20s\ndump\n", {
    scenario,
    line: "pulses all",
  });
  const text = frame!.join("\n");
  for (const part of [/CPU \d+% +\d+m of 8000m/, /MEM \d+%/, /Pods +10/, /✓ 9 +… 0 +✗ 1/, /[⣀⣤⣶⣿]/]) {
    assert.match(text, part);
  }
});

Deno.test("arrows and letters move, Enter shows what is not well", async () => {
  const frames = await playBundled(
    "expect ✗ 1\ntype l\ndump\nkey Enter\nexpect not well\nexpect worker\ndump\nkey Esc\ntype jk\nkey Left\nkey Enter\nexpect Pods\n",
    {
      scenario,
      line: "pulses all",
    },
  );
  assert.match(frames[0]!.join("\n"), /kubectl get deployments -A/);
  assert.match(frames[1]!.join("\n"), /Deployments \(all\) 1 of 3/);
});

Deno.test("a digit counts in another namespace", async () => {
  await playBundled(
    "expect Pods\ntype 1\nexpect Pulses (harbor)\nwait 2s\nexpect kubectl get pods -n harbor\n",
    {
      scenario,
      line: "pulses all",
    },
  );
});

Deno.test("every tile is there at 80x24, and nothing breaks at 40x10 or 200x50", async () => {
  const SIZES = [[80, 24], [40, 10], [200, 50]] as const;
  for (const [columns, rows] of SIZES) {
    const [frame] = await playBundled("expect Pods\nwait 4s\ndump\n", {
      scenario,
      line: "pulses all",
      size: { columns, rows },
    });
    assert.ok(frame!.length <= rows);
    if (columns > 40) assert.match(frame!.join("\n"), /Events \(✗ warnings\)/);
  }
});
