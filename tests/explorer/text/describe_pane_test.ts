import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";

Deno.test("d shows what kubectl describe prints, events included", async () => {
  const [top, end] = await playBundled("key d\nexpect Controlled By\ndump\nkey Shift-G\ndump");
  assert.match(top!.join("\n"), /pods › Pod default\/env-echgo-\S+ · describe/);
  assert.match(top!.join("\n"), /^ {2}Service Account: +default$/m);
  assert.match(top!.join("\n"), /\$ kubectl describe pods env-echgo-\S+ -n default/);
  assert.match(end!.join("\n"), /Normal +Scheduled .*Successfully assigned default\/env-echgo-/);
});

Deno.test("/ searches, n goes on, the count is shown", async () => {
  const [first, second] = await playBundled(
    "key d\nexpect Controlled By\ntype /ready\nkey Enter\ndump\nkey n\ndump",
  );
  assert.match(first![1]!, /1 of \d+$/);
  assert.match(second![1]!, /2 of \d+$/);
});

Deno.test("other kinds are described, too", async () => {
  const [service, node] = await playBundled(`type :svc
key Enter
expect LoadBalancer
key d
expect Endpoints:
dump
type :no
key Enter
expect eli02
key d
expect Roles:
dump`);
  assert.match(service!.join("\n"), /Service default\/env-echgo · describe/);
  assert.match(node!.join("\n"), /Node eli01 · describe/);
});

Deno.test("a section is folded and stays so when the object is described anew; new events come by themselves", async () => {
  const script = `type /env-echgo
key Enter d
expect Controlled By
type /^Labels
key Enter z Shift-Z
dump
wait 25s
dump
key Shift-Z Shift-Z Shift-Z Shift-G
dump`;
  const [folded, later, open] = await playBundled(script);
  assert.match(folded!.join("\n"), /^▸ Containers: \(\d+ lines\)$/m);
  assert.match(later!.join("\n"), /^▸ Containers: \(\d+ lines\)$/m);
  assert.match(open!.join("\n"), /^▾ Events:$/m);
});

Deno.test("the keys of the object work in its description", async () => {
  const [frame] = await playBundled("key d\nexpect Controlled By\nkey y\nexpect kind: Pod\ndump");
  assert.match(frame![1]!, /· yaml/);
});
