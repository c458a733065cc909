import assert from "node:assert/strict";
import { quotedList, rightsText } from "../../../../src/simulator/kubernetes/rbac/rule_text.ts";

Deno.test("lists as Go quotes them", () => assert.equal(quotedList(["a", "b"]), '["a" "b"]'));

Deno.test("rules on the same thing are told as one, sorted", () => {
  const rules = [
    { apiGroups: [""], resources: ["secrets"], verbs: ["get"] },
    { apiGroups: [""], resources: ["pods"], verbs: ["get"] },
    { apiGroups: [""], resources: ["pods"], verbs: ["list"] },
    { nonResourceURLs: ["/a"], verbs: ["get"] },
  ];
  assert.equal(
    rightsText(rules),
    '{APIGroups:[""], Resources:["pods"], Verbs:["get" "list"]}\n' +
      '{APIGroups:[""], Resources:["secrets"], Verbs:["get"]}\n' +
      '{NonResourceURLs:["/a"], Verbs:["get"]}',
  );
});
