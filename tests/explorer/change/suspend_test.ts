import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";

Deno.test("a cron job is suspended, and resumed by the same key", async () => {
  const script = `
wait 1s
key s Enter
wait 1s
dump
key s
dump
`;
  const [suspended, asked] = await playBundled(script, { scenario: "shop", line: "cronjobs" });
  assert.match(suspended!.join("\n"), /stock-report .* True/);
  assert.match(
    asked!.join("\n"),
    /── Resume CronJob shop\/stock-report ─[^]*- +suspend: true\n +\+ +suspend: false/,
  );
});
