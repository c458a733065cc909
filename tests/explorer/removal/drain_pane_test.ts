import { playBundled } from "../bundled_play.ts";
import { assertSays } from "./frame_text.ts";

const nodes = { scenario: "shop", line: "nodes", size: { columns: 140, rows: 40 } } as const;
const drainSecond =
  "wait 1s\nkey Down r\nwait 2s\nkey Tab Tab Tab Tab Space\nwait 2s\nkey Enter Left Enter\n";

Deno.test("drain: a budget makes a pod wait, and it goes on when the budget allows", async () => {
  const script =
    `${drainSecond}wait 2s\nexpect waits for a budget\ndump\nwait 90s\nexpect pods gone, ended\ndump\n`;
  const [waiting, end] = await playBundled(script, nodes);
  assertSays(
    waiting,
    "refused for now",
    "Cannot evict pod as it would violate the pod's disruption budget. The disruption budget front",
  );
  assertSays(end, "11 of 11 pods gone, ended", "✓ shop/front-");
});

Deno.test("drain: stopped, it says what was done, and stays cordoned", async () => {
  const script =
    `${drainSecond}wait 2s\nexpect waits for a budget\nkey s\nwait 1s\ndump\nkey Esc\nwait 1s\ndump\n`;
  const [stopped, after] = await playBundled(script, nodes);
  assertSays(stopped, "Stopped: eli02 stays cordoned, Ctrl-R goes on.");
  assertSays(after, "SchedulingDisabled");
});
