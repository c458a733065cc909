import assert from "node:assert/strict";
import { Client } from "../../src/cluster/client.ts";
import { amount, pollUsage, readUsage, type UsageNews, type UsageQuery } from "../../src/cluster/metrics.ts";
import { FakeTiming, settle } from "./fake_timing.ts";
import { type Answer, FakeTransport, json, refusal } from "./fake_transport.ts";

const all = "/apis/metrics.k8s.io/v1beta1/pods";
const pod = (name: string, ...containers: [string, string][]) => ({
  metadata: { namespace: "shop", name },
  containers: containers.map(([cpu, memory], index) => ({ name: `c${index}`, usage: { cpu, memory } })),
});
const list = (items: unknown[], token?: string): Answer =>
  json({ metadata: token ? { continue: token } : {}, items });

/** Quantities and their amounts. */
const amounts: [unknown, number][] = [
  ["250m", 0.25],
  ["1500000n", 0.0015],
  ["2", 2],
  ["64Mi", 64 * 2 ** 20],
  ["1.5Gi", 1.5 * 2 ** 30],
  ["1e3", 1000],
  ["", 0],
  [undefined, 0],
  ["much", 0],
];

for (const [text, expected] of amounts) {
  Deno.test(`the amount of ${JSON.stringify(text)}`, () => assert.equal(amount(text), expected));
}

Deno.test("usage comes in pages, and a pod uses what its containers use", async () => {
  const transport = new FakeTransport().on(
    `GET ${all}`,
    list([pod("a", ["1m", "1Mi"], ["2m", "2Mi"])], "next"),
    list([pod("b", ["500000n", "1Ki"])]),
  );
  const usage = await read(transport, { of: "pods" });
  assert.deepEqual([...usage].map(([key, { cpuMilli, memoryBytes }]) => [key, cpuMilli, memoryBytes]), [
    ["shop/a", 3, 3 * 2 ** 20],
    ["shop/b", 0.5, 1024],
  ]);
  assert.equal(usage.get("shop/a")?.containers?.get("c1")?.memoryBytes, 2 * 2 ** 20);
  assert.equal(transport.requests[1]!.query.get("continue"), "next");
});

Deno.test("a pod that is not measured yet has no usage", async () => {
  const path = "/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods/a";
  const none = new FakeTransport().on(
    `GET ${path}`,
    refusal(404, "NotFound", 'podmetrics.metrics.k8s.io "a" not found'),
  );
  assert.equal((await read(none, { of: "pods", namespace: "shop", name: "a" })).size, 0);
});

/** Answers, and why there is no usage. */
const refusals: [string, Answer, string, boolean][] = [
  [
    "no such API",
    refusal(404, "NotFound", "the server could not find the requested resource"),
    "the server has no metrics.k8s.io",
    true,
  ],
  ["not allowed", refusal(403, "Forbidden"), "you may not list pods.metrics.k8s.io", false],
  ["not ready", refusal(503, "ServiceUnavailable", "not ready"), "metrics.k8s.io: not ready", false],
];

for (const [name, answer, reason, isAbsent] of refusals) {
  Deno.test(`${name}: said once, and asked again later`, async () => {
    const transport = new FakeTransport().on(`GET ${all}`, answer, list([pod("a", ["1m", "1Mi"])]));
    const timing = new FakeTiming();
    const stop = new AbortController();
    const news: UsageNews[] = [];
    const client = new Client(transport, { timing });
    const query: UsageQuery = { of: "pods" };
    const done = pollUsage({ client, timing, query, signal: stop.signal, onNews: (one) => news.push(one) });
    await settle();
    assert.deepEqual(news, [{ type: "unavailable", reason, isAbsent }]);
    await timing.advance(61_000);
    await settle();
    assert.equal(news.at(-1)?.type, "usage");
    stop.abort();
    await timing.advance(61_000);
    await done;
  });
}

function read(transport: FakeTransport, query: UsageQuery) {
  const timing = new FakeTiming();
  return readUsage(new Client(transport, { timing }), timing, query, new AbortController().signal);
}
