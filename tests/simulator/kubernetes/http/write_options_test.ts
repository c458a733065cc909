import assert from "node:assert/strict";
import { ADMINISTRATOR } from "../../../../src/simulator/kubernetes/api_server.ts";
import { fromPath } from "../../../../src/simulator/kubernetes/http/api_request.ts";
import { parseWriteQuery, type WriteQuery } from "../../../../src/simulator/kubernetes/http/write_options.ts";

function parse(query: string, userAgent = "", isApply = false): WriteQuery {
  const request = fromPath(`/x?${query}`, { headers: { "user-agent": userAgent } }, ADMINISTRATOR);
  return parseWriteQuery(request, "PatchOptions", isApply);
}

Deno.test("what is not said is decided by the client's name and by default", () => {
  assert.deepEqual(parse("", "kubectl/v1.36.0 (linux)"), {
    dryRun: false,
    fieldManager: "kubectl",
    fieldValidation: "Warn",
    force: false,
  });
  assert.equal(parse("").fieldManager, "unknown");
});

Deno.test("what is said counts", () => {
  assert.deepEqual(
    parse("dryRun=All&fieldManager=me&fieldValidation=Strict&force=true", "kubectl/v1", true),
    {
      dryRun: true,
      fieldManager: "me",
      fieldValidation: "Strict",
      force: true,
    },
  );
});

const REFUSED: [query: string, isApply: boolean, message: string][] = [
  ["dryRun=Foo", false, 'dryRun: Unsupported value: ["Foo"]: supported values: "All"'],
  ["", true, "fieldManager: Required value: is required for apply patch"],
  ["force=true", false, "force: Forbidden: may not be specified for non-apply patch"],
  [
    "fieldValidation=Foo",
    false,
    'fieldValidation: Unsupported value: "Foo": supported values: "", "Ignore", "Strict", "Warn"',
  ],
  [`fieldManager=${"x".repeat(129)}`, false, "fieldManager: Too long: may not be more than 128 bytes"],
];

for (const [query, isApply, message] of REFUSED) {
  Deno.test(`refused: ${query.slice(0, 30)} ${isApply}`, () => {
    assert.throws(() => parse(query, "", isApply), {
      message: `PatchOptions.meta.k8s.io "" is invalid: ${message}`,
    });
  });
}
