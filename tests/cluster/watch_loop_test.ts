import assert from "node:assert/strict";
import { Client } from "../../src/cluster/client.ts";
import { WatchLoop } from "../../src/cluster/watch_loop.ts";
import type { WatchState } from "../../src/cluster/watch_state.ts";
import type { KubeObject } from "../../src/kube/object.ts";
import { FakeTiming, settle } from "./fake_timing.ts";
import { type Answer, broken, FakeStream, FakeTransport, json, refusal } from "./fake_transport.ts";

const path = "/api/v1/pods";

/** A loop over a scripted server; `log` has what happened, in order. */
function run(lists: Answer[], watches: Answer[], options: { canWatch?: boolean } = {}) {
  const timing = new FakeTiming();
  const transport = new FakeTransport().on(`GET ${path}`, ...lists).on(`watch ${path}`, ...watches);
  const client = new Client(transport, { timing });
  const stop = new AbortController();
  const log: string[] = [];
  const states: WatchState[] = [];
  const loop = new WatchLoop<KubeObject>({
    client,
    path,
    query: {},
    accept: "application/json",
    canWatch: options.canWatch ?? true,
    signal: stop.signal,
    timing,
    subject: {
      list: async (signal, onProgress) => {
        log.push("list");
        const { metadata, items } = await client.list(path, { signal });
        onProgress(items.length, 0);
        return metadata.resourceVersion ?? "";
      },
      apply: (type, object) => {
        log.push(`${type} ${object.metadata.name}`);
        return object.metadata.name === "strange" ? "relist" : undefined;
      },
    },
    onState: (state) => {
      states.push(state);
      log.push(state.kind);
    },
  });
  const done = loop.run();
  return {
    timing,
    transport,
    loop,
    log,
    states,
    /** From which version each watch began. */
    versions: () =>
      transport.requests.filter((each) => each.verb === "watch").map((each) =>
        each.query.get("resourceVersion")
      ),
    async end() {
      stop.abort();
      await done;
    },
  };
}

const list = json({ kind: "PodList", apiVersion: "v1", metadata: { resourceVersion: "10" }, items: [] });
const event = (type: string, name: string, resourceVersion: string) => ({
  type,
  object: { metadata: { name, resourceVersion } },
});
const expired = {
  type: "ERROR",
  object: { kind: "Status", status: "Failure", reason: "Expired", code: 410 },
};
const trouble = { type: "ERROR", object: { kind: "Status", status: "Failure", message: "etcd", code: 500 } };

Deno.test("list, watch, and on from the last version when the server ends the watch", async () => {
  const [first, second] = [new FakeStream(), new FakeStream()];
  const { timing, log, versions, end } = run([list], [first.answer, second.answer]);
  await settle();
  first.send(event("ADDED", "a", "11"));
  first.send({ type: "BOOKMARK", object: { metadata: { resourceVersion: "20" } } });
  await timing.advance(5_000);
  first.end();
  await settle();
  second.send(event("DELETED", "a", "21"));
  await settle();
  await end();
  assert.deepEqual(versions(), ["10", "20"]);
  assert.deepEqual(log, ["list", "loading", "live", "live", "ADDED a", "live", "DELETED a"]);
});

Deno.test("a broken connection is stale until the watch is open again, and nothing is listed anew", async () => {
  const [first, second] = [new FakeStream(), new FakeStream()];
  const { timing, log, states, versions, end } = run([list], [
    first.answer,
    broken("refused"),
    broken("refused"),
    second.answer,
  ]);
  await settle();
  first.send(event("ADDED", "a", "11"));
  await settle();
  const brokeAt = timing.now();
  first.fail(new Error("connection reset"));
  await timing.advance(10_000);
  await end();
  assert.deepEqual(versions(), ["10", "11", "11", "11"]);
  assert.deepEqual(log, ["list", "loading", "live", "live", "ADDED a", "stale", "stale", "stale", "live"]);
  const stale = states.filter((state) => state.kind === "stale");
  assert.deepEqual(stale.map(({ since }) => since), [brokeAt, brokeAt, brokeAt]);
  assert.deepEqual(stale.map(({ error }) => error.message), ["connection reset", "refused", "refused"]);
});

Deno.test("waits double, with jitter, up to half a minute, for ever", async () => {
  const { timing, end } = run([broken("refused")], []);
  const waits: number[] = [];
  for (let n = 0; n < 10; n++) {
    await settle();
    waits.push(timing.slept.filter((ms) => ms !== 70_000).at(-1)!);
    await timing.advance(waits.at(-1)!);
  }
  await end();
  assert.deepEqual(waits, [375, 750, 1500, 3000, 6000, 12000, 22500, 22500, 22500, 22500]);
});

Deno.test("the server's advice to wait is followed", async () => {
  const busy = json({ kind: "Status", status: "Failure", code: 429, details: { retryAfterSeconds: 7 } }, 429);
  const { timing, states, end } = run([busy], []);
  await settle();
  const [state] = states;
  assert.ok(state?.kind === "stale");
  assert.equal(state.retryAt - timing.now(), 7_000);
  await end();
});

const relisted: [string, Answer[]][] = [
  ["HTTP 410", [refusal(410, "Expired")]],
  ["an ERROR event 410", [streaming([expired])]],
  ["an ERROR event of another kind", [streaming([trouble])]],
  ["a line that is no JSON", [streaming(["{]\n"])]],
  ["a refused version", [refusal(400, "BadRequest")]],
  ["an event that makes no sense", [streaming([event("ADDED", "strange", "12")])]],
];

function streaming(events: unknown[]): Answer {
  return (request) => {
    const stream = new FakeStream();
    for (const each of events) stream.send(each);
    return stream.answer(request);
  };
}

for (const [name, watches] of relisted) {
  Deno.test(`everything is listed again after ${name}`, async () => {
    const { timing, log, transport, end } = run([list], [...watches, new FakeStream().answer]);
    await timing.advance(1_000);
    await end();
    assert.equal(transport.asked.filter((each) => each === `GET ${path}`).length, 2);
    assert.equal(log.at(-1), "live");
    assert.equal(log.filter((each) => each === "loading").length, 1, "the rows there are stay");
  });
}

Deno.test("one expiry is mended at once, the next ones more slowly", async () => {
  const { timing, transport, end } = run([list], [streaming([expired])]);
  await settle();
  assert.deepEqual(transport.asked, [`GET ${path}`, `watch ${path}`, `GET ${path}`, `watch ${path}`]);
  await timing.advance(60_000);
  assert.ok(transport.requests.length < 24, `${transport.requests.length} requests in a minute`);
  await end();
});

Deno.test("a watch that the server ends at once is not asked for in a hurry", async () => {
  const { timing, transport, states, end } = run([list], [() => new Response("")]);
  await timing.advance(60_000);
  await end();
  assert.ok(transport.requests.length < 12, `${transport.requests.length} requests in a minute`);
  assert.equal(transport.asked.filter((each) => each.startsWith("GET")).length, 1);
  assert.ok(
    states.some((state) => state.kind === "stale" && /ended the watch at once/.test(state.error.message)),
  );
});

Deno.test("nor is one that the server ends after saying the same again", async () => {
  for (const name of ["a", "strange"]) {
    const { timing, transport, end } = run([list], [(request) => {
      const stream = new FakeStream();
      stream.send(event("MODIFIED", name, "11"));
      stream.end();
      return stream.answer(request);
    }]);
    await timing.advance(60_000);
    await end();
    assert.ok(transport.requests.length < 24, `${transport.requests.length} requests in a minute`);
  }
});

const refused: [string, Answer, WatchState["kind"]][] = [
  ["403", refusal(403, "Forbidden"), "forbidden"],
  ["404", refusal(404, "NotFound"), "gone"],
];

for (const [name, answer, kind] of refused) {
  Deno.test(`${name} says why, and is asked again slowly`, async () => {
    const { timing, transport, log, end } = run([answer, answer, list], [new FakeStream().answer]);
    await timing.advance(40_000);
    assert.deepEqual(log, ["list", kind]);
    await timing.advance(60_000);
    assert.deepEqual(log, ["list", kind, "list", kind, "list", "loading", "live", "live"]);
    assert.equal(transport.requests.length, 4);
    await end();
  });
}

Deno.test("a watch that finds the resource gone says so", async () => {
  const first = new FakeStream();
  const { timing, log, end } = run([list, refusal(404, "NotFound")], [
    first.answer,
    refusal(404, "NotFound"),
  ]);
  await timing.advance(2_000);
  first.end();
  await settle();
  await end();
  assert.deepEqual(log, ["list", "loading", "live", "live", "gone"]);
});

const polled: [string, Answer[], boolean][] = [
  ["has no watch", [], false],
  ["may not be watched", [refusal(403, "Forbidden")], true],
  ["refuses the method", [refusal(405, "MethodNotAllowed")], true],
];

for (const [name, watches, canWatch] of polled) {
  Deno.test(`what ${name} is listed every ten seconds`, async () => {
    const { timing, transport, states, end } = run([list], watches, { canWatch });
    await timing.advance(25_000);
    await end();
    assert.equal(transport.asked.filter((each) => each.startsWith("GET")).length, 3);
    assert.deepEqual(states.at(-1), { kind: "live", pollMs: 10_000 });
  });
}

Deno.test("a dead connection is noticed, and the watch resumed", async () => {
  const first = new FakeStream();
  const { timing, log, versions, end } = run([list], [first.answer, new FakeStream().answer]);
  await settle();
  first.send({ type: "BOOKMARK", object: { metadata: { resourceVersion: "15" } } });
  await timing.advance(100_000);
  await end();
  assert.deepEqual(versions(), ["10", "15"]);
  assert.deepEqual(log, ["list", "loading", "live", "live", "live"]);
});

Deno.test("retryNow ends the wait", async () => {
  const { loop, log, end } = run([refusal(403, "Forbidden"), list], [new FakeStream().answer]);
  await settle();
  loop.retryNow();
  await settle();
  await end();
  assert.deepEqual(log, ["list", "forbidden", "list", "loading", "live", "live"]);
});

Deno.test("relist reads everything again", async () => {
  const { loop, log, end } = run([list], [new FakeStream().answer, new FakeStream().answer]);
  await settle();
  loop.relist();
  await settle();
  await end();
  assert.deepEqual(log, ["list", "loading", "live", "live", "list", "live", "live"]);
});

Deno.test("abort ends the loop in the middle of anything", async () => {
  for (const [lists, watches] of [[[list], [new FakeStream().answer]], [[broken("x")], []]] as const) {
    const { end, log } = run([...lists], [...watches]);
    await settle();
    await end();
    const before = log.length;
    await settle();
    assert.equal(log.length, before);
  }
});
