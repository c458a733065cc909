import assert from "node:assert/strict";
import { type Forward, Forwards, isAbout } from "../../../src/explorer/session/forwards.ts";
import { PODS } from "../../../src/kube/discovery.ts";

const service = { ...PODS, kind: "Service", name: "services" };
const front: Omit<Forward, "id"> = {
  target: { resource: service, namespace: "shop", name: "front", uid: "s1" },
  context: "test",
  address: "127.0.0.1",
  localPort: 8080,
  port: "http",
  pod: "front-1",
  state: "Active",
  connections: 0,
  bytes: 0,
  since: 0,
  lastError: "",
};

Deno.test("whoever subscribes hears of every change until it goes", () => {
  const forwards = new Forwards();
  const ends = new AbortController();
  let changes = 0;
  let stops = 0;
  forwards.subscribe(() => changes++, ends.signal);
  const entry = forwards.add(front, () => stops++);
  entry.change(({ bytes }) => ({ bytes: bytes + 5 }));
  entry.change(({ bytes }) => ({ bytes: bytes + 5 }));
  assert.deepEqual(forwards.list, [{ ...front, id: 1, bytes: 10 }]);
  forwards.stop(1);
  forwards.stop(7);
  assert.equal(stops, 1);
  entry.remove();
  entry.change(() => ({ bytes: 0 }));
  assert.deepEqual(forwards.list, []);
  assert.equal(changes, 4);
  ends.abort();
  forwards.add(front, () => {});
  assert.equal(changes, 4);
});

const objects: [string, Parameters<typeof isAbout>[1], boolean][] = [
  ["what was asked for", front.target, true],
  ["another service", { ...front.target, uid: "s2" }, false],
  ["the pod that it leads to", { resource: PODS, namespace: "shop", name: "front-1", uid: "p1" }, true],
  ["another pod", { resource: PODS, namespace: "shop", name: "front-2", uid: "p2" }, false],
  ["a pod of that name elsewhere", { resource: PODS, namespace: "x", name: "front-1", uid: "p3" }, false],
];

for (const [title, target, expected] of objects) {
  Deno.test(`a forward and ${title}`, () => assert.equal(isAbout({ ...front, id: 1 }, target), expected));
}
