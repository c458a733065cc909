import assert from "node:assert/strict";
import { predicateTitle } from "../../../src/lessons/checks/predicate_title.ts";
import type { Predicate } from "../../../src/lessons/checks/predicate.ts";

const cases: [predicate: Predicate, title: string][] = [
  [{ object: "deployment/web", path: ".spec.replicas", equals: 5 }, "deployment/web spec.replicas is 5"],
  [{ object: "pod/a", exists: false }, "pod/a is not there"],
  [{ object: "pod/a", path: ".x", in: ["a", "b"] }, "pod/a x is one of a, b"],
  [{ object: "cm/a", path: ".data.port", in: [80, "80"] }, "cm/a data.port is 80"],
  [{ object: "pod/a", namespace: "other" }, "pod/a in another namespace is there"],
  [
    { objects: "pods", labels: "app=web", path: ".status.phase", equals: "Running", count: 3 },
    "3 pods (app=web): status.phase is Running",
  ],
  [{ condition: "Available", of: "deployment/web" }, "deployment/web is Available"],
  [{ condition: "Ready", of: "pod/web", status: "False" }, "pod/web is not Ready"],
  [{ endpoints: "web", count: { gte: 2 } }, "at least 2 ready addresses behind service web"],
  [{ event: "Killing", of: "pod/a" }, "event Killing of pod/a"],
  [{ release: "shop" }, "release shop is deployed"],
  [{ container: "web", state: "running" }, "container web is running"],
  [{ containers: "nginx", count: 2, published: 80 }, "2 containers of nginx, published at port 80"],
  [{ containers: "*", exists: false, count: 0 }, "no containers"],
  [{ image: "myflask", parent: "python" }, "image myflask is there, made from python"],
  [
    { image: "v2", parent: "v1", shared: { gte: 3 } },
    "image v2 is there, sharing at least 3 layers with v1",
  ],
  [{ image: "a", node: "eli01", exists: false }, "image a is not on node eli01"],
  [{ volume: "mydata" }, "volume mydata is there"],
  [{ network: "n", joined: ["a", "b"] }, "network n joins a, b"],
  [{ told: "image pull", of: "nginx" }, "image pull of nginx has happened"],
  [{ file: "/opt/A", of: "volume/v" }, "file /opt/A of volume/v is there"],
  [{ process: "nginx", of: "container/web", pid: 1 }, "process nginx runs in container/web with PID 1"],
  [{ reachable: "http://a/", from: "cluster", status: 404 }, "http://a/ answers 404 to cluster"],
  [{ port: 80 }, "port 80 is open on the host"],
  [{ context: "a" }, "the current context is a"],
  [{ ran: "ls" }, "ls was run"],
  [{ all: [{ port: 1 }, { title: "Two", port: 2 }] }, "port 1 is open on the host and Two"],
  [{ any: [{ ran: "a" }, { ran: "b" }] }, "either a was run or b was run"],
  [{ none: [{ ran: "a" }] }, "not: a was run"],
];

for (const [predicate, title] of cases) {
  Deno.test(`in words: ${title}`, () => assert.equal(predicateTitle(predicate), title));
}
