import assert from "node:assert/strict";
import { ApiServer } from "../../../../src/simulator/kubernetes/api_server.ts";
import { Random } from "../../../../src/simulator/clock/random.ts";
import { RbacWorld } from "../rbac/rbac_world.ts";
import { sendTo } from "../sample_cluster.ts";

const AUTHORIZATION = "/apis/authorization.k8s.io/v1";
const jane = { "impersonate-user": "jane" };

function reviewServer() {
  const world = new RbacWorld();
  world.role("basic", ["create authorization.k8s.io selfsubjectaccessreviews,selfsubjectrulesreviews"]);
  world.bind("basic", "basic", "Group system:authenticated");
  world.role("reader", ["read core pods", "get core secrets a"], "default");
  world.bind("read", "Role reader", "User jane", "default");
  const server = new ApiServer({ registry: world.registry, queue: world.queue, random: new Random(1) });
  return { world, send: sendTo(server) };
}

Deno.test("may I: the answer says by which binding", async () => {
  const { send } = reviewServer();
  const ask = async (resourceAttributes: object) =>
    (await send("POST", `${AUTHORIZATION}/selfsubjectaccessreviews`, { spec: { resourceAttributes } }, jane))
      .body.status;
  assert.deepEqual(await ask({ verb: "get", resource: "pods", namespace: "default" }), {
    allowed: true,
    reason: 'RBAC: allowed by RoleBinding "read/default" of Role "reader" to User "jane"',
  });
  assert.deepEqual(await ask({ verb: "get", resource: "pods" }), { allowed: false });
});

Deno.test("what may I: rules for resources and for paths, and what could not be found out", async () => {
  const { send, world } = reviewServer();
  world.role("health", ["get /healthz"]);
  world.bind("health", "health", "User jane");
  world.bind("broken", "nothing", "User jane");
  const ask = (namespace: string) =>
    send("POST", `${AUTHORIZATION}/selfsubjectrulesreviews`, { spec: { namespace } }, jane);
  const { status } = (await ask("default")).body;
  assert.deepEqual(status.resourceRules.slice(1), [
    { verbs: ["get", "list", "watch"], apiGroups: [""], resources: ["pods"] },
    { verbs: ["get"], apiGroups: [""], resources: ["secrets"], resourceNames: ["a"] },
  ]);
  assert.deepEqual(status.nonResourceRules, [{ verbs: ["get"], nonResourceURLs: ["/healthz"] }]);
  assert.equal(status.evaluationError, 'clusterrole.rbac.authorization.k8s.io "nothing" not found');
  assert.equal((await ask("")).body.message, "no namespace on request");
});

const QUESTIONS: [plural: string, review: object, message: string][] = [
  [
    "selfsubjectaccessreviews",
    { spec: {} },
    'SelfSubjectAccessReview.authorization.k8s.io "" is invalid: spec.resourceAttributes: Invalid value: null: ' +
    "exactly one of nonResourceAttributes or resourceAttributes must be specified",
  ],
  [
    "subjectaccessreviews",
    { spec: { resourceAttributes: { verb: "get" } } },
    'SubjectAccessReview.authorization.k8s.io "" is invalid: spec.user: Invalid value: "": at least one of user ' +
    "or group must be specified",
  ],
  [
    "selfsubjectaccessreviews",
    { spec: { resourceAttributes: { verb: "get" }, nonResourceAttributes: { path: "/" } } },
    'SelfSubjectAccessReview.authorization.k8s.io "" is invalid: spec.nonResourceAttributes: Invalid value: ' +
    '{"Path":"/","Verb":""}: cannot be specified in combination with resourceAttributes',
  ],
  [
    "selfsubjectaccessreviews",
    { metadata: { name: "x" }, spec: { nonResourceAttributes: { path: "/" } } },
    'SelfSubjectAccessReview.authorization.k8s.io "" is invalid: metadata: Invalid value: {"name":"x"}: must be empty',
  ],
];

for (const [plural, review, message] of QUESTIONS) {
  Deno.test(`no question: ${message.slice(0, 100)}`, async () => {
    const { send } = reviewServer();
    const { code, body } = await send("POST", `${AUTHORIZATION}/${plural}`, review);
    assert.deepEqual([code, body.message], [422, message]);
  });
}
