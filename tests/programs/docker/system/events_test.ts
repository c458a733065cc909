import assert from "node:assert/strict";
import { docker } from "../scripted_engine.ts";

const EVENT =
  '{"Type":"container","Action":"start","Actor":{"ID":"4c","Attributes":{"name":"web","image":"nginx"}},"time":1577880000,"timeNano":1577880000123456789}';

Deno.test("events in a line each, their times to the nanosecond", async () => {
  const answers = { "GET /events": `${EVENT}\n${EVENT}\n` };
  const line = "2020-01-01T12:00:00.123456789Z container start 4c (image=nginx, name=web)\n";
  assert.equal((await docker("events", answers)).out, line + line);
  assert.equal((await docker("events --format json", answers)).out, `${EVENT}\n${EVENT}\n`);
  assert.equal((await docker("events --format {{.Action}}", answers)).out, "start\nstart\n");
  assert.equal(
    (await docker("events --since 1 --until 2 -f type=container", answers)).asked[0]!.line,
    'GET /events?filters={"type":{"container":true}}&since=1&until=2',
  );
});
