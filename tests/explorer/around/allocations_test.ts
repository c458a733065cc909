import assert from "node:assert/strict";
import { allocations, Sums } from "../../../src/explorer/around/allocations.ts";
import { playBundled } from "../bundled_play.ts";

const node = (name: string, allocatable: Record<string, string>) => ({
  metadata: { name },
  status: { allocatable },
});
const pod = (namespace: string, nodeName: string | undefined, cpu: string) => ({
  metadata: { name: "p", namespace },
  spec: { nodeName, containers: [{ name: "a", resources: { requests: { cpu }, limits: { cpu: "1" } } }] },
});

Deno.test("requests and limits are summed by node and by namespace", () => {
  const nodes = [node("one", { cpu: "2" }), node("two", { cpu: "4" })];
  const pods = [
    pod("a", "one", "500m"),
    pod("a", "two", "1"),
    pod("b", "one", "250m"),
    pod("b", undefined, "9"),
  ];
  const byNode = new Sums("node", nodes);
  byNode.take(pods);
  assert.deepEqual(byNode.all().map(({ name, pods, requests }) => [name, pods, requests["cpu"]]), [
    ["one", 2, "750m"],
    ["two", 1, "1"],
  ]);
  const byNamespace = new Sums("namespace", nodes);
  byNamespace.take(pods);
  assert.deepEqual(
    byNamespace.all().map(({ name, requests, allocatable }) => [name, requests["cpu"], allocatable["cpu"]]),
    [
      ["a", "1500m", "6"],
      ["b", "250m", "6"],
    ],
  );
  assert.equal(byNode.pods, 3);
});

Deno.test(":alloc shows nodes with bars and shares, Enter their pods", async () => {
  const [frame] = await playBundled("expect eli01\ndump\nkey Enter\nexpect spec.nodeName=eli01\n", {
    scenario: "shop",
    line: "alloc",
  });
  assert.match(frame!.join("\n"), /eli01 +\d+\/110 +[█▏▎▍▌▋▊▉·]{8} +\d+/);
});

Deno.test(":alloc namespaces shows each namespace's part of the cluster", async () => {
  await playBundled("expect kube-system\nexpect shop\nkey Enter\nexpect Pods (\n", {
    scenario: "shop",
    line: "alloc namespaces",
  });
  assert.equal(allocations("namespace").name, "namespace-allocations");
});
