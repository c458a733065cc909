import assert from "node:assert/strict";
import { parseSize, resultStatus } from "../../../../src/simulator/kubernetes/http/command_status.ts";
import { StatusError } from "../../../../src/simulator/kubernetes/status_error.ts";

const ends: [end: unknown, status: string, reason: string | undefined, message: string | undefined][] = [
  [{ exitCode: 0 }, "Success", undefined, undefined],
  [
    { exitCode: 2 },
    "Failure",
    "NonZeroExitCode",
    "command terminated with non-zero exit code: exit status 2",
  ],
  [new StatusError(400, "BadRequest", "no"), "Failure", "BadRequest", "no"],
  [new Error("boom"), "Failure", "InternalError", "Internal error occurred: boom"],
];

for (const [end, status, reason, message] of ends) {
  Deno.test(`the end ${JSON.stringify(end)} is ${reason ?? status}`, () => {
    const told = resultStatus(end);
    assert.deepEqual([told.status, told.reason, told.message], [status, reason, message]);
  });
}

Deno.test("sizes of terminals, and nonsense", () => {
  const size = (text: string) => parseSize(new TextEncoder().encode(text));
  assert.deepEqual(size('{"Width":80,"Height":24}'), { width: 80, height: 24 });
  for (const text of ["", "null", "{}", '{"Width":-1,"Height":24}', "[", "7"]) {
    assert.equal(size(text), undefined);
  }
});
