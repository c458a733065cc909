import assert from "node:assert/strict";
import { FileTree } from "../../../../src/simulator/host/file_tree.ts";
import { ContainerLog } from "../../../../src/simulator/host/container_log.ts";
import { terminationMessage } from "../../../../src/simulator/kubernetes/kubelet/termination_message.ts";

const LOGS = { terminationMessagePolicy: "FallbackToLogsOnError" } as const;
const CASES = [
  ["the file", {}, "why", "log", 1, "why"],
  ["no log without the policy", {}, "", "log", 1, ""],
  ["the log with it", LOGS, "", "log", 1, "log\n"],
  ["no log after success", LOGS, "", "log", 0, ""],
  ["the file before the log", LOGS, "why", "log", 1, "why"],
  ["the end of a long file", {}, "a" + "b".repeat(4096), "", 1, "b".repeat(4096)],
] as const;

for (const [what, container, file, line, exitCode, expected] of CASES) {
  Deno.test(`an end is explained by ${what}`, () => {
    const files = new FileTree({ "/dev/termination-log": file });
    const log = new ContainerLog();
    if (line) log.append("stdout", line + "\n", 0);
    assert.equal(terminationMessage({ name: "c", ...container }, files, log, exitCode), expected);
  });
}
