import assert from "node:assert/strict";
import { pod } from "../../../../src/simulator/kubernetes/kinds/pod.ts";
import { StatusError } from "../../../../src/simulator/kubernetes/status_error.ts";
import { account, contextWith, create } from "./kind_world.ts";

const withSpec = (spec: object) => ({
  metadata: { name: "p" },
  spec: { containers: [{ name: "c", image: "nginx" }], ...spec },
});

const refusals: [what: string, spec: object, message: string][] = [
  [
    "a service account that is not there",
    { serviceAccountName: "robot" },
    'pods "p" is forbidden: error looking up service account default/robot: serviceaccount "robot" not found',
  ],
];

for (const [what, spec, message] of refusals) {
  Deno.test(`admission refuses ${what}`, () => {
    assert.throws(
      () => create(pod, withSpec(spec)),
      (error) => error instanceof StatusError && error.code === 403 && error.message === message,
    );
  });
}

Deno.test("no token where the pod or the account does not want one", () => {
  const context = contextWith([account("default", { automountServiceAccountToken: false })]);
  assert.equal(create(pod, withSpec({ automountServiceAccountToken: false })).object.spec.volumes, undefined);
  assert.equal(create(pod, withSpec({}), context).object.spec.volumes, undefined);
  assert.equal(
    create(pod, withSpec({ automountServiceAccountToken: true }), context).object.spec.volumes.length,
    1,
  );
});

Deno.test("a token volume that came along is used again", () => {
  const first = create(pod, withSpec({})).object;
  const second = create(pod, { metadata: { name: "q" }, spec: first.spec }).object;
  assert.deepEqual(second.spec.volumes, first.spec.volumes);
  assert.deepEqual(second.spec.containers, first.spec.containers);
});

Deno.test("pull secrets come from the account unless the pod has its own", () => {
  const context = contextWith([account("default", { imagePullSecrets: [{ name: "registry" }] })]);
  assert.deepEqual(create(pod, withSpec({}), context).object.spec.imagePullSecrets, [{ name: "registry" }]);
  const own = withSpec({ imagePullSecrets: [{ name: "own" }] });
  assert.deepEqual(create(pod, own, context).object.spec.imagePullSecrets, [{ name: "own" }]);
});

Deno.test("a toleration of everything needs no more", () => {
  const { object } = create(pod, withSpec({ tolerations: [{ operator: "Exists" }] }));
  assert.deepEqual(object.spec.tolerations, [{ operator: "Exists" }]);
});
