import assert from "node:assert/strict";
import { buildTime } from "../../../src/simulator/docker/image_profile_parts.ts";
import { nginx } from "../../../src/simulator/images/nginx.ts";
import { NOW_MS, smallStore } from "./small_store.ts";

Deno.test("an image of the registry says how it is run, and how it came to be", () => {
  const { image } = smallStore().pull("postgres:17");
  const { config, history } = image;
  assert.deepEqual([config.Entrypoint, config.Cmd], [["docker-entrypoint.sh"], ["postgres"]]);
  assert.deepEqual([config.Volumes, config.StopSignal, config.ExposedPorts], [
    { "/var/lib/postgresql/data": {} },
    "SIGINT",
    { "5432/tcp": {} },
  ]);
  assert.equal(history.filter(({ isEmptyLayer }) => !isEmptyLayer).length, 14);
  assert.ok(config.Env!.some((line) => line.startsWith("PATH=")));
});

Deno.test("it was built some weeks ago, always the same", () => {
  const time = buildTime(nginx, "latest", NOW_MS);
  assert.equal(time, buildTime(nginx, "latest", NOW_MS));
  const days = (NOW_MS - time) / 86_400_000;
  assert.ok(days >= 3 && days <= 43, `${days}`);
});
