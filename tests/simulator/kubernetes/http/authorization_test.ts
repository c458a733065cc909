import assert from "node:assert/strict";
import {
  type Attributes,
  authorizeMasters,
  notAllowed,
  unauthorized,
} from "../../../../src/simulator/kubernetes/http/authorization.ts";

const jane = { name: "jane", groups: ["system:authenticated"] };
const nobody = { name: "system:anonymous", groups: ["system:unauthenticated"] };
const resource = { verb: "get", group: "", resource: "pods", subresource: "", namespace: "", name: "" };

const QUESTIONS: [Attributes, janeMay: boolean, nobodyMay: boolean][] = [
  [{ verb: "get", path: "/version" }, true, true],
  [{ verb: "get", path: "/apis/apps" }, true, false],
  [{ verb: "get", path: "/metrics" }, false, false],
  [{ verb: "post", path: "/version" }, false, false],
  [resource, false, false],
  [review("authentication.k8s.io", "selfsubjectreviews"), true, false],
  [review("authorization.k8s.io", "selfsubjectaccessreviews"), true, false],
  [review("authorization.k8s.io", "selfsubjectrulesreviews"), true, false],
  [review("authorization.k8s.io", "subjectaccessreviews"), false, false],
  [review("authentication.k8s.io", "tokenreviews"), false, false],
  [review("authorization.k8s.io", "selfsubjectreviews"), false, false],
  [{ ...resource, resource: "serviceaccounts", verb: "create", subresource: "token" }, false, false],
];

function review(group: string, plural: string): Attributes {
  return { ...resource, verb: "create", group, resource: plural };
}

for (const [attributes, janeMay, nobodyMay] of QUESTIONS) {
  Deno.test(`may one ${JSON.stringify(attributes)}`, () => {
    assert.equal(authorizeMasters(jane, attributes).allowed, janeMay);
    assert.equal(authorizeMasters(nobody, attributes).allowed, nobodyMay);
    const root = { name: "root", groups: ["system:masters"] };
    assert.equal(authorizeMasters(root, attributes).allowed, true);
  });
}

const REFUSALS: [Attributes, string][] = [
  [{ verb: "get", path: "/metrics" }, 'forbidden: User "jane" cannot get path "/metrics"'],
  [
    resource,
    'pods is forbidden: User "jane" cannot get resource "pods" in API group "" at the cluster scope',
  ],
  [
    {
      ...resource,
      group: "apps",
      resource: "deployments",
      subresource: "scale",
      namespace: "x",
      name: "web",
    },
    'deployments.apps "web" is forbidden: User "jane" cannot get resource "deployments/scale" in API group ' +
    '"apps" in the namespace "x"',
  ],
];

for (const [attributes, message] of REFUSALS) {
  Deno.test(`refusal ${message.slice(0, 50)}`, () =>
    assert.equal(notAllowed(jane, attributes).message, message));
}

Deno.test("a refusal ends with the authorizer's reason, and names cannot be read as markup", () => {
  const path = { verb: "get", path: "/<b>&" };
  assert.equal(
    notAllowed(jane, path, 'RBAC: role "<x>" not found').message,
    'forbidden: User "jane" cannot get path "/&lt;b&gt;&amp;": RBAC: role "<x>" not found',
  );
});

Deno.test("bad credentials are told nothing more", () => {
  assert.deepEqual([unauthorized().code, unauthorized().status.details], [401, undefined]);
});
