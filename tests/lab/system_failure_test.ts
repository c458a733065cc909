import assert from "node:assert/strict";
import { asDeno } from "../../src/lab/system_failure.ts";
import { type ErrorCode, SystemError } from "../../src/simulator/host/system_error.ts";

const KINDS: [code: ErrorCode, kind: new (...words: never[]) => Error, message: string][] = [
  ["ENOENT", Deno.errors.NotFound, "No such file or directory (os error 2), open 'x'"],
  ["EACCES", Deno.errors.PermissionDenied, "Permission denied (os error 13), open 'x'"],
  ["EISDIR", Deno.errors.IsADirectory, "Is a directory (os error 21), open 'x'"],
  ["EROFS", Error, "Read-only file system (os error 30), open 'x'"],
];

for (const [code, kind, message] of KINDS) {
  Deno.test(`${code} becomes the error that programs know`, () => {
    const refuse = () => {
      throw new SystemError(code);
    };
    assert.throws(() => asDeno("open 'x'", refuse), (error: Error & { code?: string }) => {
      assert.ok(error instanceof kind);
      assert.equal(error.code, code);
      assert.equal(error.message, message);
      return true;
    });
  });
}
