import assert from "node:assert/strict";
import type { KubeObject } from "../../../src/kube/object.ts";
import { goTemplatePrinter } from "../../../src/programs/kubectl/go_template_printer.ts";
import { PrintError } from "../../../src/programs/kubectl/object_printer.ts";

const pod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web" },
  spec: { replicas: 2, weight: 0.5, data: "aGk=" },
} as unknown as KubeObject;
const printable = { whole: pod, items: [pod] };

const cases: [template: string, expected: string][] = [
  ["{{.metadata.name}}!", "web!"],
  ['{{printf "%T %T" .spec.replicas .spec.weight}}', "int64 float64"],
  ["{{.spec.nope}}", "<no value>"],
  ['{{exists . "spec" "data"}} {{exists . "spec" "x" "y"}}', "true false"],
  ["{{base64decode .spec.data}}", "hi"],
];

for (const [template, expected] of cases) {
  Deno.test(`-o go-template=${template}`, () => {
    assert.equal(goTemplatePrinter(template, { allowMissingKeys: true })(printable), expected);
  });
}

Deno.test("a template that fails tells what it was given", () => {
  const printer = goTemplatePrinter("{{.spec.nope}}", { allowMissingKeys: false });
  assert.throws(() => printer(printable), (error) => {
    assert.ok(error instanceof PrintError);
    assert.match(error.message, /^error executing template "\{\{\.spec\.nope\}\}": template: output:1:7: /);
    assert.match(error.printed, /\n\traw data was:\n\t\t\{"apiVersion":"v1",/);
    assert.match(error.printed, /\n\tobject given to template engine was:\n\t\tmap\[apiVersion:v1 /);
    return true;
  });
});

Deno.test("a template that is none, and base64 that is none, are refused in Go's words", () => {
  assert.throws(() => goTemplatePrinter("{{", { allowMissingKeys: true }), {
    message: "error parsing template {{, template: output:1: unclosed action",
  });
  const printer = goTemplatePrinter('{{base64decode "ab#="}}', { allowMissingKeys: true });
  assert.throws(() => printer(printable), /base64 decode failed: illegal base64 data at input byte 2/);
});
