import assert from "node:assert/strict";
import { smallBroker } from "./small_broker.ts";

Deno.test("beat sends what is due every five seconds", () => {
  const { broker, run } = smallBroker();
  const { out, err } = run("celery -A tasks beat -l info", { calls: 4 });
  assert.match(out, /^celery beat v5\.5\.3 \(immunity\) is starting\.\n/);
  const sent = [
    ...err.matchAll(
      /:(\d\d),\d+: INFO\/MainProcess\] Scheduler: Sending due task tasks\.add\(2, 3\) \(tasks\.add\)/g,
    ),
  ];
  assert.deepEqual(sent.slice(0, 2).map(([, second]) => second), ["09", "14"]);
  assert.equal(broker.queues.get("celery")!.ready.length, 2);
  assert.match(
    err,
    /beat: Connection error: \[Errno 111\] Connection refused\. Trying again in 2\.0 seconds/,
  );
});
