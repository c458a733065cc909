import assert from "node:assert/strict";
import { healthAnswer, healthPaths } from "../../../../src/simulator/kubernetes/http/health_checks.ts";
import { fixture, fixtureJson, hasFixtures } from "../../../fixtures.ts";

const textOf = (answer: { body: unknown } | undefined) =>
  answer && new TextDecoder().decode(answer.body as Uint8Array);

const HEALTH: [path: string, query: string, text: string | undefined][] = [
  ["healthz", "", "ok"],
  ["livez/etcd", "", "ok"],
  ["readyz/poststarthook/rbac/bootstrap-roles", "", "ok"],
  ["livez/nosuch", "", undefined],
  ["livez/etcd/x", "", undefined],
  ["metrics", "", undefined],
];
for (const [path, query, text] of HEALTH) {
  Deno.test(`health /${path}?${query}`, () => {
    assert.equal(textOf(healthAnswer(path.split("/"), new URLSearchParams(query))), text);
  });
}

for (const name of ["livez", "readyz"]) {
  Deno.test({
    name: `the checks of ${name} are the recorded ones`,
    ignore: !hasFixtures,
    fn: () => {
      const text = textOf(healthAnswer([name], new URLSearchParams("verbose")));
      assert.equal(text, fixture(`discovery/nonresource_${name}_verbose.txt`));
    },
  });
}

Deno.test("a check can be left out", () => {
  const text = textOf(healthAnswer(["livez"], new URLSearchParams("verbose&exclude=etcd")));
  assert.match(text!, /\[\+\]log ok\n\[\+\]etcd excluded: ok\n/);
});

Deno.test({
  name: "every check has a recorded path",
  ignore: !hasFixtures,
  fn: () => {
    const { paths } = fixtureJson("discovery/root.json");
    assert.deepEqual(healthPaths().filter((path) => !paths.includes(path)), []);
  },
});
