import assert from "node:assert/strict";
import { LESSON, lessonObjects, MANAGED, namespaceOf } from "../../../src/classroom/real/lesson_objects.ts";

const names: [lesson: string, namespace: string, number?: number][] = [
  ["services", "pequod-lesson-services"],
  ["services", "pequod-lesson-services-2", 2],
  ["a".repeat(60), `pequod-lesson-${"a".repeat(46)}-12`, 12],
  ["a".repeat(48) + "-b", `pequod-lesson-${"a".repeat(48)}`],
];

for (const [lesson, namespace, number] of names) {
  Deno.test(`the namespace of lesson ${lesson} ${number ?? ""}`, () => {
    assert.equal(namespaceOf(lesson, number), namespace);
    assert.ok(namespace.length <= 63);
  });
}

const kinds: [reads: string[], kinds: string[]][] = [
  [[], ["Namespace", "ServiceAccount", "Role", "RoleBinding"]],
  [["nodes"], ["Namespace", "ServiceAccount", "Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"]],
];

for (const [reads, expected] of kinds) {
  Deno.test(`what a lesson that reads ${reads.join() || "nothing more"} makes carries both labels`, () => {
    const { objects } = lessonObjects("services", { madeBy: "jane", reads });
    assert.deepEqual(objects.map(({ object }) => object.kind), expected);
    for (const { object: { metadata } } of objects) {
      assert.equal(metadata.labels?.[MANAGED], "pequod");
      assert.equal(metadata.labels?.[LESSON], "services");
    }
  });
}
