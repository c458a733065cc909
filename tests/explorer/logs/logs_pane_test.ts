import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";

Deno.test("l follows the log of the selected pod, and names container and command", async () => {
  const [frame] = await playBundled("key l\nexpect Processed\ndump");
  const text = frame!.join("\n");
  assert.match(text, /Logs default\/env-echgo-\S+:env-echgo · tail .*\d+ lines · following/);
  assert.match(text, /Processed envar \[ECHGO_POD_NAME=env-echgo-/);
  assert.match(text, /\$ kubectl logs env-echgo-\S+ -c env-echgo -n default -f --tail=1000/);
});

Deno.test("/ filters lines, ! turns it round, a bad pattern says so, Esc clears", async () => {
  const [filtered, inverse, bad] = await playBundled(
    "key l\nexpect Processed\ntype /envar .ECHGO_POD_IP\ndump\nkey Esc\ntype /!processed\ndump\nkey Esc\ntype /(\ndump",
  );
  assert.equal(filtered!.filter((line) => line.includes("Processed")).length, 1);
  assert.match(filtered!.join("\n"), /1 of 5 lines/);
  assert.equal(inverse!.filter((line) => line.includes("Processed")).length, 0);
  assert.match(inverse!.join("\n"), /Registered: /);
  assert.match(bad!.join("\n"), /Unterminated group/);
});

Deno.test("a filter stands in the command; Esc clears it, and only then goes back", async () => {
  const [filtered, cleared, back] = await playBundled(
    "key l\nexpect Processed\ntype /!nothing such\nkey Enter\ndump\nkey Esc\ndump\nkey Esc\ndump",
  );
  assert.match(filtered!.join("\n"), /--tail=1000 \| grep -viE 'nothing such'/);
  assert.match(cleared!.join("\n"), / 5 lines · following/);
  assert.match(cleared!.join("\n"), /--tail=1000 +\^Y copy/);
  assert.match(back![1]!, /^ Pods/);
});

Deno.test("what passes the filter is seen also where one had scrolled down and paused", async () => {
  const [paused, filtered] = await playBundled(
    "key l\nexpect Processed\nkey k\ndump\ntype /ECHGO_POD_IP\ndump",
    { size: { columns: 100, rows: 8 } },
  );
  assert.match(paused![1]!, /paused/);
  assert.match(filtered![2]!, /ECHGO_POD_IP/);
});

Deno.test("timestamps and ranges are asked of the server; there may be no previous run", async () => {
  const [stamped, minute, previous] = await playBundled(
    "key l\nexpect Processed\nkey t\nexpect Z 20\ndump\nkey 2\nexpect nothing logged\ndump\nkey p\nexpect not found\ndump",
  );
  assert.match(stamped!.join("\n"), /^2026-01-01T11:\d\d:\d\d\.\d+Z 2026/m);
  assert.match(minute!.join("\n"), /last 1 min.*0 lines/);
  assert.match(minute!.join("\n"), /--since=1m --timestamps/);
  assert.match(previous!.join("\n"), /previous terminated container .* not found/);
});

Deno.test("scrolling up ends following, the end brings it back", async () => {
  const [up, end] = await playBundled("key l\nexpect Processed\nkey k\ndump\nkey Shift-G\ndump", {
    size: { columns: 100, rows: 8 },
  });
  assert.match(up!.join("\n"), /paused/);
  assert.match(end!.join("\n"), /following/);
});

Deno.test("l on a deployment shows all its pods, named apart, with the command by its selector", async () => {
  const [frame] = await playBundled("wait 1s\nkey l\nwait 1s\ndump", {
    scenario: "shop",
    line: "deployments",
  });
  const text = frame!.join("\n");
  assert.match(text, /Logs Deployment shop\/catalog · 2 containers · tail/);
  const names = new Set(frame!.slice(2, -3).map((line) => line.split(" ")[0]));
  assert.equal(names.size, 2);
  assert.match(
    text,
    /kubectl logs -l app=catalog --all-containers --prefix --max-log-requests 100 -n shop -f/,
  );
});

Deno.test("marked pods are shown in one log", async () => {
  const [frame] = await playBundled("wait 1s\nkey Space Space Up Up l\nwait 1s\ndump", { scenario: "shop" });
  assert.match(frame![1]!, /Logs 2 pods · \d+ containers · tail/);
  assert.match(frame!.join("\n"), /for pod in \S+ \S+; do kubectl logs \$pod/);
});

Deno.test("settings say how a log begins", async () => {
  const logs = { tail: 2, buffer: 100, sinceSeconds: 0, wrap: true, timestamps: true };
  const [frame] = await playBundled("key l\nexpect Registered\ndump", { settings: { logs } });
  assert.match(frame!.join("\n"), /^2026-01-01T\S+Z 2026/m);
  assert.match(frame!.join("\n"), / 2 lines · following/);
  assert.match(frame!.join("\n"), /--tail=2 --timestamps/);
});

Deno.test("f shows the log on the whole screen, Esc ends that", async () => {
  const [full, back] = await playBundled("key l\nexpect Processed\nkey f\ndump\nkey Esc\ndump");
  assert.doesNotMatch(full!.join("\n"), /\$ kubectl logs/);
  assert.match(back!.join("\n"), /\$ kubectl logs/);
});
