import assert from "node:assert/strict";
import { IN_DEFAULT, pod } from "../sample_cluster.ts";
import { sampleNodes } from "../sample_nodes.ts";
import { pods, podServer } from "../sample_pods.ts";

Deno.test("a log is plain text, with the options that were asked for", async () => {
  const { send } = podServer({ nodes: sampleNodes });
  const query = "follow=true&tailLines=5&timestamps=1&sinceSeconds=60&limitBytes=10&previous=false";
  const { code, text, headers } = await send("GET", `${IN_DEFAULT}/pods/p/log?${query}`);
  assert.deepEqual([code, headers.get("content-type")], [200, "text/plain"]);
  assert.deepEqual(JSON.parse(text), {
    container: "c",
    follow: true,
    previous: false,
    timestamps: true,
    sinceSeconds: 60,
    tailLines: 5,
    limitBytes: 10,
  });
});

Deno.test("a pod without a node has no log, and a cluster without nodes cannot tell", async () => {
  const { send, registry } = podServer();
  registry.create(pods, pod("waiting"));
  const empty = await send("GET", `${IN_DEFAULT}/pods/waiting/log`);
  assert.deepEqual([empty.code, empty.text], [204, ""]);
  assert.equal((await send("GET", `${IN_DEFAULT}/pods/p/log`)).code, 503);
});

const REFUSED: [query: string, code: number, message: RegExp][] = [
  ["container=x", 400, /^container x is not valid for pod p$/],
  ["tailLines=x", 400, /^strconv.ParseInt: parsing "x": invalid syntax$/],
  ["tailLines=-1", 422, /tailLines: Invalid value: -1: must be greater than or equal to 0$/],
  ["limitBytes=0", 422, /limitBytes: Invalid value: 0: must be greater than 0$/],
  ["sinceSeconds=1&sinceTime=2026-01-01T00:00:00Z", 422, /at most one of `sinceTime` or `sinceSeconds`/],
];

for (const [query, code, message] of REFUSED) {
  Deno.test(`refused log: ${query}`, async () => {
    const answer = await podServer({ nodes: sampleNodes }).send("GET", `${IN_DEFAULT}/pods/p/log?${query}`);
    assert.equal(answer.code, code);
    assert.match(answer.body.message, message);
  });
}
