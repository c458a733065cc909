import assert from "node:assert/strict";
import { parseFlags } from "../../../../src/programs/flags.ts";
import { subjectFlags, subjectsOf } from "../../../../src/programs/kubectl/create/subjects.ts";

const read = (line: string) => subjectsOf(parseFlags(subjectFlags, line.split(" ")).flags);
const apiGroup = "rbac.authorization.k8s.io";

Deno.test("users come before groups, groups before service accounts", () => {
  assert.deepEqual(read("--serviceaccount=sea:robot --group=crew --user=ahab --user=a,b"), [
    { kind: "User", apiGroup, name: "ahab" },
    { kind: "User", apiGroup, name: "a,b" },
    { kind: "Group", apiGroup, name: "crew" },
    { kind: "ServiceAccount", name: "robot", namespace: "sea" },
  ]);
});

for (const text of ["robot", "sea:", ":robot", "a:b:c"]) {
  Deno.test(`service account ${text} is refused`, () =>
    assert.throws(() => read(`--serviceaccount=${text}`), {
      message: "serviceaccount must be <namespace>:<name>",
    }));
}
