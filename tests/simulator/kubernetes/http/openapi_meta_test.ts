import assert from "node:assert/strict";
import { groupVersions } from "../../../../src/simulator/kubernetes/http/api_groups.ts";
import { metaDocument, metaNames } from "../../../../src/simulator/kubernetes/http/openapi_meta.ts";
import { kinds } from "../../../../src/simulator/kubernetes/kinds/mod.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";

Deno.test("each group has a document with the path of the group", () => {
  const { paths } = metaDocument("apis/apps", "v1.36.0");
  assert.deepEqual(Object.keys(paths ?? {}), ["/apis/apps/"]);
});

Deno.test({
  name: "the documents are the recorded ones",
  ignore: !hasFixtures,
  fn: () => {
    const recorded = Object.keys(fixtureJson("openapi/v3/index.json").paths);
    const unknown = metaNames(groupVersions(kinds)).filter((name) => !recorded.includes(name));
    assert.deepEqual(unknown, []);
    for (const name of metaNames(groupVersions(kinds))) {
      const theirs = Object.keys(fixtureJson(`openapi/v3/${name.replaceAll("/", "__")}.json`).paths);
      assert.deepEqual(Object.keys(metaDocument(name, "").paths ?? {}), theirs);
    }
  },
});
