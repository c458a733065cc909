import assert from "node:assert/strict";
import { sampleFacts } from "./sample_placement.ts";

Deno.test("what a pod asks for, and what it is taken to use when it does not say", () => {
  const asking = sampleFacts({ name: "p", requests: { cpu: "1", "example.com/x": "2" } });
  assert.deepEqual(asking.needs, [["cpu", 1000], ["example.com/x", 2]]);
  assert.deepEqual([asking.assumedCpu, asking.assumedMemory], [1000, 200 * 2 ** 20]);
  const silent = sampleFacts({ name: "p" });
  assert.deepEqual([silent.needs, silent.assumedCpu, silent.priority], [[], 100, 0]);
});

Deno.test("ports of the host are those of containers and sidecars", () => {
  const ports = [{ containerPort: 1, hostPort: 80 }, { containerPort: 2 }];
  const facts = sampleFacts({
    name: "p",
    spec: {
      containers: [{ name: "c", ports }],
      initContainers: [
        { name: "i", ports: [{ containerPort: 1, hostPort: 81 }] },
        {
          name: "s",
          restartPolicy: "Always",
          ports: [{ containerPort: 1, hostPort: 82, hostIP: "10.0.0.1" }],
        },
      ],
    },
  });
  assert.deepEqual(facts.hostPorts, [
    { address: "10.0.0.1", port: "TCP/82" },
    { address: "0.0.0.0", port: "TCP/80" },
  ]);
});
