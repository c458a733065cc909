import assert from "node:assert/strict";
import { failed, inTurn, peer, type Peers } from "../../../../src/simulator/images/nginx/peers.ts";

const named = (...servers: string[][]): Peers => ({
  all: servers.map(([host = "", ...words]) => peer(host, 80, words)),
  isByAddress: false,
});
const firsts = (peers: Peers, count: number) =>
  Array.from({ length: count }, () => [...inTurn(peers, "10.0.0.1", 0)].map(({ host }) => host)[0]).join("");
const next = (peers: Peers, nowMs = 0) => {
  const first = inTurn(peers, "10.0.0.1", nowMs).next();
  return first.done ? undefined : first.value.host;
};

Deno.test("each has its turn, by its weight", () => {
  const equal = named(["a"], ["b"]);
  assert.equal([1, 2, 3, 4].map(() => next(equal)).join(""), "abab");
  const weighed = named(["a", "weight=3"], ["b"]);
  assert.equal([1, 2, 3, 4].map(() => next(weighed)).join(""), "aaba");
});

Deno.test("who is down is left out; a backup is asked when the others have failed", () => {
  const peers = named(["a", "down"], ["b"], ["c", "backup"]);
  assert.equal(firsts(peers, 2), "bb");
  assert.deepEqual([...inTurn(peers, "10.0.0.1", 0)].map(({ host }) => host), ["b", "c"]);
  failed(peers.all[1]!, 0);
  assert.deepEqual([next(peers, 5000), next(peers, 11_000)], ["c", "b"]);
});

Deno.test("ip_hash leads one caller to one server", () => {
  const peers = { ...named(["a"], ["b"], ["c"]), isByAddress: true };
  assert.equal(new Set([1, 2, 3].map(() => next(peers))).size, 1);
});
