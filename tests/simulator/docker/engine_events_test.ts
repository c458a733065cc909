import assert from "node:assert/strict";
import { EngineEvents } from "../../../src/simulator/docker/engine_events.ts";

Deno.test("events are told to those who listen, and so many of the past are kept", () => {
  const events = new EngineEvents({ now: () => 5 });
  const heard: string[] = [];
  const stop = events.listen(({ action }) => heard.push(action));
  events.tell("container", "start", "c1", { name: "web" });
  stop();
  for (let n = 0; n < 300; n++) events.tell("image", "pull", "i");
  assert.deepEqual(heard, ["start"]);
  assert.equal(events.past.length, 256);
});
