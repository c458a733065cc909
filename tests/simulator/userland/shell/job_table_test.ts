import assert from "node:assert/strict";
import { JobTable, signalText } from "../../../../src/simulator/userland/shell/job_table.ts";

Deno.test("the last job is the current one", () => {
  const jobs = new JobTable();
  const first = jobs.add([], undefined, "sleep 1");
  const second = jobs.add([], undefined, "sleep 2");
  assert.deepEqual([jobs.mark(second), jobs.mark(first)], ["+", "-"]);
  assert.equal(jobs.find("%1"), first);
  assert.equal(jobs.find("%-"), first);
  assert.equal(jobs.find("%sleep"), "ambiguous");
  assert.equal(jobs.find("%?2"), second);
  assert.equal(jobs.find("%9"), "none");
});

Deno.test("signals have the words of strsignal", () =>
  assert.equal(signalText("SEGV"), "Segmentation fault"));
