import assert from "node:assert/strict";
import { exitRules } from "../../../src/kube/reasons/exit_rules.ts";
import { reasonsFor } from "../../../src/kube/reasons/reasons.ts";
import { covered, namedBy, pod, type RuleCase, waiting } from "./evidence.ts";

const times = { startedAt: "2026-03-01T11:58:00Z", finishedAt: "2026-03-01T11:58:02Z" };
const crash = (exitCode: number, reason = "Error", more = {}) =>
  pod({ state: waiting("CrashLoopBackOff"), last: { exitCode, reason, ...times, ...more }, restartCount: 4 });
const ended = (exitCode: number, reason: string, more = {}) =>
  pod({ state: { terminated: { exitCode, reason, ...times, ...more } } });

const CASES: readonly RuleCase[] = [
  [crash(137, "OOMKilled"), "oom-killed", /is killed after 2s.*no limit of its own.*\(4 restarts\)/],
  [ended(137, "OOMKilled"), "oom-killed", /memory/],
  [ended(137, "DeadlineExceeded"), "deadline-exceeded", /activeDeadlineSeconds/],
  [ended(137, "ContainerStatusUnknown"), "status-unknown", /nobody knows/],
  [crash(127), "crash-exit-127", /cannot run its command \(exit code 127\)/],
  [
    crash(128, "StartError", { message: 'exec: "srv": executable file not found' }),
    "crash-exit-127",
    /the image has no srv/,
  ],
  [crash(126), "crash-exit-126", /may not be executed/],
  [ended(1, "ContainerCannotRun", { message: "no room" }), "start-error", /no room/],
  [crash(0, "Completed"), "crash-exit-0", /ends by itself after 2s without an error/],
  [crash(2), "crash-exit-2", /exits 2/],
  [crash(1), "crash-exit-1", /exits 1 after 2s: the program itself gave up/],
  [crash(137), "crash-killed", /SIGKILL/],
  [crash(139), "crash-segfault", /SIGSEGV/],
  [crash(143), "crash-terminated", /SIGTERM/],
  [crash(3), "crash-exit-other", /exits 3/],
  [crash(134), "crash-exit-other", /signal 6/],
  [pod({ state: waiting("CrashLoopBackOff") }), "crash-loop", /again and again/],
];

Deno.test("every way in which a container ends has its rule", () => namedBy(CASES));
Deno.test("every rule of endings has a case", () => covered(exitRules, CASES));

Deno.test("the last line that the run before wrote stands in the sentence", () => {
  const given = {
    ...crash(1),
    logs: [{ container: "app", isPrevious: true, lines: ["up", "MYSQL_HOST is not set", ""] }],
  };
  assert.match(reasonsFor(given)[0]!.text, /last line: "MYSQL_HOST is not set"\.$/);
});

Deno.test("who has done his work is well", () => {
  const done = {
    state: { terminated: { exitCode: 0, reason: "Completed", ...times } },
    status: { phase: "Succeeded" },
  };
  assert.deepEqual(reasonsFor(pod({ ...done, status: { phase: "Succeeded", containerStatuses: [] } })), []);
});
