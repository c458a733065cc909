import assert from "node:assert/strict";
import { fieldOwners } from "../../../src/explorer/explain/field_owners.ts";
import type { FieldPath } from "../../../src/explorer/text/yaml_document.ts";

const object = {
  metadata: {
    name: "web",
    finalizers: ["a", "b"],
    managedFields: [
      {
        manager: "kubectl",
        operation: "Apply" as const,
        apiVersion: "v1",
        fieldsType: "FieldsV1",
        time: "2026-01-01T00:00:00Z",
        fieldsV1: {
          "f:metadata": { "f:finalizers": { ".": {}, 'v:"a"': {} } },
          "f:spec": {
            "f:args": {},
            "f:containers": {
              'k:{"name":"web"}': { ".": {}, "f:image": {}, "f:name": {} },
              'k:{"containerPort":80,"protocol":"TCP"}': { ".": {} },
            },
          },
        },
      },
      {
        manager: "kubelet",
        operation: "Update" as const,
        apiVersion: "v1",
        subresource: "status",
        fieldsType: "FieldsV1",
        fieldsV1: {
          "f:spec": { "f:containers": { 'k:{"name":"web"}': { "f:tty": {} } } },
          "f:status": { "f:phase": {} },
        },
      },
    ],
  },
  spec: { args: ["x", "y"], containers: [{ name: "side" }, { name: "web", image: "nginx", tty: true }] },
  status: { phase: "Running" },
};

const owned: [FieldPath, string][] = [
  [["spec", "containers", 1, "image"], "kubectl"],
  [["spec", "containers", 1, "tty"], "kubelet/status"],
  [["spec", "containers", 1], "kubectl"],
  [["spec", "containers", 0, "name"], ""],
  [["spec", "containers"], "kubectl in part, kubelet/status in part"],
  [["spec", "args", 1], "kubectl"],
  [["metadata", "finalizers", 0], "kubectl"],
  [["metadata", "finalizers", 1], ""],
  [["status", "phase"], "kubelet/status"],
  [["status", "podIP"], ""],
  [["metadata", "name"], ""],
  [[], ""],
];

for (const [path, expected] of owned) {
  Deno.test(`who set ${path.join(".") || "nothing"}`, () => {
    const told = fieldOwners(object, path).map(({ manager, subresource, isPart }) =>
      `${manager}${subresource ? `/${subresource}` : ""}${isPart ? " in part" : ""}`
    );
    assert.equal(told.join(", "), expected);
  });
}

Deno.test("an object that says nothing has no owners", () =>
  assert.deepEqual(fieldOwners({ metadata: {} }, ["spec"]), []));
