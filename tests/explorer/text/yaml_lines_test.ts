import assert from "node:assert/strict";
import { printYaml } from "../../../src/kube/yaml.ts";
import { breadcrumb, fieldPath, yamlLines } from "../../../src/explorer/text/yaml_lines.ts";

const pod = {
  kind: "Pod",
  metadata: {
    labels: { "app.kubernetes.io/name": "web", "a: b": "x" },
    annotations: { note: "one\n  two\nkey: no" },
  },
  spec: {
    containers: [
      { args: ["-c", "echo a: b"], name: "main", ports: [{ containerPort: 80 }, { containerPort: 81 }] },
      { name: "side" },
    ],
    empty: [],
    restartPolicy: "Always",
  },
  status: { conditions: [{ type: "Ready" }], phase: "Running" },
};

const expected: [string, string][] = [
  ["kind: Pod", "kind"],
  ["metadata:", "metadata"],
  ["note: |-", "metadata › annotations › note"],
  ["key: no", "metadata › annotations › note"],
  ["app.kubernetes.io/name: web", "metadata › labels › app.kubernetes.io/name"],
  ["containers:", "spec › containers"],
  ["- args:", "spec › containers › 0 › args"],
  ["- -c", "spec › containers › 0 › args › 0"],
  ["- 'echo a: b'", "spec › containers › 0 › args › 1"],
  ["name: main", "spec › containers › 0 › name"],
  ["- containerPort: 80", "spec › containers › 0 › ports › 0 › containerPort"],
  ["- containerPort: 81", "spec › containers › 0 › ports › 1 › containerPort"],
  ["- name: side", "spec › containers › 1 › name"],
  ["empty: []", "spec › empty"],
  ["restartPolicy: Always", "spec › restartPolicy"],
  ["- type: Ready", "status › conditions › 0 › type"],
  ["phase: Running", "status › phase"],
];

const lines = yamlLines(printYaml(pod))
  .map(({ path, line }) => ({ path, text: line.spans.map((span) => span.text).join("") }));

for (const [text, path] of expected) {
  Deno.test(`the path of ${text}`, () => {
    const found = lines.find((line) => line.text.trim() === text);
    assert.ok(found, `no such line in:\n${lines.map((line) => line.text).join("\n")}`);
    assert.equal(breadcrumb(found.path), path);
  });
}

Deno.test("nothing is lost or added", () =>
  assert.equal(lines.map((line) => `${line.text}\n`).join(""), printYaml(pod)));

/** Keys that YAML writes between double quotes, with escapes that JSON does not have. */
const oddKeys = ["a\x1bb", "bell\x07", "\u{1f600}\x01", "x\x85y", 'say "\x01"', "tab\t\\"];

for (const key of oddKeys) {
  Deno.test(`the path of the key ${JSON.stringify(key)}`, () =>
    assert.deepEqual(yamlLines(printYaml({ data: { [key]: "v" } })).at(-1)!.path, ["data", key]));
}

Deno.test("explain's path has no list indices", () =>
  assert.deepEqual(fieldPath(["spec", "containers", 0, "ports", 1, "protocol"]), [
    "spec",
    "containers",
    "ports",
    "protocol",
  ]));
