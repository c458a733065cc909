import assert from "node:assert/strict";
import { resolveImage } from "../../../src/simulator/images/mod.ts";
import { ingressController } from "../../../src/simulator/scenarios/ingress_controller.ts";

Deno.test("the controller's image can be had, and its namespace comes first", () => {
  const [first, ...rest] = ingressController();
  assert.equal(first!.kind, "Namespace");
  const { spec } = rest.find(({ kind }) => kind === "Deployment") as unknown as {
    spec: { template: { spec: { containers: { image: string }[] } } };
  };
  assert.ok(spec.template.spec.containers.every(({ image }) => "image" in resolveImage(image)));
});
