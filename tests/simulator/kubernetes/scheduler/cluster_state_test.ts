import assert from "node:assert/strict";
import { ClusterState } from "../../../../src/simulator/kubernetes/scheduler/cluster_state.ts";
import { sampleFacts, sampleNode } from "./sample_placement.ts";

Deno.test("pods are counted by node as they come, move and go", () => {
  const cluster = new ClusterState();
  cluster.setNode(sampleNode("a"));
  cluster.setNode(sampleNode("b"));
  const web = sampleFacts({ name: "w", labels: { app: "web" } });
  const counts = () =>
    Object.fromEntries(
      [...cluster.count("web", ({ labels }) => labels["app"] === "web")].map((
        [{ name }, count],
      ) => [name, count]),
    );
  cluster.place(web, "a");
  assert.deepEqual(counts(), { a: 1 });
  cluster.place(web, "b");
  cluster.place(sampleFacts({ name: "x" }), "b");
  assert.deepEqual(counts(), { b: 1 });
  assert.equal(cluster.placeOf("w"), "b");
  assert.equal(cluster.forget("w"), true);
  assert.equal(cluster.forget("w"), false);
  assert.deepEqual(counts(), {});
});

Deno.test("pods outlive their node, and are there when it comes back", () => {
  const cluster = new ClusterState();
  cluster.setNode(sampleNode("a"));
  cluster.place(sampleFacts({ name: "p" }), "a");
  cluster.removeNode("a");
  assert.deepEqual([cluster.nodes.length, cluster.node("a")], [0, undefined]);
  cluster.setNode(sampleNode("a"));
  assert.equal(cluster.node("a")?.pods.size, 1);
});

Deno.test("terms of placed pods are known once each, with the nodes they are on", () => {
  const cluster = new ClusterState();
  cluster.setNode(sampleNode("a"));
  const affinity = {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: "zone", labelSelector: {} }],
    },
  };
  for (const name of ["p", "q"]) cluster.place(sampleFacts({ name, spec: { affinity } }), "a");
  const terms = [...cluster.terms("requiredAnti")];
  assert.equal(terms.length, 1);
  assert.deepEqual([...terms[0]!.counts.values()], [2]);
  cluster.forget("p");
  cluster.forget("q");
  assert.equal([...cluster.terms("requiredAnti")].length, 0);
});

Deno.test("images are known by how many nodes have them", () => {
  const cluster = new ClusterState();
  const images = [{ names: ["nginx:latest"], sizeBytes: 5 }];
  cluster.setNode(sampleNode("a", {}, { status: { images } }));
  cluster.setNode(sampleNode("b", {}, { status: { images } }));
  cluster.setNode(sampleNode("b"));
  assert.equal(cluster.nodesWithImage("nginx:latest"), 1);
});
