import assert from "node:assert/strict";
import {
  type BoundSubject,
  subjectOfText,
} from "../../../../src/simulator/kubernetes/bootstrap/subject_text.ts";

const apiGroup = "rbac.authorization.k8s.io";
const SUBJECTS: [text: BoundSubject, subject: object][] = [
  ["User jane", { kind: "User", apiGroup, name: "jane" }],
  ["Group system:masters", { kind: "Group", apiGroup, name: "system:masters" }],
  ["ServiceAccount shop/robot", { kind: "ServiceAccount", name: "robot", namespace: "shop" }],
];

for (const [text, subject] of SUBJECTS) {
  Deno.test(`subject of "${text}"`, () => assert.deepEqual(subjectOfText(text), subject));
}
