import assert from "node:assert/strict";
import type { HttpTarget, Machine } from "../../../../../src/simulator/host/process.ts";
import { runOnUbuntu } from "../ubuntu_box.ts";

/** `web` at 10.0.0.5 listens at port 80, and tells what it was asked. */
function network(asked: string[]): Partial<Machine> {
  return {
    fetch: ({ host, port, request, isProbe }: HttpTarget) => {
      if (host !== "web") return { kind: "unknown-host" };
      if (port !== 80) return { kind: port === 81 ? "refused" : "timeout", address: "10.0.0.5" };
      if (!isProbe) {
        asked.push(`${request.method} ${request.path} ${request.headers["host"]} ${request.body}`);
      }
      return {
        kind: "answer",
        address: "10.0.0.5",
        answer: { status: 200, headers: { Server: "x" }, body: "hi\n" },
      };
    },
  };
}

const OPEN = "Connection to web (10.0.0.5) 80 port [tcp/http] succeeded!\n";
const CLOSED = "nc: connect to web (10.0.0.5) port 81 (tcp) failed: Connection refused\n";
const HEAD = "HTTP/1.1 200 OK\r\nServer: x\r\n\r\n";

const CASES: [words: string, input: string, out: string, err: string, code: number, asked: string[]][] = [
  ["nc -zv web 80", "", "", OPEN, 0, []],
  ["nc -zv web 80-81", "", "", OPEN + CLOSED, 0, []],
  ["nc -z web 81", "", "", "", 1, []],
  [
    "nc -zv -w 2 web 82",
    "",
    "",
    "nc: connect to web (10.0.0.5) port 82 (tcp) timed out: Operation now in progress\n",
    1,
    [],
  ],
  ["nc -zv nope 80", "", "", 'nc: getaddrinfo for host "nope" port 80: Name or service not known\n', 1, []],
  ["nc web 80", "GET /a HTTP/1.0\r\n\r\n", `${HEAD}hi\n`, "", 0, ["GET /a web "]],
  ["nc web 80", "POST / HTTP/1.1\nHost: w\nContent-Length: 2\n\nab", `${HEAD}hi\n`, "", 0, ["POST / w ab"]],
  ["nc web http", "HEAD / HTTP/1.0\n\n", HEAD, "", 0, ["HEAD / web "]],
  ["nc web x", "", "", "nc: port number invalid: x\n", 1, []],
];

for (const [words, input, out, err, code, expected] of CASES) {
  Deno.test(`nc: ${words} ${input.slice(0, 5)}`, () => {
    const asked: string[] = [];
    const ran = runOnUbuntu(words.split(" "), { input, machine: network(asked) });
    assert.deepEqual([ran, asked], [{ out, err, code }, expected]);
  });
}
