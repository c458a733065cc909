import assert from "node:assert/strict";
import type { KubeObject } from "../../../src/kube/object.ts";
import { objectPrinter, type PrinterOptions } from "../../../src/programs/kubectl/object_printer.ts";

const pod: KubeObject = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web", labels: { app: "a" }, managedFields: [] },
};
const options: PrinterOptions = {
  noHeaders: false,
  showManagedFields: false,
  allowMissingKeys: true,
  readFile: (path) =>
    Promise.resolve(
      path === "columns" ? "NAME APP\n.metadata.name .metadata.labels.app\n" : "{.metadata.name}!",
    ),
};

const cases: [string, string, Partial<PrinterOptions>?][] = [
  ["name", "pod/web\n"],
  [
    "json",
    `{
    "apiVersion": "v1",
    "kind": "Pod",
    "metadata": {
        "labels": {
            "app": "a"
        },
        "name": "web"
    }
}\n`,
  ],
  [
    "yaml",
    "apiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n    app: a\n  managedFields: []\n  name: web\n",
    { showManagedFields: true },
  ],
  ["jsonpath={.metadata.name}", "web"],
  ["jsonpath-as-json={.metadata.name}", '[\n    "web"\n]\n'],
  ["jsonpath-file=path", "web!"],
  ["custom-columns=N:.metadata.name,X:.spec.no", "N     X\nweb   <none>\n"],
  ["custom-columns=N:.metadata.name", "web\n", { noHeaders: true }],
  ["custom-columns-file=columns", "NAME   APP\nweb    a\n"],
];

for (const [output, expected, more] of cases) {
  Deno.test(`-o ${output}`, async () => {
    const printer = await objectPrinter(output, { ...options, ...more });
    assert.equal(printer!({ whole: pod, items: [pod] }), expected);
  });
}

Deno.test("what the server prints has no printer here", async () => {
  assert.equal(await objectPrinter("", options), undefined);
  assert.equal(await objectPrinter("wide", options), undefined);
});

const wrong: [string, RegExp][] = [
  ["xml", /unable to match a printer suitable for the output format "xml"/],
  ["jsonpath", /template format specified but no template given/],
  ["jsonpath={.a", /error parsing jsonpath/],
  ["custom-columns=", /custom-columns format specified but no custom columns given/],
  ["custom-columns=A", /expected <header>:<json-path-expr>/],
];

for (const [output, message] of wrong) {
  Deno.test(`-o ${output} is refused before anything is asked`, () =>
    assert.rejects(objectPrinter(output, options), message));
}
