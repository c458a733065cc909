import assert from "node:assert/strict";
import { redis } from "../../../../src/simulator/images/redis.ts";
import { runArgv } from "../machine.ts";

function typed(...stdin: string[]) {
  const server = runArgv(["redis-server"], { image: redis, cwd: "/data", env: redis.env });
  const answer = (
    target: { port: number; request: { method: string; path: string; headers: object; body: string } },
  ) => server.ports.get(target.port)?.({ ...target.request, headers: {}, from: "10.0.0.1" });
  return runArgv(["redis-cli"], { image: redis, tty: true, stdin, answer });
}

Deno.test("lines are commands until exit", () => {
  const { out, code } = typed('SET k "a \\"b\\""\n', "GET k\n", "SELECT 1\n", 'GET "\n', "exit\n");
  assert.equal(
    out,
    '127.0.0.1:6379> OK\n127.0.0.1:6379> "a \\"b\\""\n127.0.0.1:6379> OK\n127.0.0.1:6379[1]> Invalid argument(s)\n' +
      "127.0.0.1:6379[1]> ",
  );
  assert.equal(code, 0);
});

Deno.test("an option that is none is refused", () => {
  const ran = runArgv(["redis-cli", "--nope"], { image: redis });
  assert.deepEqual([ran.code, ran.err], [1, "Unrecognized option or bad number of args for: '--nope'\n"]);
});
