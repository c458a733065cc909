import assert from "node:assert/strict";
import { rootAnswer, versionAnswer } from "../../../../src/simulator/kubernetes/http/server_info.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";

const identity = { gitVersion: "v1.36.1", address: "", issuer: "" };
const textOf = (answer: { body: unknown } | undefined) =>
  new TextDecoder().decode(answer?.body as Uint8Array);

Deno.test("the version is told in full", () => {
  const { major, minor, gitVersion, minCompatibilityMinor } = JSON.parse(textOf(versionAnswer(identity)));
  assert.deepEqual([major, minor, gitVersion, minCompatibilityMinor], ["1", "36", "v1.36.1", "35"]);
});

Deno.test({
  name: "the version has the recorded members",
  ignore: !hasFixtures,
  fn: () => {
    const recorded = fixtureJson("discovery/version.json");
    assert.deepEqual(Object.keys(JSON.parse(textOf(versionAnswer(identity)))), Object.keys(recorded));
  },
});

Deno.test("the root lists where one can go", () => {
  const versions = [{ group: "", version: "v1", kinds: [] }, { group: "apps", version: "v1", kinds: [] }];
  const { paths } = JSON.parse(textOf(rootAnswer(versions)));
  assert.deepEqual(paths.slice(1, 6), ["/api", "/api/v1", "/apis", "/apis/apps", "/apis/apps/v1"]);
});
