import assert from "node:assert/strict";
import fc from "fast-check";
import { Client } from "../../src/cluster/client.ts";
import type { ContainerRun } from "../../src/cluster/container_run.ts";
import { followLog, type FollowNews } from "../../src/cluster/follow_log.ts";
import { type Answer, type FakeRequest, FakeTransport, refusal } from "./fake_transport.ts";

const path = "/api/v1/namespaces/default/pods/web-0/log";
const startMs = Date.parse("2026-01-01T11:00:00Z");

/** A log as a kubelet keeps it: lines with times, and a run to each. */
interface Written {
  run: number;
  ms: number;
  text: string;
}

/** Ways in which an answer ends before its time, at a share of its bytes. */
interface Cut {
  share: number;
  how: "breaks" | "closes";
}

class FakeKubelet {
  readonly news: FollowNews[] = [];
  readonly stop = new AbortController();
  run: ContainerRun | "gone" | undefined;
  /** What is asked for next is answered by these. */
  readonly transport: FakeTransport;
  #wake: (() => void)[] = [];

  constructor(readonly written: Written[], readonly cuts: Cut[], readonly onOpen: () => void = () => {}) {
    this.run = running(0);
    this.transport = new FakeTransport().on(`GET ${path}`, (request) => this.#answer(request));
  }

  get texts(): string[] {
    return this.news.flatMap((news) => news.type === "lines" ? news.lines.map(({ text }) => text) : []);
  }

  get kinds(): string[] {
    return this.news.map(({ type }) => type);
  }

  change(run: ContainerRun | "gone"): void {
    this.run = run;
    this.#wake.splice(0).forEach((wake) => wake());
  }

  async follow(range = {}): Promise<this> {
    const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
    await followLog({
      client: new Client(this.transport),
      timing: { now: () => startMs, random: () => 0.5, sleep: turn, breathe: turn },
      namespace: "default",
      pod: "web-0",
      container: "app",
      range,
      run: () => this.run,
      changed: () => new Promise((resolve) => this.#wake.push(resolve)),
      signal: this.stop.signal,
      onNews: (news) => this.news.push(news),
    });
    return this;
  }

  #answer({ query }: FakeRequest): Response {
    this.onOpen();
    const now = this.run as ContainerRun;
    const wanted = query.get("previous") ? now.restarts - 1 : now.restarts;
    const since = query.get("sinceTime");
    const lines = this.written.filter(({ run, ms }) => run === wanted && (!since || ms >= Date.parse(since)))
      .map(({ ms, text }) => `${new Date(ms).toISOString()} ${text}\n`).join("");
    const cut = query.get("previous") ? undefined : this.cuts.shift();
    if (!cut) {
      if (now.kind === "running") this.change({ ...now, kind: "terminated", why: "Completed", isOver: true });
      return new Response(lines);
    }
    const bytes = new TextEncoder().encode(lines).slice(0, Math.floor(lines.length * cut.share));
    const ended = cut.how === "closes";
    return new Response(
      new ReadableStream(
        {
          pull(controller) {
            if (bytes.length > 0 && controller.desiredSize! > 0 && !this.sent) {
              this.sent = true;
              return controller.enqueue(bytes);
            }
            if (ended) controller.close();
            else controller.error(new TypeError("connection reset by peer"));
          },
          sent: false,
        } as UnderlyingSource<Uint8Array> & { sent: boolean },
      ),
    );
  }
}

function running(restarts: number): ContainerRun {
  return { kind: "running", hasLog: true, restarts, why: "", isOver: false };
}

function write(texts: readonly string[], run = 0, fromMs = startMs): Written[] {
  return texts.map((text, index) => ({ run, ms: fromMs + index * 300, text }));
}

Deno.test("wherever the connection breaks or is closed, no line is lost and none comes twice", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom("same", "grüße", "a longer line of words"), { maxLength: 30 }),
      fc.array(
        fc.record({
          share: fc.double({ min: 0, max: 1, noNaN: true }),
          how: fc.constantFrom("breaks", "closes"),
        }),
        { maxLength: 5 },
      ),
      async (texts, cuts) => {
        const kubelet = await new FakeKubelet(write(texts), cuts as Cut[]).follow();
        assert.deepEqual(kubelet.texts, texts);
        assert.equal(kubelet.kinds.at(-1), "ended");
      },
    ),
    { numRuns: 60 },
  ));

Deno.test("a break says since when and why, and that it is read again", async () => {
  const kubelet = await new FakeKubelet(write(["one", "two"]), [{ share: 0.6, how: "breaks" }]).follow();
  assert.deepEqual(kubelet.kinds, ["reading", "lines", "broken", "reading", "lines", "ended"]);
  const broken = kubelet.news[2] as Extract<FollowNews, { type: "broken" }>;
  assert.deepEqual([broken.since, /connection reset/.test(broken.why)], [startMs, true]);
});

Deno.test("after a break it is read on from the last second, not from the tail again", async () => {
  const kubelet = await new FakeKubelet(write(["a", "b", "c", "d", "e"]), [{ share: 0.99, how: "breaks" }])
    .follow({ tailLines: 3 });
  const asked = kubelet.transport.requests.map((
    { query },
  ) => [query.get("tailLines"), query.get("sinceTime")]);
  assert.deepEqual(asked, [["3", null], [null, "2026-01-01T11:00:00Z"]]);
});

Deno.test("a container that was restarted while the connection was lost: its end, then the next run", async () => {
  const written = [...write(["a", "b", "c"]), ...write(["d", "e"], 1, startMs + 5_000)];
  let opened = 0;
  const kubelet = new FakeKubelet(written, [{ share: 0.5, how: "breaks" }], () => {
    if (++opened === 1) queueMicrotask(() => setTimeout(() => kubelet.change(running(1)), 0));
  });
  // The restart is known before the connection is there again.
  await kubelet.follow();
  assert.deepEqual(kubelet.texts, ["a", "b", "c", "d", "e"]);
  assert.ok(kubelet.kinds.includes("restarted"));
});

Deno.test("runs that came and went meanwhile are counted", async () => {
  const kubelet = new FakeKubelet([...write(["a"]), ...write(["z"], 3, startMs + 9_000)], []);
  const ended = { ...running(0), kind: "terminated" as const, why: "Error, exit code 1" };
  kubelet.run = ended;
  const following = kubelet.follow();
  await until(() => kubelet.kinds.includes("waiting"));
  kubelet.change(running(3));
  await following;
  assert.deepEqual(kubelet.news.find(({ type }) => type === "restarted"), {
    type: "restarted",
    restarts: 3,
    missed: 2,
  });
  assert.deepEqual(kubelet.texts, ["a", "z"]);
});

Deno.test("what has not started is waited for, with its reason", async () => {
  const kubelet = new FakeKubelet(write(["up"]), []);
  kubelet.run = { kind: "waiting", hasLog: false, restarts: 0, why: "ImagePullBackOff", isOver: false };
  const following = kubelet.follow();
  await until(() => kubelet.kinds.includes("waiting"));
  assert.equal(kubelet.transport.requests.length, 0);
  kubelet.change(running(0));
  await following;
  assert.deepEqual(kubelet.texts, ["up"]);
});

const ends: [
  name: string,
  run: ContainerRun | "gone" | undefined,
  answer: Answer | undefined,
  why: RegExp,
][] = [
  ["a pod that is gone", "gone", undefined, /the pod is gone/],
  ["a refusal", running(0), refusal(403, "Forbidden", "you may not"), /you may not/],
  ["a pod that nobody may look at", undefined, undefined, /the log has ended/],
  ["nothing to read and nobody to ask", undefined, refusal(404, "NotFound", "no such pod"), /no such pod/],
];

for (const [name, run, answer, why] of ends) {
  Deno.test(`${name} ends the log`, async () => {
    const kubelet = new FakeKubelet([], []);
    kubelet.run = run;
    if (answer) kubelet.transport.on(`GET ${path}`, answer);
    else kubelet.transport.on(`GET ${path}`, () => new Response("x\n"));
    await kubelet.follow();
    const last = kubelet.news.at(-1)!;
    assert.match(last.type === "ended" ? last.why : last.type, why);
  });
}

async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1_000 && !isSo(); turn++) await new Promise((resolve) => setTimeout(resolve, 0));
  assert.ok(isSo());
}
