import assert from "node:assert/strict";
import * as refusals from "../../../src/simulator/kubernetes/refusals.ts";
import type { StatusError } from "../../../src/simulator/kubernetes/status_error.ts";
import { configMaps, deployments } from "./sample_cluster.ts";

const required = { field: "spec.a", reason: "FieldValueRequired", message: "Required value" };
const wrong = { field: "spec.b", reason: "FieldValueInvalid", message: "Invalid value: 1: too small" };

const REFUSALS: [StatusError, string][] = [
  [refusals.notFound(configMaps, "x"), '404 NotFound configmaps "x" not found'],
  [refusals.notFound(deployments, "x"), '404 NotFound deployments.apps "x" not found'],
  [refusals.alreadyExists(deployments, "x"), '409 AlreadyExists deployments.apps "x" already exists'],
  [
    refusals.modified(deployments, "x"),
    '409 Conflict Operation cannot be fulfilled on deployments.apps "x": the object has been modified; ' +
    "please apply your changes to the latest version and try again",
  ],
  [refusals.forbidden(configMaps, "x", "no"), '403 Forbidden configmaps "x" is forbidden: no'],
  [refusals.forbidden(configMaps, "", "no"), "403 Forbidden configmaps is forbidden: no"],
  [
    refusals.invalid(deployments, "x", [required]),
    '422 Invalid Deployment.apps "x" is invalid: spec.a: Required value',
  ],
  [
    refusals.invalid(configMaps, "x", [required, wrong, required]),
    '422 Invalid ConfigMap "x" is invalid: [spec.a: Required value, spec.b: Invalid value: 1: too small]',
  ],
  [refusals.badRequest("no"), "400 BadRequest no"],
  [
    refusals.methodNotAllowed(),
    "405 MethodNotAllowed the server does not allow this method on the requested resource",
  ],
  [refusals.unknownResource(), "404 NotFound the server could not find the requested resource"],
  [refusals.expired("old"), "410 Expired old"],
];

for (const [refusal, expected] of REFUSALS) {
  Deno.test(`refusal: ${expected.slice(0, 60)}`, () => {
    assert.equal(`${refusal.code} ${refusal.status.reason} ${refusal.message}`, expected);
  });
}

Deno.test("details name the resource, causes the fields", () => {
  assert.deepEqual(refusals.notFound(deployments, "x").status.details, {
    name: "x",
    group: "apps",
    kind: "deployments",
  });
  assert.deepEqual(refusals.invalid(configMaps, "", [required]).status.details, {
    kind: "ConfigMap",
    causes: [{ reason: "FieldValueRequired", message: "Required value", field: "spec.a" }],
  });
});
