import assert from "node:assert/strict";
import {
  accountGroups,
  accountUser,
  DEFAULT_ISSUER,
} from "../../../../src/simulator/kubernetes/identity/service_account_tokens.ts";
import { signedClaims } from "../../../../src/simulator/kubernetes/identity/json_web_token.ts";
import { ROBOT, TokenWorld } from "./token_world.ts";

const HOUR = { audiences: [DEFAULT_ISSUER], expirationSeconds: 3600 };

Deno.test("a token says who, for whom and how long, and makes a user", () => {
  const world = new TokenWorld();
  const token = world.tokens.issue(world.account, HOUR);
  const { jti, ...claims } = signedClaims(token, world.tokens.signer)!;
  const now = world.queue.now() / 1000;
  assert.deepEqual(claims, {
    aud: [DEFAULT_ISSUER],
    exp: now + 3600,
    iat: now,
    iss: DEFAULT_ISSUER,
    "kubernetes.io": {
      namespace: "default",
      serviceaccount: { name: "robot", uid: world.account.metadata.uid },
    },
    nbf: now,
    sub: ROBOT,
  });
  assert.deepEqual(world.tokens.find(token), {
    user: {
      name: ROBOT,
      uid: world.account.metadata.uid,
      groups: ["system:serviceaccounts", "system:serviceaccounts:default", "system:authenticated"],
      extra: { "authentication.kubernetes.io/credential-id": [`JTI=${jti}`] },
    },
    audiences: [DEFAULT_ISSUER],
  });
});

Deno.test("a pod's token is bound to it, says its node, and lasts a year though it asks for an hour", () => {
  const world = new TokenWorld();
  const token = world.tokens.issueForPod(world.pod, { expirationSeconds: 3607 })!;
  const claims = signedClaims(token, world.tokens.signer)!;
  const now = world.queue.now() / 1000;
  assert.equal(claims.exp, now + 365 * 24 * 3600);
  const bound = claims["kubernetes.io"] as Record<string, unknown>;
  assert.deepEqual([bound.pod, bound.warnafter], [
    { name: "web", uid: world.pod.metadata.uid },
    now + 3607,
  ]);
  const found = world.tokens.find(token);
  assert.ok("user" in found);
  assert.deepEqual(found.user.extra?.["authentication.kubernetes.io/pod-name"], ["web"]);
});

Deno.test("a pod without an account gets no token", () => {
  const world = new TokenWorld();
  world.delete("serviceaccounts", "robot");
  assert.equal(world.tokens.issueForPod(world.pod, {}), undefined);
});

Deno.test("a token for others is not for the API server", () => {
  const world = new TokenWorld();
  const token = world.tokens.issue(world.account, { audiences: ["vault"], expirationSeconds: 600 });
  assert.equal(world.whose(token, ["vault", "x"]), ROBOT);
  assert.equal(
    world.whose(token),
    `token audiences ["vault"] is invalid for the target audiences ["${DEFAULT_ISSUER}"]`,
  );
});

Deno.test("the token of a Secret holds while that Secret has it", () => {
  const world = new TokenWorld();
  const token = world.tokens.issueForSecret(world.account, "robot-token");
  assert.equal(world.whose(token), "Token has been invalidated");
  world.create("secrets", {
    metadata: {
      name: "robot-token",
      namespace: "default",
      annotations: { "kubernetes.io/service-account.name": "robot" },
    },
    type: "kubernetes.io/service-account-token",
    data: { token: btoa(token) },
  });
  assert.equal(world.whose(token), ROBOT);
  world.delete("secrets", "robot-token");
  assert.equal(world.whose(token), "Token has been invalidated");
});

Deno.test("names and groups of service accounts", () => {
  assert.equal(accountUser("shop", "robot"), "system:serviceaccount:shop:robot");
  assert.deepEqual(accountGroups("shop"), ["system:serviceaccounts", "system:serviceaccounts:shop"]);
});
