import assert from "node:assert/strict";
import type { KubeObject } from "../../../src/kube/object.ts";
import { changeNote } from "../../../src/explorer/explain/change_rules.ts";

function resource(kind: string, verbs = ["get", "update"]) {
  const [name, ...group] = kind.split(".");
  const rest = {
    version: "v1",
    kind: "",
    singularName: "",
    shortNames: [],
    categories: [],
    subresources: [],
  };
  return { name: name!, group: group.join("."), namespaced: true, verbs, ...rest };
}

const notes: [kind: string, path: string, object: Partial<KubeObject>, RegExp][] = [
  ["pods", "spec.containers.image", {}, /^restarts this container/],
  ["pods", "spec.containers.command", {}, /^cannot be changed in a pod/],
  ["pods", "spec.containers.resources.limits.cpu", {}, /resize/],
  ["pods", "spec.tolerations.key", {}, /^more can be added/],
  ["pods", "metadata.labels.app", {}, /^at any time; selectors/],
  ["pods", "status.phase", {}, /^only controllers/],
  ["deployments.apps", "spec.replicas", {}, /^scales at once/],
  ["deployments.apps", "spec.selector.matchLabels.app", {}, /^cannot be changed/],
  ["deployments.apps", "spec.template.spec.containers.image", {}, /^rolls out new pods$/],
  ["deployments.apps", "spec.template.spec.containers.image", { spec: { paused: true } }, /when .* resumed/],
  ["deployments.apps", "spec.template.spec", { spec: { strategy: { type: "Recreate" } } }, /^stops all pods/],
  ["deployments.apps", "spec.minReadySeconds", {}, /without new pods$/],
  [
    "daemonsets.apps",
    "spec.template.spec",
    { spec: { updateStrategy: { type: "OnDelete" } } },
    /when it is deleted/,
  ],
  ["statefulsets.apps", "spec.volumeClaimTemplates.spec", {}, /^cannot be changed/],
  ["jobs.batch", "spec.template.spec.containers", {}, /^cannot be changed/],
  ["jobs.batch", "spec.template.spec.nodeSelector", { spec: { suspend: true } }, /while it is suspended/],
  ["cronjobs.batch", "spec.jobTemplate.spec", {}, /^counts from the next run/],
  ["services", "spec.clusterIP", {}, /^cannot be changed, unless/],
  ["persistentvolumeclaims", "spec.resources.requests.storage", {}, /^can grow/],
  ["persistentvolumeclaims", "spec.accessModes", {}, /^cannot be changed/],
  ["storageclasses.storage.k8s.io", "parameters.type", {}, /^cannot be changed/],
  ["configmaps", "data.key", {}, /after about a minute/],
  ["configmaps", "data.key", { immutable: true }, /^cannot be changed: immutable/],
  ["secrets", "type", {}, /^cannot be changed/],
  ["rolebindings.rbac.authorization.k8s.io", "roleRef.name", {}, /^cannot be changed/],
  ["whales.sea.example.com", "spec.weight", {}, /^at any time$/],
  ["whales.sea.example.com", "metadata.name", {}, /^cannot be changed/],
  ["whales.sea.example.com", "metadata.uid", {}, /^only the server/],
];

for (const [kind, path, object, expected] of notes) {
  Deno.test(`changing ${path} of ${kind} ${JSON.stringify(object)}`, () => {
    const { text, isFixed } = changeNote(resource(kind), path.split("."), { metadata: {}, ...object });
    assert.match(text, expected);
    assert.equal(isFixed, /^(cannot|only the server|only controllers|never)/.test(text));
  });
}

const validated: [rule: string, message: string | undefined, text: string, isFixed: boolean][] = [
  ["self == oldSelf", undefined, "cannot be changed", true],
  [" self==oldSelf ", "the name is for good", "cannot be changed: the name is for good", true],
  ["self >= oldSelf", "it only grows", "within a rule: it only grows", false],
  ["self >= oldSelf", undefined, "within a rule: self >= oldSelf", false],
  ["self > 0", "positive", "at any time", false],
];

for (const [rule, message, text, isFixed] of validated) {
  Deno.test(`a definition's rule ${rule} counts`, () => {
    const validations = [message === undefined ? { rule } : { rule, message }];
    const whale = resource("whales.sea.example.com");
    assert.deepEqual(changeNote(whale, ["spec", "x"], { metadata: {} }, validations), { text, isFixed });
  });
}

Deno.test("a kind that the server does not update cannot be changed", () =>
  assert.match(changeNote(resource("bindings", ["create"]), ["target"], { metadata: {} }).text, /^cannot/));
