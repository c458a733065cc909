import assert from "node:assert/strict";
import { apiVersions } from "../../../src/programs/kubectl/api_versions.ts";
import { fixture, hasFixtures } from "../../fixtures.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { recording, runVerb } from "./run_recorded.ts";

Deno.test("api-versions prints what kubectl printed", { ignore: !hasFixtures }, async () => {
  const result = await runVerb(apiVersions, [], recordedCluster());
  assert.equal(result.out, recording(fixture("misc/api-versions.txt")).out);
});

Deno.test("api-versions takes no arguments", async () => {
  const result = await runVerb(apiVersions, ["x"], recordedCluster());
  assert.equal(result.code, 1);
  assert.match(result.err, /unexpected arguments: \[x\]/);
});
