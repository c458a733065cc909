import assert from "node:assert/strict";
import type { JsonObject } from "../../../../src/kube/object.ts";
import {
  at,
  pieceId,
  pieceOf,
  podSpecOf,
  templatePath,
} from "../../../../src/programs/kubectl/kustomize/piece.ts";

Deno.test("an object has an id", () => {
  const deployment = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", namespace: "shop" },
  };
  assert.equal(pieceId(pieceOf(deployment)), "Deployment.v1.apps/web.shop");
  assert.equal(
    pieceId(pieceOf({ apiVersion: "v1", kind: "Pod", metadata: { name: "p" } })),
    "Pod.v1.[noGrp]/p.[noNs]",
  );
});

Deno.test("the pod stands where its kind has it", () => {
  const spec = { containers: [] };
  const job = { kind: "CronJob", metadata: {}, spec: { jobTemplate: { spec: { template: { spec } } } } };
  assert.equal(podSpecOf(job), spec);
  assert.equal(podSpecOf({ kind: "Pod", metadata: {}, spec }), spec);
  assert.equal(podSpecOf({ kind: "Service", metadata: {}, spec }), undefined);
  assert.deepEqual(templatePath("Deployment"), ["spec", "template"]);
});

Deno.test("a place is made where it is wanted, and not over something else", () => {
  const object: JsonObject = { list: [] };
  assert.equal(at(object, ["a", "b"], false), undefined);
  at(object, ["a", "b"], true)!["c"] = 1;
  assert.deepEqual(object, { list: [], a: { b: { c: 1 } } });
  assert.equal(at(object, ["list"], true), undefined);
});
