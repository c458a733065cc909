import assert from "node:assert/strict";
import { DEFAULT_ISSUER } from "../../../../src/simulator/kubernetes/identity/service_account_tokens.ts";
import { ROBOT, TokenWorld } from "./token_world.ts";

type Bound = "pod" | "account" | undefined;

/** What happens, and what is said of the token then; "" for a token that holds. */
const CASES: [name: string, bound: Bound, happens: (world: TokenWorld) => void, problem: string][] = [
  ["nothing happens", undefined, () => {}, ""],
  ["its time is over, and a minute more for clocks that differ", undefined, (world) => {
    world.queue.advance(661_000);
  }, "service account token has expired"],
  ["its time is just over", undefined, (world) => void world.queue.advance(630_000), ""],
  [
    "its account is gone",
    undefined,
    (world) => world.delete("serviceaccounts", "robot"),
    "" +
    'serviceaccounts "robot" not found',
  ],
  [
    "its pod is gone",
    "pod",
    (world) => world.delete("pods", "web"),
    "service account token has been invalidated",
  ],
  ["its pod is being deleted", "pod", (world) => {
    const kind = world.registry.kind("pods");
    const { metadata, ...rest } = world.registry.get(kind, "default", "web");
    world.registry.update(kind, { ...rest, metadata: { ...metadata, finalizers: ["example.com/f"] } });
    world.delete("pods", "web");
    assert.equal(world.whose(world.tokens.issueForPod(world.pod, {})!), ROBOT);
    world.queue.advance(61_000);
  }, "service account token has been invalidated"],
];

for (const [name, bound, happens, problem] of CASES) {
  Deno.test(`a token when ${name}`, () => {
    const world = new TokenWorld();
    const options = { audiences: [DEFAULT_ISSUER], expirationSeconds: 600 };
    const token = world.tokens.issue(world.account, {
      ...options,
      ...(bound === "pod" ? { bound: world.pod } : {}),
    });
    happens(world);
    assert.equal(world.whose(token), problem || ROBOT);
  });
}

Deno.test("another account of the same name is another account", () => {
  const world = new TokenWorld();
  const token = world.tokens.issueForPod(world.pod, {})!;
  world.delete("serviceaccounts", "robot");
  const { metadata: { uid } } = world.create("serviceaccounts", {
    metadata: { name: "robot", namespace: "default" },
  });
  const old = world.account.metadata.uid;
  assert.equal(world.whose(token), `service account UID (${uid}) does not match claim (${old})`);
});
