import assert from "node:assert/strict";
import { CertificateWorld } from "./certificate_world.ts";

Deno.test("requests go when nobody needs them any more: denied ones after an hour, pending ones after a day", () => {
  const world = new CertificateWorld();
  world.ask("pending");
  world.ask("denied");
  world.decide("denied", "Denied");
  const left = () => ["pending", "denied"].filter((name) => world.find(name));
  const hours = (count: number) => world.seconds(count * 3600);
  hours(1);
  assert.deepEqual(left(), ["pending", "denied"]);
  hours(1.5);
  assert.deepEqual(left(), ["pending"]);
  hours(23);
  assert.deepEqual(left(), []);
  world.ask("later");
  hours(26);
  assert.equal(world.find("later"), undefined, "the cleaner begins again");
});
