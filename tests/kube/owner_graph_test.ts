import assert from "node:assert/strict";
import type { KubeObject } from "../../src/kube/object.ts";
import { ownerGraph, type OwnerTree } from "../../src/kube/owner_graph.ts";

/** An object named by its UID; owners are UIDs, a star marks the controller. */
function object(uid: string, ...owners: string[]): KubeObject {
  const ownerReferences = owners.map((owner) => ({
    apiVersion: "v1",
    kind: "X",
    name: owner.replace("*", ""),
    uid: owner.replace("*", ""),
    ...(owner.endsWith("*") ? { controller: true } : {}),
  }));
  return { metadata: { name: uid, uid, ...(owners.length > 0 ? { ownerReferences } : {}) } };
}

const deployment = object("deployment");
const replicaSet = object("replicaset", "deployment*");
const pod = object("pod", "node", "replicaset*");
const node = object("node");
const lost = object("lost", "gone*");
const objects = [pod, replicaSet, deployment, node, lost];
const graph = ownerGraph(objects);

const names = (found: KubeObject[]) => found.map(({ metadata }) => metadata.name).join(" ");
const show = ({ object, children }: OwnerTree<KubeObject>): string =>
  `${object.metadata.name}(${children.map(show).join(" ")})`;

Deno.test("owners and dependents are found both ways", () => {
  assert.equal(names(graph.owners(pod)), "replicaset node");
  assert.equal(graph.controller(pod), replicaSet);
  assert.equal(graph.controller(lost), undefined);
  assert.equal(names(graph.dependents(deployment)), "replicaset");
  assert.equal(names(graph.ancestors(pod)), "replicaset deployment");
  assert.equal(show(graph.tree(deployment)), "deployment(replicaset(pod()))");
});

Deno.test("roots have no owner here, orphans lost theirs", () => {
  assert.equal(names(graph.roots), "deployment node lost");
  assert.equal(names(graph.orphans), "lost");
});

Deno.test("circles end", () => {
  const a = object("a", "b*"), b = object("b", "a*"), self = object("self", "self*");
  const circular = ownerGraph([a, b, self]);
  assert.equal(show(circular.tree(a)), "a(b())");
  assert.equal(show(circular.tree(self)), "self()");
  assert.equal(names(circular.ancestors(a)), "b");
  assert.equal(names(circular.ancestors(self)), "");
});
