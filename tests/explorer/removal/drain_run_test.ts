import assert from "node:assert/strict";
import { Client } from "../../../src/cluster/client.ts";
import type { Timing } from "../../../src/cluster/timing.ts";
import type { Transport } from "../../../src/cluster/transport.ts";
import { plainDrain } from "../../../src/explorer/removal/drain_change.ts";
import type { DrainChoice } from "../../../src/kube/drain_verdict.ts";
import { type PodProgress, runDrain } from "../../../src/explorer/removal/drain_run.ts";
import { object } from "./small_cluster.ts";

const pod = object("Pod shop/web");
const status = (code: number, message: string) =>
  Response.json({ kind: "Status", apiVersion: "v1", metadata: {}, status: "Failure", code, message }, {
    status: code,
  });
const budget = "Cannot evict pod as it would violate the pod's disruption budget.";
const evicted = () => Response.json({ kind: "Status", apiVersion: "v1", metadata: {}, status: "Success" });
const gone = () => status(404, "not found");

/** The requests in order, with their answers, and what was told of the pod. Time passes as it is slept. */
async function drain(answers: readonly (() => Response)[], choice: Partial<DrainChoice> = {}) {
  const asked: string[] = [];
  const told: PodProgress[] = [];
  let now = 0;
  const transport: Transport = {
    description: "test",
    request: (path, init) => {
      asked.push(`${now / 1000}s ${init?.method} ${path}`);
      return Promise.resolve(answers[asked.length - 1]?.() ?? gone());
    },
    connect: () => Promise.reject(new Error("no streams here")),
    close: () => {},
  };
  const timing: Timing = {
    now: () => now,
    random: () => 0,
    sleep: (ms) => {
      now += ms;
      return Promise.resolve();
    },
    breathe: () => Promise.resolve(),
  };
  const quiet: Timing = { ...timing, sleep: () => new Promise(() => {}) };
  await runDrain([pod], { ...plainDrain, ...choice }, {
    client: new Client(transport, { timing: quiet }),
    timing,
    signal: new AbortController().signal,
    tell: (_index, progress) => told.push(progress),
  });
  return { asked, told };
}

const path = "/api/v1/namespaces/shop/pods/web";

Deno.test("an eviction that a budget refuses is asked again after five seconds", async () => {
  const { asked, told } = await drain([() => status(429, budget), evicted, () => Response.json(pod), gone]);
  assert.deepEqual(asked, [
    `0s POST ${path}/eviction`,
    `5s POST ${path}/eviction`,
    `5s GET ${path}`,
    `6s GET ${path}`,
  ]);
  assert.deepEqual(told, [
    { state: "refused", why: budget, attempts: 1 },
    { state: "leaving" },
    { state: "gone" },
  ]);
});

Deno.test("the time limit ends it", async () => {
  const { told } = await drain(Array.from({ length: 9 }, () => () => status(429, budget)), {
    timeoutSeconds: 12,
  });
  assert.deepEqual(told.at(-1), { state: "failed", why: "global timeout reached: 12s" });
});

Deno.test("another pod of the same name is the next one: the old one is gone", async () => {
  const next = object("Pod shop/web", { metadata: { name: "web", namespace: "shop", uid: "next" } });
  const { told } = await drain([evicted, () => Response.json(next)]);
  assert.deepEqual(told.map(({ state }) => state), ["leaving", "gone"]);
});

Deno.test("a refusal for good is not asked again", async () => {
  const { asked, told } = await drain([() => status(403, "forbidden")]);
  assert.equal(asked.length, 1);
  assert.deepEqual(told, [{ state: "failed", why: "forbidden" }]);
});

Deno.test("without eviction the pod is deleted", async () => {
  const { asked } = await drain([evicted], { disablesEviction: true });
  assert.equal(asked[0], `0s DELETE ${path}`);
});
