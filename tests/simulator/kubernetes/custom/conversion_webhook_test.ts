import assert from "node:assert/strict";
import { conversionRefusal } from "../../../../src/simulator/kubernetes/custom/conversion_webhook.ts";
import { sampleDefinition } from "./sample_definition.ts";

Deno.test("a version that a webhook would convert to is refused as where nobody listens", () => {
  const service = { namespace: "ops", name: "hook", path: "/convert" };
  const conversion = { strategy: "Webhook", webhook: { clientConfig: { service } } };
  const { status } = conversionRefusal(sampleDefinition({}, { conversion }));
  assert.equal(status.code, 500);
  assert.equal(
    status.message,
    "conversion webhook for example.com/v1, Kind=Gadget failed: Post " +
      '"https://hook.ops.svc:443/convert?timeout=30s": service "hook" not found',
  );
});
