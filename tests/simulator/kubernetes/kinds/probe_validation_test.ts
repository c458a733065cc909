import assert from "node:assert/strict";
import { validateProbe } from "../../../../src/simulator/kubernetes/kinds/probe_validation.ts";
import { texts } from "./kind_world.ts";

const exec = { command: ["true"] };
const http = { path: "/", port: 80, scheme: "HTTP" };

const cases: [probe: object, expected: string[]][] = [
  [{ exec, successThreshold: 1 }, []],
  [{ httpGet: http, successThreshold: 1 }, []],
  [{ successThreshold: 1 }, ["p: Required value: must specify a handler type"]],
  [{ exec, tcpSocket: { port: 80 }, successThreshold: 1 }, [
    "p.tcpSocket: Forbidden: may not specify more than 1 handler type",
  ]],
  [{ exec: {}, successThreshold: 1 }, ["p.exec.command: Required value"]],
  [{ httpGet: { ...http, port: "a b" }, successThreshold: 1 }, [
    'p.httpGet.port: Invalid value: "a b": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)',
  ]],
  [{ httpGet: { ...http, scheme: "FTP" }, successThreshold: 1 }, [
    'p.httpGet.scheme: Unsupported value: "FTP": supported values: "HTTP", "HTTPS"',
  ]],
  [{ exec, successThreshold: 2 }, ["p.successThreshold: Invalid value: 2: must be 1"]],
  [{ exec, successThreshold: 1, periodSeconds: -1 }, [
    "p.periodSeconds: Invalid value: -1: must be greater than or equal to 0",
  ]],
  [{ exec, successThreshold: 1, terminationGracePeriodSeconds: 0 }, [
    "p.terminationGracePeriodSeconds: Invalid value: 0: must be greater than 0",
  ]],
];

for (const [probe, expected] of cases) {
  Deno.test(`probe ${JSON.stringify(probe)}`, () => {
    assert.deepEqual(texts(validateProbe(probe, "p", { once: true })), expected);
  });
}

Deno.test("readiness may need to succeed more often", () => {
  assert.deepEqual(validateProbe({ exec, successThreshold: 3 }, "p", { once: false }), []);
});
