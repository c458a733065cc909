import assert from "node:assert/strict";
import { defaultCapabilities } from "../../../src/programs/helm/capabilities.ts";
import { renderChart } from "../../../src/programs/helm/render_chart.ts";
import { starterChart } from "../../../src/programs/helm/starter_chart.ts";
import { readValues } from "../../../src/programs/helm/values.ts";
import { chartOf } from "./chart_from_text.ts";

async function rendered(values: string) {
  return await renderChart(await chartOf(Object.fromEntries(starterChart("web"))), readValues(values), {
    release: { name: "rel", namespace: "sea", revision: 1, isUpgrade: false },
    capabilities: defaultCapabilities,
    now: () => 0,
    random: () => 0,
  });
}

Deno.test("a new chart has a deployment, a service, an account and a test", async () => {
  const { manifest, hooks, notes } = await rendered("");
  assert.deepEqual(Array.from(manifest.matchAll(/^kind: (\w+)$/gm), ([, kind]) => kind), [
    "ServiceAccount",
    "Service",
    "Deployment",
  ]);
  assert.match(manifest, /^ {2}name: rel-web$/m);
  assert.deepEqual(hooks.map(({ name }) => name), ["rel-web-test-connection"]);
  assert.match(notes, /^1\. Get the application URL by running these commands:\n {2}export POD_NAME=/);
});

Deno.test("the other ways to reach it are there, each with its notes", async () => {
  assert.match(
    (await rendered("ingress: {enabled: true}")).notes,
    /\n {2}http:\/\/chart-example.local\/\n?$/,
  );
  assert.match((await rendered("httpRoute: {enabled: true}")).manifest, /kind: HTTPRoute/);
  assert.match((await rendered("autoscaling: {enabled: true}")).manifest, /averageUtilization: 80/);
  assert.match((await rendered("service: {type: NodePort}")).notes, /export NODE_PORT=/);
  assert.match((await rendered("service: {type: LoadBalancer}")).notes, /export SERVICE_IP=/);
});
