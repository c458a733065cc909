import assert from "node:assert/strict";
import { check } from "../../../src/shapes/check.ts";
import { predicate } from "../../../src/lessons/checks/predicate_shapes.ts";

const good: unknown[] = [
  { object: "deployment/web", path: ".spec.replicas", gte: 3, title: "three" },
  { objects: "pods", labels: "app in (a, b)", count: { gte: 1, lte: 2 } },
  { condition: "Available", of: "deployment/web" },
  { object: "pod/web", path: ".spec.containers[0].resources.limits.memory", gte: "64Mi", lte: 134217728 },
  { reachable: "https://10.0.0.1:6443/healthz" },
  { reachable: "http://api:80/", from: "container/web", status: 503 },
  { containers: "*", published: 80 },
  { process: "nginx", apart: ["pid"] },
  { any: [{ all: [{ port: 80 }] }, { none: [{ ran: "kubectl get" }] }] },
];

for (const value of good) {
  Deno.test(`a predicate: ${JSON.stringify(value)}`, () => {
    assert.deepEqual(check(value, predicate), { value, mistakes: [] });
  });
}

const bad: [value: unknown, mistake: RegExp][] = [
  [{ object: "web" }, /"web" is none; expected KIND\/NAME/],
  [{ objects: "pods", labels: "app in (" }, /expected a label selector/],
  [{ objects: "pods", name: "(" }, /expected a regular expression/],
  [{ condition: "Ready" }, /of is missing/],
  [{ reachable: "localhost" }, /expected a URL/],
  [
    { reachable: "localhost:8080" },
    /"localhost:8080" has no http:\/\/ or https:\/\/; expected a URL such as/,
  ],
  [{ reachable: "http://a b/" }, /expected a URL/],
  [{ object: "pod/a", path: ".x", gte: "many" }, /quantities must match .* expected a number or a quantity/],
  [{ object: "pod/a", path: ".x", lte: "64MiB" }, /expected a number or a quantity/],
  [{ reachable: "http://a/", from: "mars" }, /"mars" is none; expected host, cluster/],
  [{ containers: "*", published: 70_000 }, /a whole number from 1 to 65535/],
  [{ process: "a", apart: ["time"] }, /one of pid, net/],
  [{ told: "pod created" }, /expected TYPE ACTION/],
  [{ endpoints: "a", path: ".x" }, /there is no field path/],
  [{ all: { port: 1 } }, /expected a list/],
  ["pod/a", /expected a predicate, found "pod\/a"/],
];

for (const [value, mistake] of bad) {
  Deno.test(`no predicate: ${JSON.stringify(value)}`, () => {
    assert.match(check(value, predicate).mistakes.map(({ text }) => text).join("\n"), mistake);
  });
}
