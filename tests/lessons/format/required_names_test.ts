import assert from "node:assert/strict";
import { requiredNames, tells } from "../../../src/lessons/format/required_names.ts";
import type { Predicate } from "../../../src/lessons/checks/predicate.ts";

const cases: [predicate: Predicate, names: string[]][] = [
  [{ object: "service/api", path: ".spec.selector.app", equals: "web" }, ["api", "web"]],
  [{ object: "pod/old", exists: false }, []],
  [{ object: "pod/a", namespace: "shop" }, ["a", "shop"]],
  [{ object: "pod/a", namespace: "other" }, ["a"]],
  [{ object: "deployment/web", path: ".spec.replicas", equals: 5 }, ["web", "5"]],
  [{ object: "cm/a", path: ".data", equals: { x: "1" } }, ["a"]],
  [{ objects: "pods", labels: "app=web,tier==db", count: 3 }, ["web", "db", "3"]],
  [{ containers: "nginx", published: 8080, mount: "mydata" }, ["nginx", "8080", "mydata"]],
  [{ containers: "*" }, []],
  [{ file: "/opt/THIS", of: "volume/mydata" }, ["THIS", "mydata"]],
  [{ reachable: "http://api.shop:8080/x" }, ["api", "8080"]],
  [{ reachable: "http://localhost/" }, []],
  [{ any: [{ container: "web" }, { all: [{ container: "web" }, { volume: "v" }] }] }, ["web"]],
  [{ none: [{ container: "old" }] }, []],
  [{ network: "shop", joined: ["web", "db"] }, ["shop", "web", "db"]],
];

for (const [predicate, names] of cases) {
  Deno.test(`names to be told for ${JSON.stringify(predicate)}`, () => {
    assert.deepEqual(requiredNames(predicate), names);
  });
}

const texts: [text: string, name: string, tells: boolean][] = [
  ["Make the Service api answer.", "api", true],
  ["Make the Service `api` answer.", "api", true],
  ["Make apis answer.", "api", false],
  ["Scale web to five.", "5", true],
  ["Scale web to 5 Pods.", "5", true],
  ["Publish port 8080.", "80", false],
  ["Run Nginx.", "nginx", true],
  ["Use the image myflask:v2.", "myflask:v2", true],
];

for (const [text, name, does] of texts) {
  Deno.test(`${JSON.stringify(text)} ${does ? "tells" : "does not tell"} ${name}`, () => {
    assert.equal(tells(text, name), does);
  });
}
