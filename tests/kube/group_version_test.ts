import assert from "node:assert/strict";
import { parseGroupVersion, printGroupName, printGroupVersion } from "../../src/kube/group_version.ts";

Deno.test("an apiVersion is group and version", () => {
  for (const [text, group, version] of [["v1", "", "v1"], ["apps/v1", "apps", "v1"]] as const) {
    assert.deepEqual(parseGroupVersion(text), { group, version });
    assert.equal(printGroupVersion({ group, version }), text);
  }
  assert.equal(printGroupName("pods", ""), "pods");
  assert.equal(printGroupName("deployments", "apps"), "deployments.apps");
});
