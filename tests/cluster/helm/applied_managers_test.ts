import assert from "node:assert/strict";
import { appliedManagers } from "../../../src/cluster/helm/applied_managers.ts";

const entry = (manager: string, operation: string, field: string, subresource?: string) => ({
  manager,
  operation,
  fieldsV1: { "f:data": { [`f:${field}`]: {} } },
  ...(subresource ? { subresource } : {}),
});

const cases: [string, ReturnType<typeof entry>[], unknown][] = [
  ["nothing was updated", [entry("helm", "Apply", "a"), entry("other", "Update", "b")], undefined],
  [
    "an update becomes an application",
    [entry("helm", "Update", "a"), entry("other", "Update", "b")],
    [entry("helm", "Apply", "a"), entry("other", "Update", "b")],
  ],
  [
    "both become one",
    [entry("helm", "Apply", "a"), entry("helm", "Update", "b")],
    [{ ...entry("helm", "Apply", "a"), fieldsV1: { "f:data": { "f:a": {}, "f:b": {} } } }],
  ],
  ["a status is another matter", [entry("helm", "Update", "a", "status")], undefined],
];
for (const [title, entries, expected] of cases) {
  Deno.test(`owners of fields: ${title}`, () => {
    assert.deepEqual(appliedManagers(entries, "helm"), expected);
  });
}
