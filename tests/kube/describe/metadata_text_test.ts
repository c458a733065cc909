import assert from "node:assert/strict";
import { DescribeText } from "../../../src/kube/describe/describe_text.ts";
import {
  formatLabels,
  formatTime,
  writeAnnotations,
  writeController,
} from "../../../src/kube/describe/metadata_text.ts";

function annotated(annotations: Record<string, string>): string {
  const text = new DescribeText();
  writeAnnotations(text, annotations);
  return text.toString();
}

const applied = "kubectl.kubernetes.io/last-applied-configuration";
const annotations: [name: string, annotations: Record<string, string>, text: string][] = [
  ["none", {}, "Annotations:  <none>\n"],
  ["sorted", { b: "2", a: "1" }, "Annotations:  a: 1\n              b: 2\n"],
  ["what apply keeps is hidden", { [applied]: "{}" }, "Annotations:  <none>\n"],
  ["several lines", { a: "1\n2\n" }, "Annotations:  a:\n                1\n                2\n"],
  ["a long one", { a: "x".repeat(200) }, `Annotations:  a:\n                ${"x".repeat(138)}...\n`],
];
for (const [name, values, text] of annotations) {
  Deno.test(`annotations: ${name}`, () => assert.equal(annotated(values), text));
}

Deno.test("labels in one line are sorted", () => {
  assert.equal(formatLabels({ b: "2", a: "1" }), "a=1,b=2");
  assert.equal(formatLabels({}), "<none>");
});

Deno.test("times are in UTC", () => {
  assert.equal(formatTime("2026-01-02T03:04:05.678901Z"), "Fri, 02 Jan 2026 03:04:05 +0000");
  assert.equal(formatTime(undefined), "Mon, 01 Jan 0001 00:00:00 +0000");
});

Deno.test("only the owner that controls is named", () => {
  const owner = (name: string, controller: boolean) => ({
    apiVersion: "v1",
    kind: "K",
    name,
    uid: name,
    controller,
  });
  const text = new DescribeText();
  writeController(text, { metadata: { ownerReferences: [owner("a", false), owner("b", true)] } });
  assert.equal(text.toString(), "Controlled By:  K/b\n");
});
