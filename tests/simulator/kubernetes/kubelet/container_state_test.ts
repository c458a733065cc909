import assert from "node:assert/strict";
import { startFailure } from "../../../../src/simulator/kubernetes/kubelet/container_state.ts";

Deno.test("a container whose program is not there ends as containerd says", () => {
  const end = startFailure("abc", 'exec: "nope": executable file not found in $PATH: unknown', 7);
  assert.deepEqual([end.exitCode, end.reason, end.startedMs, end.finishedMs], [128, "StartError", 0, 7]);
  assert.match(end.message!, /unable to start container process: exec: "nope"/);
});
