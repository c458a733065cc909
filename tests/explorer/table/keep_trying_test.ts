import assert from "node:assert/strict";
import { ApiError } from "../../../src/cluster/api_error.ts";
import { ConnectionError } from "../../../src/cluster/connection_error.ts";
import type { ClusterPort } from "../../../src/explorer/cluster_port.ts";
import type { TaskEffect } from "../../../src/explorer/command.ts";
import { keepTrying } from "../../../src/explorer/table/keep_trying.ts";
import { FakeMachine } from "../fake_machine.ts";

const away = new ConnectionError("refused", "https://there", "connection refused");
const forbidden = new ApiError({
  kind: "Status",
  apiVersion: "v1",
  metadata: {},
  status: "Failure",
  code: 403,
  message: "may not",
});

/** Outcomes one after another (undefined: it works); how it went, as states and waits. */
async function tried(outcomes: readonly (Error | undefined)[]): Promise<string[]> {
  const story: string[] = [];
  let now = 0;
  const port = {
    timing: {
      now: () => now,
      sleep: (ms: number) => {
        now += ms;
        story.push(`${ms} ms`);
        return Promise.resolve();
      },
    },
  } as unknown as ClusterPort;
  const left = [...outcomes];
  let task: TaskEffect | undefined = keepTrying({
    type: "task",
    pane: 1,
    name: "rows",
    run: () => {
      const outcome = left.shift();
      if (!outcome) story.push("done");
      return outcome ? Promise.reject(outcome) : Promise.resolve();
    },
  });
  while (task) {
    const commands: Awaited<ReturnType<TaskEffect["run"]>> = await task.run(
      port,
      (news) => {
        if (news.type !== "rows") return;
        const { state } = news.change;
        story.push(state.kind === "stale" ? `stale since ${state.since} until ${state.retryAt}` : state.kind);
      },
      new AbortController().signal,
      new FakeMachine(),
    );
    task = commands?.[0] as TaskEffect | undefined;
  }
  return story;
}

const stories: [string, (Error | undefined)[], string[]][] = [
  ["what works is done once", [undefined], ["done"]],
  ["a broken connection is tried again, after longer and longer waits", [away, away, undefined], [
    "stale since 0 until 1000",
    "1000 ms",
    "stale since 0 until 3000",
    "2000 ms",
    "done",
  ]],
  ["so is what could not be made of the answers", [new Error("what?"), undefined], [
    "failed",
    "1000 ms",
    "done",
  ]],
  ["what is forbidden stays so", [forbidden], ["forbidden"]],
  ["no wait is longer than half a minute", Array.from({ length: 7 }, () => away), []],
];

for (const [name, outcomes, expected] of stories) {
  Deno.test(name, async () => {
    const story = await tried(outcomes);
    if (expected.length > 0) assert.deepEqual(story, expected);
    else assert.deepEqual(story.filter((line) => line.endsWith(" ms")).slice(-2), ["30000 ms", "30000 ms"]);
  });
}
