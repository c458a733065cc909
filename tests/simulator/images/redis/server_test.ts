import assert from "node:assert/strict";
import { redis } from "../../../../src/simulator/images/redis.ts";
import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import { runArgv } from "../machine.ts";
import { smallRedis } from "./small_redis.ts";

const CASES: [line: string, answer: string][] = [
  ["PING", "PONG"],
  ["PING hi", '"hi"'],
  ["NOPE x", "(error) ERR unknown command 'NOPE', with args beginning with: 'x' "],
  ["SUBSCRIBE x", "(error) ERR the simulated redis does not have 'SUBSCRIBE'"],
  ["CONFIG GET maxmemory", '1) "maxmemory"\n2) "0"'],
  ["CONFIG SET nope 1", "(error) ERR Unknown option or number of arguments for CONFIG SET - 'nope'"],
  ["SELECT 99", "(error) ERR DB index is out of range"],
  ["toString", "(error) ERR unknown command 'toString', with args beginning with: "],
];

for (const [line, answer] of CASES) {
  Deno.test(line, () => assert.equal(smallRedis()(line), answer));
}

Deno.test("a snapshot outlives the server, which says so when it is stopped", () => {
  const files = filesOf(redis);
  const start = () => runArgv(["redis-server"], { image: redis, files, cwd: "/data", env: redis.env });
  const ask = (ran: ReturnType<typeof start>, words: string[]) =>
    ran.ports.get(6379)!({
      method: "REDIS",
      path: "/",
      headers: {},
      body: JSON.stringify({ words }),
      from: "",
    }).body;
  const first = start();
  ask(first, ["SET", "k", "kept"]);
  ask(first, ["SAVE"]);
  const second = start();
  assert.match(second.out, /DB loaded from disk/);
  assert.equal(ask(second, ["GET", "k"]), '{"kind":"bulk","text":"kept"}');
});
