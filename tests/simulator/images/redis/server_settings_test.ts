import assert from "node:assert/strict";
import { redis } from "../../../../src/simulator/images/redis.ts";
import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import { serverSettings } from "../../../../src/simulator/images/redis/server_settings.ts";
import { runArgv } from "../machine.ts";

Deno.test("a file's settings, and words that count more", () => {
  const files = filesOf(redis);
  files.write("/etc/redis.conf", '# mine\nport 7000\nrequirepass "secret"\n');
  const settings = (...words: string[]) =>
    serverSettings(runArgv(["redis-server", ...words], { image: redis, files, cwd: "/data" }).process);
  const found = settings("/etc/redis.conf", "--port", "7001", "--save", "60", "1");
  assert.ok("values" in found);
  const { requirepass, save, dir } = found.values;
  assert.deepEqual([found.port, requirepass, save, dir], [7001, "secret", "60 1", "/data"]);
  assert.deepEqual(settings("/nope.conf"), {
    problem: "Fatal error, can't open config file '/nope.conf': No such file or directory\n",
  });
});
