import { playBundled } from "../bundled_play.ts";
import { assertSays } from "./frame_text.ts";

Deno.test("a deed that looks first closes its sheet, and says why it cannot go on", async () => {
  const script = "wait 1s\ntype /stock\nkey Enter\nwait 1s\nkey z\nwait 2s\ndump\n";
  const [frame] = await playBundled(script, { scenario: "shop", line: "pods shop" });
  assertSays(frame, "Sanitize 3 pods");
  const failing = "wait 1s\ntype /ingress-nginx-controller-\nkey Enter\nwait 1s\nkey z\nwait 2s\ndump\n";
  const [none] = await playBundled(failing, { scenario: "shop", line: "pods ingress-nginx" });
  assertSays(none, "None of these pods has ended");
});
