import assert from "node:assert/strict";
import { lineText } from "../../../src/terminal/line.ts";
import { kindField } from "../../../src/kube/schema_field.ts";
import { cursorDocs, nodesAt } from "../../../src/explorer/explain/cursor_docs.ts";
import { playBundled } from "../bundled_play.ts";
import { FakeCluster } from "../fake_cluster.ts";

const document = {
  openapi: "3.0.0",
  info: { title: "", version: "" },
  paths: {},
  components: {
    schemas: {
      Whale: {
        "x-kubernetes-group-version-kind": [{ group: "sea.example.com", version: "v1", kind: "Whale" }],
        properties: {
          spec: {
            type: "object",
            required: ["name"],
            description: "What is wished. It may change.",
            properties: {
              name: {
                type: "string",
                enum: ["moby", "dick"],
                default: "moby",
                "x-kubernetes-validations": [{ rule: "self == oldSelf", message: "a whale keeps its name" }],
              },
              labels: { type: "object", additionalProperties: { type: "string" } },
            },
          },
        },
      },
    },
  },
};
const resource = { ...new FakeCluster().resources.at(-1)!, verbs: ["get", "update"] };
const root = kindField(document, resource)!;
const object = {
  metadata: {
    name: "x",
    managedFields: [{
      manager: "ahab",
      operation: "Apply" as const,
      apiVersion: "v1",
      time: "2026-01-01T00:00:00Z",
      fieldsType: "FieldsV1",
      fieldsV1: { "f:spec": { "f:name": {} } },
    }],
  },
  spec: { name: "moby", labels: { a: "b" } },
};

function docs(path: (string | number)[], value: string, hasSchema = true, columns = 60): string[] {
  const now = Date.parse("2026-01-03T00:00:00Z");
  const field = {
    resource,
    object,
    path,
    value,
    root: hasSchema ? root : undefined,
    problem: "no documentation",
    now,
  };
  return cursorDocs(field, columns).map(lineText);
}

Deno.test("a field has its type, its words, its value, who set it, and whether it can be changed", () =>
  assert.deepEqual(docs(["spec", "name"], "moby"), [
    "name <string> required",
    "value    moby",
    "set by   ahab (server-side apply), 2d ago",
    "change   cannot be changed: a whale keeps its name",
    'default  "moby"',
    "one of   moby, dick",
  ]));

Deno.test("without a schema what the object itself says is still there", () =>
  assert.deepEqual(docs(["spec", "name"], "moby", false), [
    "name",
    "no documentation",
    "value    moby",
    "set by   ahab (server-side apply), 2d ago",
    "change   at any time",
  ]));

Deno.test("the first sentence stands above the facts, the rest below them", () => {
  const told = docs(["spec"], "x");
  assert.deepEqual(told.slice(0, 2), ["spec <Object>", "What is wished."]);
  assert.deepEqual(told.slice(-3), ["fields   labels, name*", "", "It may change."]);
});

Deno.test("no line is wider than the pane, whatever its words", () => {
  for (const columns of [20, 40]) {
    const wide = docs(["spec", "name"], `https://example.com/${"x".repeat(90)}`, true, columns);
    assert.deepEqual(wide.slice(1).filter((line) => line.length > columns), []);
  }
});

const places: [path: (string | number)[], last: string, isKnown: boolean][] = [
  [["spec", "labels", "any"], "labels", true],
  [["spec", "name"], "name", true],
  [["spec", "wings"], "spec", false],
  [[], "Whale", true],
];

for (const [path, last, isKnown] of places) {
  Deno.test(`the schema's field for ${path.join(".") || "the kind"}`, () => {
    const found = nodesAt(root, path);
    assert.deepEqual([found.nodes.at(-1)!.name, found.isKnown], [last, isKnown]);
  });
}

Deno.test("beside the YAML of a deployment, the docs of a container's resources, as they stand in this one", async () => {
  const script = `type :deploy
key Enter
expect my-service-b
type /env-echgo
key Enter y
expect kind: Deployment
type /^ +resources
key Enter
expect ResourceRequirements
dump
resize 80x24
dump
key Shift-K
dump`;
  const [wide, narrow, sheet] = await playBundled(script);
  const text = wide!.join("\n");
  assert.match(text, /│ resources <ResourceRequirements>/);
  assert.match(text, /│ value {4}limits cpu 25m, memory 25Mi/);
  assert.match(text, /│ set by {3}kubectl-client-side-apply, \d+m ago/);
  assert.match(text, /│ change {3}rolls out new pods/);
  assert.match(text, /│ fields {3}claims, limits, requests/);
  assert.doesNotMatch(narrow!.join("\n"), /ResourceRequirements/);
  assert.match(sheet!.join("\n"), /^─+\n resources <ResourceRequirements>$/m);
});
