import assert from "node:assert/strict";
import fc from "fast-check";
import { absolutePath, findProgram } from "../../../src/simulator/host/process.ts";
import { busybox } from "../../../src/simulator/images/busybox.ts";
import { testMachine } from "../images/machine.ts";

for (
  const [cwd, path, expected] of [["/", "a", "/a"], ["/a/b", "../c", "/a/c"], ["/a", "/x/./y//z", "/x/y/z"], [
    "/",
    "../..",
    "/",
  ]] as const
) {
  Deno.test(`${path} from ${cwd} is ${expected}`, () => assert.equal(absolutePath(cwd, path), expected));
}

Deno.test("an absolute path stays as it is", () => {
  fc.assert(fc.property(fc.string(), (path) => {
    const once = absolutePath("/", path);
    assert.equal(absolutePath("/other", once), once);
  }));
});

Deno.test("programs are found along PATH or by their path", () => {
  const machine = testMachine(busybox);
  assert.equal(findProgram(machine, {}, "/", "sh"), "/bin/sh");
  assert.equal(findProgram(machine, { PATH: "/usr/bin" }, "/", "sh"), undefined);
  assert.equal(findProgram(machine, {}, "/bin", "./sh"), "/bin/sh");
});
