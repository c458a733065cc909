import assert from "node:assert/strict";
import { releaseJson } from "../../../src/programs/helm/release_json.ts";
import { release } from "../../cluster/helm/release_world.ts";

Deno.test("a release in the order of its fields, without what is empty and without labels", () => {
  const one = release("m", {
    config: { b: 1, a: 2 },
    labels: { x: "y" },
    info: { notes: "", status: "deployed", description: "d" },
  });
  assert.equal(
    JSON.stringify(releaseJson(one)),
    '{"name":"web","info":{"description":"d","status":"deployed"},"config":{"a":2,"b":1},"manifest":"m","version":1,' +
      '"namespace":"default","apply_method":"ssa"}',
  );
});
