import assert from "node:assert/strict";
import { scaleRivals } from "../../../src/explorer/change/scale_rivals.ts";
import { lineText } from "../../../src/terminal/line.ts";
import { type Answers, recordingClient, refusal } from "./recording_client.ts";
import { resource, target } from "./test_targets.ts";

const autoscalers = "GET /apis/autoscaling/v1/namespaces/shop/horizontalpodautoscalers";
const web = "GET /apis/apps/v1/namespaces/shop/deployments/web";
const plain = { metadata: { name: "web", uid: "uid-web" } };

function autoscaler(kind: string, name: string): unknown {
  const scaleTargetRef = { apiVersion: "apps/v1", kind, name };
  return { metadata: { name: `${name}-hpa` }, spec: { minReplicas: 2, maxReplicas: 9, scaleTargetRef } };
}

/** What the server answers, and what is said. */
const cases: [string, Answers, string[]][] = [
  ["nobody", { [autoscalers]: { items: [autoscaler("Deployment", "other")] }, [web]: plain }, []],
  ["an autoscaler", { [autoscalers]: { items: [autoscaler("Deployment", "web")] }, [web]: plain }, [
    "HorizontalPodAutoscaler web-hpa (2 to 9) sets the number of web itself.",
  ]],
  ["another kind of that name", {
    [autoscalers]: { items: [autoscaler("StatefulSet", "web")] },
    [web]: plain,
  }, []],
  ["an owner", {
    [autoscalers]: { items: [] },
    [web]: {
      metadata: { uid: "uid-web", ownerReferences: [{ kind: "Rollout", name: "r", controller: true }] },
    },
  }, ["Rollout r owns Deployment shop/web and will set its own number again."]],
  ["nothing may be read", { [autoscalers]: refusal(403, "no"), [web]: refusal(403, "no") }, []],
];

for (const [name, answers, expected] of cases) {
  Deno.test(`who else sets the number: ${name}`, async () => {
    const { client } = recordingClient(answers);
    const discovery = {
      resources: [{ ...resource("horizontalpodautoscalers", "HorizontalPodAutoscaler", "autoscaling") }],
      failures: [],
      groupVersions: [],
    };
    const { signal } = new AbortController();
    const lines = await scaleRivals(client, [target("web")], { discovery }, signal);
    assert.deepEqual(lines.map(lineText), expected);
  });
}
