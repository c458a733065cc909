import assert from "node:assert/strict";
import { isGranted, type Right } from "../../../src/kube/right.ts";
import {
  learnerRules,
  readingRules,
  teacherRights,
  teacherRules,
} from "../../../src/classroom/real/lesson_rights.ts";

const core = { group: "", namespace: "lesson" };
const learner: [may: boolean, right: Right][] = [
  [true, { ...core, verb: "create", resource: "pods" }],
  [true, { ...core, verb: "create", resource: "pods", subresource: "exec" }],
  [true, { ...core, verb: "get", resource: "pods", subresource: "log" }],
  [true, { ...core, verb: "get", resource: "services", subresource: "proxy" }],
  [true, { verb: "patch", group: "apps", resource: "deployments", subresource: "scale" }],
  [true, { verb: "deletecollection", group: "batch", resource: "jobs" }],
  [true, { verb: "watch", group: "discovery.k8s.io", resource: "endpointslices" }],
  [true, { ...core, verb: "get", resource: "namespaces" }],
  [false, { ...core, verb: "list", resource: "namespaces" }],
  [false, { ...core, verb: "delete", resource: "namespaces" }],
  [true, { ...core, verb: "create", resource: "serviceaccounts" }],
  [false, { ...core, verb: "create", resource: "serviceaccounts", subresource: "token" }],
  [false, { ...core, verb: "delete", resource: "events" }],
  [false, { verb: "get", group: "", resource: "nodes" }],
  [false, { verb: "create", group: "rbac.authorization.k8s.io", resource: "rolebindings" }],
  [false, { verb: "get", group: "rbac.authorization.k8s.io", resource: "roles" }],
];

for (const [may, right] of learner) {
  const { verb, resource, subresource } = right;
  Deno.test(`the learner ${may ? "may" : "may not"} ${verb} ${resource} ${subresource ?? ""}`, () =>
    assert.equal(isGranted(right, learnerRules()), may));
}

Deno.test("what a lesson reads of the whole cluster is read and not written", () => {
  const rules = readingRules(["nodes", "storageclasses.storage.k8s.io"]);
  const nodes = { group: "", resource: "nodes" };
  assert.equal(isGranted({ ...nodes, verb: "watch" }, rules), true);
  assert.equal(isGranted({ ...nodes, verb: "patch" }, rules), false);
  const classes = { group: "storage.k8s.io", resource: "storageclasses" };
  assert.equal(isGranted({ ...classes, verb: "list" }, rules), true);
});

for (const readsCluster of [false, true]) {
  Deno.test(`what is to be asked for is enough, ${readsCluster ? "and" : "without"} reading the cluster`, () => {
    const rules = teacherRules(["pequod-lesson-services"], readsCluster);
    for (const right of teacherRights("pequod-lesson-services", readsCluster)) {
      assert.equal(isGranted(right, rules), true, JSON.stringify(right));
    }
    assert.equal(
      isGranted({ verb: "delete", group: "", resource: "namespaces", name: "shop" }, rules),
      false,
    );
    assert.equal(isGranted({ verb: "get", group: "", resource: "secrets", namespace: "shop" }, rules), false);
  });
}
