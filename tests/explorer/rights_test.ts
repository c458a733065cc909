import assert from "node:assert/strict";
import { type Right, rightTitle } from "../../src/explorer/rights.ts";

const titles: [Right, string][] = [
  [{ verb: "list", group: "", resource: "nodes" }, "list nodes"],
  [{ verb: "delete", group: "", resource: "pods", namespace: "shop" }, "delete pods in namespace shop"],
  [
    { verb: "patch", group: "apps", resource: "deployments", subresource: "scale", namespace: "shop" },
    "patch deployments.apps/scale in namespace shop",
  ],
];

for (const [right, title] of titles) Deno.test(title, () => assert.equal(rightTitle(right), title));
