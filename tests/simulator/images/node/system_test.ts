import assert from "node:assert/strict";
import { answered, fileCalls, machineCalls } from "../../../../src/simulator/images/node/system.ts";
import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import { nodeImage } from "../../../../src/simulator/images/node_image.ts";
import type { Process } from "../../../../src/simulator/host/process.ts";
import { testMachine } from "../machine.ts";

const files = filesOf(nodeImage);
const process = {
  machine: testMachine(nodeImage, { files }),
  argv: ["node"],
  env: {},
  cwd: "/",
} as unknown as Process;
const calls = { ...fileCalls(process, { cwd: "/tmp" }), ...machineCalls(process, "v22.17.0") };
const call = (name: string, ...given: unknown[]) => answered(calls, name, given);

Deno.test("calls answer a value, or an error in node's words", () => {
  assert.deepEqual(call("write", "a.txt", "hi"), { value: null });
  assert.deepEqual(call("append", "a.txt", "!"), { value: null });
  assert.deepEqual(call("read", "/tmp/a.txt"), { value: "hi!" });
  assert.deepEqual(call("read", "/nope"), {
    error: { code: "ENOENT", errno: 2, words: "no such file or directory", syscall: "open", path: "/nope" },
  });
  assert.deepEqual(call("kind", "/tmp"), { value: "folder" });
  assert.deepEqual(call("remove", "/tmp/a.txt", "unlink", false, false), { value: undefined });
  assert.deepEqual(call("chdir", "/nope"), {
    error: {
      code: "ENOENT",
      errno: 2,
      words: "no such file or directory",
      syscall: "chdir",
      path: "/tmp",
      dest: "/nope",
    },
  });
});

Deno.test("what is no JavaScript is told in V8's words", () => {
  const problem = (text: string) => (call("syntaxProblem", text) as { value: string | null }).value;
  assert.equal(problem("1 + 1"), null);
  assert.equal(problem("const a = ;"), "Unexpected token ';'");
  assert.equal(problem("function f() {"), "Unexpected end of input");
  assert.equal(problem("})(); throw 1; (function() {"), "Unexpected token '}'");
});
