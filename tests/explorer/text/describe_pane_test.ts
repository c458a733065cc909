import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";

Deno.test("d shows what kubectl describe prints, events included", async () => {
  const [top, end] = await playBundled("key d\nexpect Controlled By\ndump\nkey Shift-G\ndump");
  assert.match(top!.join("\n"), /pods › Pod default\/env-echgo-\S+ · describe/);
  assert.match(top!.join("\n"), /^Service Account: +default$/m);
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
