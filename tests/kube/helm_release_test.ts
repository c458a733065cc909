import assert from "node:assert/strict";
import {
  isServerSide,
  manifestObjects,
  notesOf,
  releaseFrom,
  rolledBack,
  summaryOf,
  valuesOf,
  withStatus,
} from "../../src/kube/helm_release.ts";
import type { Json } from "../../src/kube/object.ts";

const web = releaseFrom({
  name: "web",
  namespace: "shop",
  version: 2,
  info: {
    status: "deployed",
    first_deployed: "2026-01-01T10:00:00Z",
    last_deployed: "2026-01-01T12:00:00Z",
    description: "Upgrade complete",
    notes: "Have fun.",
  },
  chart: {
    metadata: { name: "web", version: "0.1.0", appVersion: "1.16.0" },
    values: { replicas: 1, image: { name: "nginx", tag: "1" }, debug: true },
  },
  config: { replicas: 3, image: { tag: "2" }, debug: null },
  manifest:
    "---\n# Source: a\nkind: Service\nmetadata:\n  name: web\n---\n# only a comment\n---\nkind: Pod\nmetadata:\n  name: p\n",
  hooks: [{ name: "t", events: ["test"] }, { name: "d", events: ["pre-delete", "post-delete"] }],
  apply_method: "ssa",
});

Deno.test("what lists show of a release", () => {
  assert.deepEqual(summaryOf(web), {
    name: "web",
    namespace: "shop",
    revision: 2,
    status: "deployed",
    chart: "web-0.1.0",
    appVersion: "1.16.0",
    updated: "2026-01-01T12:00:00Z",
    description: "Upgrade complete",
  });
});

Deno.test("values: those given, and over those of the chart, where null takes one away", () => {
  assert.deepEqual(valuesOf(web, false), { replicas: 3, image: { tag: "2" }, debug: null });
  assert.deepEqual(valuesOf(web, true), { replicas: 3, image: { name: "nginx", tag: "2" } });
});

Deno.test("objects, notes, hooks and who owns fields", () => {
  assert.deepEqual(manifestObjects(web).map(({ kind }) => kind), ["Service", "Pod"]);
  assert.equal(notesOf(web), "Have fun.");
  assert.equal(isServerSide(web), true);
});

Deno.test("a rollback is a new revision with the old content", () => {
  const latest = { ...web, version: 5 };
  const record = rolledBack(web, latest, { status: "pending-rollback", time: "2026-01-02T00:00:00Z" });
  assert.equal(record.version, 6);
  assert.equal(record.manifest, web.manifest);
  assert.deepEqual(record.info, {
    first_deployed: "2026-01-01T10:00:00Z",
    last_deployed: "2026-01-02T00:00:00Z",
    description: "Rollback to 2",
    status: "pending-rollback",
    notes: "Have fun.",
  });
  assert.equal(withStatus(record, "deployed").info.status, "deployed");
});

/** What is no release, and the message. */
const wrong: [Json, RegExp][] = [
  ["text", /not an object/],
  [{ version: 1, info: {} }, /name is not a string/],
  [{ name: "a", version: "1", info: {} }, /version is not a number/],
  [{ name: "a", version: 1 }, /no info/],
];

for (const [value, message] of wrong) {
  Deno.test(`no release: ${JSON.stringify(value)}`, () => assert.throws(() => releaseFrom(value), message));
}
