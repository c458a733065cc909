import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";
import { assertSays } from "./frame_text.ts";

const pods = { scenario: "shop", line: "pods shop" } as const;

Deno.test("sanitize: the ended pods of this view are named, and how many there are has to be typed", async () => {
  const script = "wait 1s\nkey z\nwait 2s\ndump\ntype 3\nkey Enter\nwait 20s\ndump\n";
  const [sheet, after] = await playBundled(script, pods);
  assertSays(
    sheet,
    "Sanitize 3 pods",
    "stock-report-29454435-4d8q6   owned by Job",
    "Type how many there are (3)",
  );
  assert.equal(after!.some((line) => line.includes("29454435")), false);
  assertSays(after, "front-");
});

Deno.test("sanitize: what the filter hides stays", async () => {
  const [frame] = await playBundled("wait 1s\ntype /front\nkey Enter\nwait 1s\nkey z\nwait 2s\ndump\n", pods);
  assertSays(frame, "None of these pods has ended");
});

Deno.test("sanitize: not in read-only mode", async () => {
  const [frame] = await playBundled("wait 1s\nkey z\nwait 1s\ndump\n", { ...pods, readOnly: true });
  assertSays(frame, "read-only mode");
});
