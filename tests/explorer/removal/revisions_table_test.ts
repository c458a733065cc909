import { playBundled } from "../bundled_play.ts";
import { assertSays } from "./frame_text.ts";

const shop = { scenario: "shop", line: "daemonsets monitoring", size: { columns: 160, rows: 30 } } as const;

Deno.test("revisions: the table says which one is wanted now, and how far its roll-out is", async () => {
  const [frame] = await playBundled("wait 1s\nkey Ctrl-L\nwait 3s\ndump\n", shop);
  assertSays(
    frame,
    "Revisions of DaemonSet monitoring/agent",
    'daemon set "agent" successfully rolled out',
    "$ kubectl rollout history daemonsets/agent -n monitoring",
  );
});

Deno.test("revisions: back to the present one is skipped, in kubectl's words", async () => {
  const [frame] = await playBundled("wait 1s\nkey Ctrl-L\nwait 3s\nkey r\nwait 2s\ndump\n", shop);
  assertSays(frame, "skipped rollback (current template already matches revision 1)");
});
