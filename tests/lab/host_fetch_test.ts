import assert from "node:assert/strict";
import { failureText, fetchOverHost } from "../../src/lab/host_fetch.ts";
import type { FetchOutcome, HttpTarget } from "../../src/simulator/host/process.ts";

const machine = (outcome: FetchOutcome, asked: HttpTarget[] = []) => ({
  fetch(target: HttpTarget) {
    asked.push(target);
    return outcome;
  },
});

Deno.test("a request goes over the simulated network", async () => {
  const asked: HttpTarget[] = [];
  const answer = { status: 201, headers: { "Content-Type": "text/plain" }, body: "made" };
  const response = await fetchOverHost(
    machine({ kind: "answer", address: "10.0.0.1", answer }, asked),
    "http://web:8080/a?b=c",
    { method: "POST", body: "{}" },
  );
  assert.deepEqual([response.status, await response.text()], [201, "made"]);
  const [{ host, port, isSecure, request }] = asked as [HttpTarget];
  assert.deepEqual([host, port, isSecure], ["web", 8080, false]);
  assert.deepEqual([request.method, request.path, request.body, request.headers["Host"]], [
    "POST",
    "/a?b=c",
    "{}",
    "web:8080",
  ]);
});

const FAILURES: [outcome: Parameters<typeof failureText>[0], text: string][] = [
  [{ kind: "refused", address: "10.0.0.1" }, "dial tcp 10.0.0.1:443: connect: connection refused"],
  [{ kind: "timeout", address: "10.0.0.1" }, "dial tcp 10.0.0.1:443: i/o timeout"],
  [{ kind: "unknown-host" }, "dial tcp: lookup web on 127.0.0.53:53: no such host"],
  [{ kind: "not-tls", address: "10.0.0.1" }, "http: server gave HTTP response to HTTPS client"],
];

for (const [outcome, text] of FAILURES) {
  Deno.test(`nothing comes back: ${outcome.kind}`, async () => {
    await assert.rejects(fetchOverHost(machine(outcome), "https://web/"), {
      name: "TypeError",
      message: `GET "https://web/": ${text}`,
    });
  });
}
