import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";

Deno.test("a cron job runs now: a job of it, with its name and the mark of a manual one", async () => {
  const script = `
wait 1s
key t PageDown
dump
key Enter
wait 1s
type :jobs /manual
key Enter
wait 1s
dump
key y
wait 1s
dump
`;
  const size = { columns: 120, rows: 40 };
  const frames = await playBundled(script, { scenario: "shop", line: "cronjobs", size });
  const [asked, jobs, yaml] = frames.map((frame) => frame.join("\n"));
  assert.match(
    asked!,
    /\$ kubectl create job stock-report-manual-\w{5} --from=cronjob\/stock-report -n shop/,
  );
  assert.match(jobs!, /stock-report-manual-\w{5} /);
  assert.match(yaml!, /cronjob.kubernetes.io\/instantiate: manual/);
  assert.match(yaml!, /ownerReferences:[^]*kind: CronJob[^]*name: stock-report/);
});
