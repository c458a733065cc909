import assert from "node:assert/strict";
import { ruleOfText } from "../../src/simulator/kubernetes/bootstrap/role_text.ts";
import { missingRights, urlCovers } from "../../src/kube/rule_cover.ts";
import { rightsText } from "../../src/simulator/kubernetes/rbac/rule_text.ts";

const CASES: [owned: string[], wanted: string[], missing: string][] = [
  [["* * *", "* *"], ["* * *", "* *"], ""],
  [["read core pods"], ["get core pods web"], ""],
  [["get core pods web"], ["get core pods"], '{APIGroups:[""], Resources:["pods"], Verbs:["get"]}'],
  [[], ["get,list core pods"], '{APIGroups:[""], Resources:["pods"], Verbs:["get" "list"]}'],
  [
    ["get core pods"],
    ["get,list core pods,secrets"],
    '{APIGroups:[""], Resources:["pods"], Verbs:["list"]}\n' +
    '{APIGroups:[""], Resources:["secrets"], Verbs:["get" "list"]}',
  ],
  [["update apps */scale"], ["update apps deployments/scale"], ""],
  [
    ["update apps deployments"],
    ["update apps deployments/scale"],
    '{APIGroups:["apps"], Resources:["deployments/scale"], Verbs:["update"]}',
  ],
  [["* core pods"], ["* * *"], '{APIGroups:["*"], Resources:["*"], Verbs:["*"]}'],
  [["get /api/*"], ["get /api/v1"], ""],
  [[], ["get,post /a"], '{NonResourceURLs:["/a"], Verbs:["get"]}\n{NonResourceURLs:["/a"], Verbs:["post"]}'],
  [
    [],
    ["get core secrets a,b"],
    '{APIGroups:[""], Resources:["secrets"], ResourceNames:["a"], Verbs:["get"]}\n' +
    '{APIGroups:[""], Resources:["secrets"], ResourceNames:["b"], Verbs:["get"]}',
  ],
];

for (const [owned, wanted, missing] of CASES) {
  Deno.test(`who has ${owned.join("; ") || "nothing"} and gives ${wanted.join("; ")}`, () => {
    assert.equal(rightsText(missingRights(owned.map(ruleOfText), wanted.map(ruleOfText))), missing);
  });
}

Deno.test("a star at the end of a path covers what begins so", () => {
  assert.deepEqual(["/a/*", "/a*", "*"].map((pattern) => urlCovers(pattern, "/a/b")), [true, true, true]);
  assert.equal(urlCovers("/a/b*/c", "/a/bb/c"), false);
});
