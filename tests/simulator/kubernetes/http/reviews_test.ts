import assert from "node:assert/strict";
import { reviewAt } from "../../../../src/simulator/kubernetes/http/reviews.ts";
import { podServer } from "../sample_pods.ts";

const AUTHORIZATION = "/apis/authorization.k8s.io/v1";
const AUTHENTICATION = "/apis/authentication.k8s.io/v1";
const getPods = { resourceAttributes: { verb: "get", resource: "pods", namespace: "default" } };

Deno.test("reviews are known by their path", () => {
  const path = {
    group: "authorization.k8s.io",
    version: "v1",
    resource: "selfsubjectaccessreviews",
    watch: false,
  };
  assert.equal(reviewAt(path)?.kind, "SelfSubjectAccessReview");
  assert.equal(reviewAt({ ...path, resource: "pods" }), undefined);
});

Deno.test("who am I, and what may I", async () => {
  const { send } = podServer();
  const jane = { "impersonate-user": "jane", "impersonate-group": "a,b" };
  const me = (await send("POST", `${AUTHENTICATION}/selfsubjectreviews`, {}, jane)).body;
  assert.deepEqual(me.status.userInfo, { username: "jane", groups: ["a", "b", "system:authenticated"] });
  const may = async (headers = {}) => {
    const path = `${AUTHORIZATION}/selfsubjectaccessreviews`;
    const { code, body } = await send("POST", path, { spec: getPods }, headers);
    return [code, body.kind, body.spec, body.status];
  };
  assert.deepEqual(await may(), [201, "SelfSubjectAccessReview", getPods, { allowed: true }]);
  assert.deepEqual((await may(jane)).at(-1), { allowed: false });
});

Deno.test("what may another, what may one at a path", async () => {
  const { send } = podServer();
  const path = `${AUTHORIZATION}/subjectaccessreviews`;
  const ask = async (spec: object) => (await send("POST", path, { spec })).body.status.allowed;
  assert.equal(await ask({ user: "jane", ...getPods }), false);
  assert.equal(await ask({ user: "root", groups: ["system:masters"], ...getPods }), true);
  assert.equal(await ask({ user: "jane", nonResourceAttributes: { verb: "get", path: "/version" } }), true);
});

Deno.test("questions about others are for administrators: nobody else tries out tokens and names", async () => {
  const { send } = podServer();
  const jane = { "impersonate-user": "jane" };
  for (const place of [`${AUTHENTICATION}/tokenreviews`, `${AUTHORIZATION}/subjectaccessreviews`]) {
    const { code, body } = await send("POST", place, { spec: { token: "x", user: "root" } }, jane);
    assert.deepEqual([code, body.reason], [403, "Forbidden"]);
    assert.match(body.message, /User "jane" cannot create resource "(token|subjectaccess)reviews"/);
  }
});
