import assert from "node:assert/strict";
import { smallRedis } from "./small_redis.ts";

Deno.test("INFO tells of keys, and of the section that is asked for", () => {
  const ask = smallRedis();
  ask("SET k v");
  ask("EXPIRE k 10");
  assert.equal(ask("INFO keyspace"), "# Keyspace\r\ndb0:keys=1,expires=1,avg_ttl=0\r\n");
  assert.match(ask("INFO"), /# Server\r\nredis_version:8\.2\.1\r\n[^]*role:master\r\n/);
});
