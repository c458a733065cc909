import assert from "node:assert/strict";
import { createRole } from "../../../../src/programs/kubectl/create/role.ts";
import { hasFixtures } from "../../../fixtures.ts";
import { recordedCluster } from "../../recorded_cluster.ts";
import { runVerb } from "../run_recorded.ts";

const rules: [line: string, out: string][] = [
  [
    "--verb=get --resource=pods,deploy,pods/log",
    '[{"apiGroups":[""],"resources":["pods","pods/log"],"verbs":["get"]},' +
    '{"apiGroups":["apps"],"resources":["deployments"],"verbs":["get"]}]',
  ],
  ["--verb=get,* --resource=pods,*", '[{"apiGroups":[""],"resources":["*"],"verbs":["*"]}]'],
  [
    "--verb=impersonate --resource=users",
    '[{"apiGroups":[""],"resources":["users"],"verbs":["impersonate"]}]',
  ],
];

for (const [line, out] of rules) {
  Deno.test(`rules of ${line}`, { ignore: !hasFixtures }, async () => {
    const argv = `x ${line} --dry-run=client -o jsonpath={.rules}`.split(" ");
    assert.equal((await runVerb(createRole, argv, recordedCluster())).out, out);
  });
}

const bad: [line: string, err: string][] = [
  ["--verb=get --resource=frobs", 'the server doesn\'t have a resource type "frobs"'],
  ["--verb=get --resource=pods.foo", 'the server doesn\'t have a resource type "pods" in group "foo"'],
  ["--verb=use --resource=pods", "error: can not perform 'use' on 'pods' in group ''"],
  ["--verb=get --resource=/log", "error: resource must be specified if apiGroup/subresource specified"],
];

for (const [line, err] of bad) {
  Deno.test(
    `rules of ${line} are refused`,
    { ignore: !hasFixtures },
    async () =>
      assert.equal((await runVerb(createRole, `x ${line}`.split(" "), recordedCluster())).err, `${err}\n`),
  );
}
