import assert from "node:assert/strict";
import type { IPod } from "kubernetes-models/v1/Pod";
import { IN_DEFAULT, pod, type SampleServer } from "../sample_cluster.ts";
import { budgets, pods, podServer } from "../sample_pods.ts";

const EVICTION = { apiVersion: "policy/v1", kind: "Eviction", metadata: { name: "p" } };
const evict = ({ send }: SampleServer, body: object = EVICTION, query = "") =>
  send("POST", `${IN_DEFAULT}/pods/p/eviction${query}`, body);
const READY = [{ type: "Ready", status: "True" }];

interface Situation {
  status?: object;
  phase?: string;
  isReady?: boolean;
  budgets?: number;
  spec?: object;
}

function given(
  { status, phase = "Running", isReady = true, budgets: count = 1, spec }: Situation,
): SampleServer {
  const sample = podServer();
  const { registry } = sample;
  registry.update(pods, {
    ...pod("p", { nodeName: "n" }),
    metadata: { ...pod("p").metadata, labels: { app: "web" } },
  });
  const podStatus = { phase, conditions: isReady ? READY : [] };
  registry.update(pods, { ...pod("p"), status: podStatus }, { subresource: "status" });
  for (let index = 0; index < count; index++) {
    registry.create(budgets, {
      metadata: { name: `web${index}`, namespace: "default" },
      spec: { selector: { matchLabels: { app: "web" } }, ...spec },
      status: { disruptionsAllowed: 0, desiredHealthy: 3, currentHealthy: 3, ...status },
    });
  }
  return sample;
}

Deno.test("an eviction deletes, with the options it carries, and the pod says why", async () => {
  const sample = podServer();
  const answer = await evict(sample, { ...EVICTION, deleteOptions: { gracePeriodSeconds: 3 } });
  assert.deepEqual([answer.code, answer.body.status], [201, "Success"]);
  const evicted = sample.registry.get(pods, "default", "p");
  assert.equal(evicted.metadata.deletionGracePeriodSeconds, 3);
  const [condition] = (evicted as unknown as IPod).status!.conditions!;
  assert.deepEqual([condition!.type, condition!.reason, condition!.message], [
    "DisruptionTarget",
    "EvictionByEvictionAPI",
    "Eviction API: evicting",
  ]);
});

const outcomes: [what: string, situation: Situation, code: number][] = [
  ["a budget with room", { status: { disruptionsAllowed: 1 } }, 201],
  ["a budget without room", {}, 429],
  ["a pod that is pending", { phase: "Pending" }, 201],
  ["a pod that has ended", { phase: "Succeeded" }, 201],
  ["two budgets", { budgets: 2, status: { disruptionsAllowed: 1 } }, 500],
  ["an unready pod beside enough others", { isReady: false }, 201],
  ["an unready pod beside too few others", { isReady: false, status: { currentHealthy: 2 } }, 429],
  [
    "an unready pod that nobody wants to keep",
    { isReady: false, status: { currentHealthy: 0 }, spec: { unhealthyPodEvictionPolicy: "AlwaysAllow" } },
    201,
  ],
];

for (const [what, situation, code] of outcomes) {
  Deno.test(`eviction: ${what} is answered ${code}`, async () => {
    assert.equal((await evict(given(situation))).code, code);
  });
}

Deno.test("a budget is spent, and the controller is told of the pod", async () => {
  const sample = given({ status: { disruptionsAllowed: 1 } });
  await evict(sample);
  const { status } = sample.registry.get(budgets, "default", "web0");
  const { disruptionsAllowed, disruptedPods } = status as {
    disruptionsAllowed: number;
    disruptedPods: object;
  };
  assert.equal(disruptionsAllowed, 0);
  assert.deepEqual(Object.keys(disruptedPods), ["p"]);
});

for (const query of ["?dryRun=All", ""]) {
  Deno.test(`a dry run, asked for by ${query ? "the query" : "the body"}, changes nothing`, async () => {
    const sample = given({ status: { disruptionsAllowed: 1 } });
    const { store } = sample.registry;
    const before = store.revision;
    const body = query ? EVICTION : { ...EVICTION, deleteOptions: { dryRun: ["All"] } };
    assert.equal((await evict(sample, body, query)).code, 201);
    assert.equal(store.revision, before);
  });
}

const refusals: [what: string, body: object, code: number, message: RegExp][] = [
  ["another name", { metadata: { name: "q" } }, 400, /^name in URL does not match name in Eviction object$/],
  [
    "another pod of that name",
    { deleteOptions: { preconditions: { uid: "u" } } },
    409,
    /^Operation cannot be fulfilled on Pod "p": the UID in the precondition \(u\) does not match the UID in record/,
  ],
  [
    "another version",
    { deleteOptions: { preconditions: { resourceVersion: "1" } } },
    409,
    /the ResourceVersion in the precondition \(1\) does not match the ResourceVersion in record/,
  ],
];

for (const [what, more, code, message] of refusals) {
  Deno.test(`an eviction of ${what} is refused`, async () => {
    const answer = await evict(given({ status: { disruptionsAllowed: 1 } }), { ...EVICTION, ...more });
    assert.equal(answer.code, code);
    assert.match(answer.body.message, message);
  });
}
