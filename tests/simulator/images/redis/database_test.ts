import assert from "node:assert/strict";
import { Database, sizeOf } from "../../../../src/simulator/images/redis/database.ts";

Deno.test("a key ends at its moment", () => {
  let now = 0;
  const database = new Database(() => now);
  database.put("k", "v");
  database.endAt("k", 100);
  assert.deepEqual([database.size, database.endingCount], [1, 1]);
  now = 100;
  assert.equal(database.find("k"), undefined);
});

Deno.test("what is saved comes back, whatever it is", () => {
  const database = new Database(() => 0);
  database.put("text", "v");
  database.endAt("text", 50);
  database.make("list", "list").items.push("a");
  database.make("hash", "hash").fields.set("f", "1");
  database.make("set", "set").members.add("m");
  database.make("zset", "zset").scores.set("m", 2);
  const other = new Database(() => 0);
  other.load(JSON.parse(JSON.stringify(database.saved())));
  assert.deepEqual(other.saved(), database.saved());
  assert.deepEqual(other.keys().map((key) => sizeOf(other.find(key)!)), [1, 1, 1, 1, 1]);
  assert.throws(() => other.get("list", "hash"), /WRONGTYPE/);
});
