import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";

Deno.test(":explain opens a field with its documentation beside it", async () => {
  const [frame] = await playBundled(
    "type :explain deployment.spec.replicas\nkey Enter\nexpect <integer>\ndump",
  );
  const text = frame!.join("\n");
  assert.match(text, /Deployment apps\/v1 · explain/);
  assert.match(text, /replicas <integer> +│ spec › replicas|│ replicas <integer>/);
  assert.match(text, /\$ kubectl explain deployments\.spec\.replicas/);
});

Deno.test("the tree opens, closes, and is searched to any depth", async () => {
  const [open, closed, found] = await playBundled(`type :explain pod.spec
key Enter
expect <PodSpec>
type /hostname$
dump
key Esc
key g Enter
dump
type /livenessProbe
key Enter n
dump`);
  assert.match(open!.join("\n"), /hostname <string>/);
  assert.ok(!closed!.join("\n").includes("spec <PodSpec> │"), "the root is closed");
  assert.match(found!.join("\n"), /2 of \d/);
});

Deno.test("in 80 columns the documentation is below, and scrolls", async () => {
  const [top, scrolled] = await playBundled(
    "type :explain pod.spec.containers.image\nkey Enter\nexpect image <string>\ndump\nkey Shift-J Shift-J\ndump",
    { size: { columns: 80, rows: 24 } },
  );
  assert.ok(top!.every((line) => line.length <= 80));
  assert.match(top!.join("\n"), /─\n image <string>\n/);
  assert.match(scrolled!.join("\n"), /─\n(?! image <string>)/);
});

const wrong: [string, RegExp][] = [
  ["explain frobs", /the server doesn't have a resource type "frobs"/],
  ["explain pod.spec.nope", /field "nope" does not exist/],
  ["explain", /explain what\?/],
];

for (const [line, message] of wrong) {
  Deno.test(`:${line} says what is wrong`, async () => {
    const [frame] = await playBundled(`type :${line}\nkey Enter\nwait 250ms\ndump`);
    assert.match(frame!.join("\n"), message);
  });
}
