/** Runs plain mode on the bundled cluster, with time in the lines' hands. */
import { openBundled } from "../../../src/cli/bundled_cluster.ts";
import { connectionFlags } from "../../../src/cli/connection_flags.ts";
import { Client } from "../../../src/cluster/client.ts";
import { liveCluster } from "../../../src/explorer/live_cluster.ts";
import { runPlain } from "../../../src/explorer/plain/run_plain.ts";
import { parseFlags } from "../../../src/programs/flags.ts";
import { FakeMachine } from "../fake_machine.ts";

/**
 * What is said after each line: the first entry is what the start says. A line `wait 5s` lets time pass, one that
 * begins with `DELETE ` sends that request to the cluster.
 */
export async function playPlain(
  lines: readonly string[],
  { line = "pods", scenario = "lecture" }: { line?: string; scenario?: string } = {},
): Promise<string[][]> {
  const bundled = openBundled({ scenario, flags: parseFlags(connectionFlags, []).flags, isLive: false });
  const client = new Client(bundled.transport, { timing: bundled.timing });
  const said: string[][] = [[]];
  const context = bundled.contexts[0]!;
  const breathe = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
  let tick = () => {};
  async function pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 250) {
      await bundled.passTime(Math.min(250, left));
      tick();
      await breathe();
    }
  }
  await runPlain({
    start: {
      programVersion: "0.1.0",
      context,
      contexts: bundled.contexts,
      currentContext: bundled.currentContext,
    },
    connections: {
      contexts: bundled.contexts,
      currentContext: bundled.currentContext,
      open: (name) => {
        const info = bundled.contexts.find((one) => one.name === name)!;
        return Promise.resolve(
          liveCluster({ context: info, client, timing: bundled.timing, schedule: queueMicrotask }),
        );
      },
    },
    machine: new FakeMachine(),
    line,
    now: bundled.now,
    input: async function* () {
      for (const text of lines) {
        said.push([]);
        const wait = /^wait (\d+)s$/.exec(text);
        const request = /^DELETE (.*)$/.exec(text);
        if (wait) await pass(Number(wait[1]) * 1000);
        else if (request) await bundled.world.api.request(request[1]!, { method: "DELETE" });
        else yield text;
      }
    }(),
    say: (text) => said.at(-1)!.push(text),
    copy: () => true,
    everySecond: (call) => {
      tick = call;
      return () => {};
    },
    settle: async (isBusy) => {
      for (let quiet = 0, turn = 0; quiet < 4 && turn < 200; turn++) {
        await breathe();
        quiet = isBusy() ? 0 : quiet + 1;
        if (isBusy()) await bundled.passTime(20);
      }
    },
  });
  bundled.close();
  return said;
}
