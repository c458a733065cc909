import assert from "node:assert/strict";
import { Random } from "../../../../src/simulator/clock/random.ts";
import { ApiServer } from "../../../../src/simulator/kubernetes/api_server.ts";
import { IN_DEFAULT, sendTo } from "../sample_cluster.ts";
import { ROBOT, TokenWorld } from "../identity/token_world.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";

const REVIEWS = "/apis/authentication.k8s.io/v1/tokenreviews";
const TOKEN = `${IN_DEFAULT}/serviceaccounts/robot/token`;

function tokenServer() {
  const world = new TokenWorld();
  const { registry, queue, tokens } = world;
  return { world, send: sendTo(new ApiServer({ registry, queue, random: new Random(1), tokens })) };
}

Deno.test({
  name: "a token is answered in the recorded shape",
  ignore: !hasFixtures,
  async fn() {
    const { send } = tokenServer();
    const { code, body } = await send("POST", TOKEN, { spec: { expirationSeconds: 600 } });
    const recorded = fixtureJson("errors/201_token.json");
    assert.equal(code, 201);
    assert.deepEqual(body.spec, recorded.spec);
    assert.equal(body.status.expirationTimestamp, "2026-01-01T00:10:00Z");
    const claims = (token: string) =>
      JSON.parse(atob(token.split(".")[1]!.replaceAll("-", "+").replaceAll("_", "/")));
    const [ours, theirs] = [claims(body.status.token), claims(recorded.status.token)];
    assert.deepEqual(Object.keys(ours), Object.keys(theirs));
    assert.deepEqual(Object.keys(ours["kubernetes.io"]), Object.keys(theirs["kubernetes.io"]));
  },
});

Deno.test("a review knows a token, for as long as it holds", async () => {
  const { send, world } = tokenServer();
  const { token } = (await send("POST", TOKEN, { spec: { expirationSeconds: 600 } })).body.status;
  const review = async (spec: object) => (await send("POST", REVIEWS, { spec })).body.status;
  const { authenticated, user } = await review({ token });
  assert.deepEqual([authenticated, user.username], [true, ROBOT]);
  assert.deepEqual(await review({ token: "nonsense" }), { user: {}, error: "invalid bearer token" });
  assert.match(
    (await review({ token, audiences: ["vault"] })).error,
    /^\[invalid bearer token, token audiences/,
  );
  world.queue.advance(661_000);
  assert.equal((await review({ token })).error, "[invalid bearer token, service account token has expired]");
  assert.equal((await send("POST", REVIEWS, {})).code, 400);
});

const REFUSED: [body: object, code: number, message: string][] = [
  [
    { spec: { expirationSeconds: 60 } },
    422,
    'TokenRequest.authentication.k8s.io "" is invalid: spec.expirationSeconds: Invalid value: 60: may not specify a ' +
    "duration less than 10 minutes",
  ],
  [
    { metadata: { name: "other" } },
    422,
    'TokenRequest.authentication.k8s.io "robot" is invalid: metadata.name: Invalid value: "other": must match the ' +
    "service account name if specified",
  ],
  [
    { spec: { boundObjectRef: { kind: "Pod", apiVersion: "v1", name: "nope" } } },
    404,
    'pods "nope" not found',
  ],
  [
    { spec: { boundObjectRef: { kind: "Pod", apiVersion: "v1", name: "other" } } },
    400,
    'cannot bind token for serviceaccount "robot" to pod running with different serviceaccount name.',
  ],
  [
    { spec: { boundObjectRef: { kind: "Deployment", apiVersion: "apps/v1", name: "x" } } },
    400,
    "cannot bind token to object of type apps/v1, Kind=Deployment",
  ],
];

for (const [body, code, message] of REFUSED) {
  Deno.test(`no token: ${message.slice(0, 90)}`, async () => {
    const { send, world } = tokenServer();
    world.create("serviceaccounts", { metadata: { name: "default", namespace: "default" } });
    world.create("pods", {
      metadata: { name: "other", namespace: "default" },
      spec: { containers: [{ name: "c", image: "nginx" }] },
    });
    const answer = await send("POST", TOKEN, body);
    assert.deepEqual([answer.code, answer.body.message], [code, message]);
  });
}
