import assert from "node:assert/strict";
import { redis } from "../../../src/simulator/images/redis.ts";
import { runArgv } from "./machine.ts";

function client(...serverWords: string[]) {
  const server = runArgv(["docker-entrypoint.sh", "redis-server", ...serverWords], { image: redis });
  return (argv: string[], tty = false) =>
    runArgv(["redis-cli", ...argv], {
      image: redis,
      tty,
      answer: (target) => server.ports.get(target.port)?.({ ...target.request, from: "10.0.0.1" }),
    });
}

const CASES: [command: string[], out: string, shown?: string][] = [
  [["PING"], "PONG\n"],
  [["SET", "k", "a b"], "OK\n"],
  [["GET", "k"], "a b\n", '"a b"\n'],
  [["GET", "nope"], "\n", "(nil)\n"],
  [["INCR", "n"], "1\n", "(integer) 2\n"],
  [["KEYS", "*"], "k\nn\n", '1) "k"\n2) "n"\n'],
  [
    ["NOPE", "x"],
    "ERR unknown command 'NOPE', with args beginning with: 'x' \n",
    "(error) ERR unknown command 'NOPE', with args beginning with: 'x' \n",
  ],
];

Deno.test("redis keeps what it is given, and its client shows it as at a terminal or not", () => {
  const ask = client();
  for (const [command, out, shown] of CASES) {
    assert.equal(ask(command).out, out, command.join(" "));
    if (shown !== undefined) assert.equal(ask(command, true).out, shown, command.join(" "));
  }
});

Deno.test("with a password it is asked for", () => {
  const ask = client("--requirepass", "secret");
  assert.equal(ask(["PING"]).out, "NOAUTH Authentication required.\n");
  assert.equal(ask(["-a", "secret", "PING"]).out, "PONG\n");
});

Deno.test("nobody listens", () => {
  const ran = client()(["-p", "7000", "PING"]);
  assert.deepEqual([ran.code, ran.err], [
    1,
    "Could not connect to Redis at 127.0.0.1:7000: Connection refused\n",
  ]);
});
