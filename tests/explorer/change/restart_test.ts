import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";

Deno.test("a restart brings new pods, one of a paused deployment is refused", async () => {
  const script = `
wait 1s
key r
dump
key Enter
wait 20s
key Ctrl-T Enter
wait 1s
key r
wait 1s
dump
type :pods /catalog
key Enter
wait 1s
dump
`;
  const [asked, paused, pods] = await playBundled(script, { scenario: "shop", line: "deploy" });
  assert.match(asked!.join("\n"), /\+ +kubectl.kubernetes.io\/restartedAt: "2026-01-01T12:00:01Z"/);
  assert.match(paused!.join("\n"), /✗ Restart .*: Deployment shop\/catalog is paused: resume it first/);
  assert.doesNotMatch(paused!.join("\n"), /── Restart/);
  assert.match(pods!.join("\n"), /catalog-\S+ +1\/1 +Running[^\n]* (1\d|2\d)s/);
});
