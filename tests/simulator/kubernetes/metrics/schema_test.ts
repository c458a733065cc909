import assert from "node:assert/strict";
import { METRICS_SCHEMAS, metricsSchemaName } from "../../../../src/simulator/kubernetes/metrics/schema.ts";
import { sendTo } from "../sample_cluster.ts";
import { SmallWorld } from "../small_world.ts";

for (const kind of ["PodMetrics", "NodeMetrics"]) {
  Deno.test(`${kind} has a schema, and every reference in it leads somewhere`, () => {
    const schema = METRICS_SCHEMAS[metricsSchemaName(kind)]!;
    assert.deepEqual(schema["x-kubernetes-group-version-kind"]!.map((it) => it.kind), [kind]);
    for (const [, name] of JSON.stringify(schema).matchAll(/#\/components\/schemas\/([^"]+)/g)) {
      assert.ok(METRICS_SCHEMAS[name!], name);
    }
  });
}

Deno.test("the published document has them", async () => {
  const { body } = await sendTo(new SmallWorld().world.api)("GET", "/openapi/v3/apis/metrics.k8s.io/v1beta1");
  assert.deepEqual(
    Object.keys(METRICS_SCHEMAS).filter((name) => !body.components.schemas[name]),
    [],
  );
});
