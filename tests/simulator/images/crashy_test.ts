import assert from "node:assert/strict";
import { crashy } from "../../../src/simulator/images/crashy.ts";
import { FileTree } from "../../../src/simulator/host/file_tree.ts";
import { runArgv } from "./machine.ts";

Deno.test("a crashy application ends as it is told", () => {
  const env = { CRASH_AFTER_SECONDS: "7", CRASH_EXIT_CODE: "3", CRASH_MESSAGE: "no such table" };
  const ran = runArgv(["/app"], { image: crashy, env });
  assert.deepEqual([ran.code, ran.ms], [3, 7000]);
  assert.match(ran.err, /FATAL no such table\n$/);
});

Deno.test("after enough crashes, counted on a volume, it runs", () => {
  const files = new FileTree({ "/state/": "" });
  const env = { CRASH_TIMES: "2", CRASH_STATE: "/state/count", CRASH_AFTER_SECONDS: "1" };
  const codes = [1, 2, 3].map(() => runArgv(["/app"], { image: crashy, env, files }).code);
  assert.deepEqual(codes, [1, 1, undefined]);
});
