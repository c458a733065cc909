import assert from "node:assert/strict";
import {
  compareVersions,
  parseGroupVersion,
  printGroupName,
  printGroupVersion,
} from "../../src/kube/group_version.ts";

Deno.test("an apiVersion is group and version", () => {
  for (const [text, group, version] of [["v1", "", "v1"], ["apps/v1", "apps", "v1"]] as const) {
    assert.deepEqual(parseGroupVersion(text), { group, version });
    assert.equal(printGroupVersion({ group, version }), text);
  }
  assert.equal(printGroupName("pods", ""), "pods");
  assert.equal(printGroupName("deployments", "apps"), "deployments.apps");
});

Deno.test("versions are sorted by what a server prefers", () => {
  const versions = [
    "foo1",
    "v1alpha1",
    "v10",
    "v11alpha2",
    "v1",
    "v11beta2",
    "foo10",
    "v2",
    "v3beta1",
    "v12alpha1",
  ];
  assert.deepEqual(versions.toSorted(compareVersions), [
    "v10",
    "v2",
    "v1",
    "v11beta2",
    "v3beta1",
    "v12alpha1",
    "v11alpha2",
    "v1alpha1",
    "foo1",
    "foo10",
  ]);
});
