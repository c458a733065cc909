import assert from "node:assert/strict";
import type { Program } from "../../../../src/simulator/host/process.ts";
import { captureChild, runChild } from "../../../../src/simulator/userland/commands/child_process.ts";
import { runIn, ubuntuBox } from "./ubuntu_box.ts";

const programs: Readonly<Record<string, Program>> = {
  "/usr/bin/parent": function* (process) {
    const code = yield* runChild(process, ["child", "a"]);
    const kept = yield* captureChild(process, ["child", "b"]);
    const none = yield* runChild(process, ["nobody"]);
    process.out(`${code} ${JSON.stringify(kept)} ${none}\n`);
    return 0;
  },
  "/usr/bin/child": function* (process) {
    yield { kind: "sleep", ms: 1000 };
    process.out(`${process.argv[1]} has parent ${process.task!.parent!.title}\n`);
    return 7;
  },
};

Deno.test("child process: it is run to its end, and its text kept when asked for", () => {
  const box = ubuntuBox({ machine: { program: (path) => programs[path] } });
  assert.equal(
    runIn(box, ["parent"]).out,
    'a has parent parent\n7 {"code":7,"text":"b has parent parent\\n"} undefined\n',
  );
});
