import assert from "node:assert/strict";
import type { IProbe } from "kubernetes-models/v1/Probe";
import { formatProbe } from "../../../src/kube/describe/probe_text.ts";

const checks: [probe: IProbe, text: string][] = [
  [{ httpGet: { port: 80, path: "/healthz", scheme: "HTTP" } }, "http-get http://:80/healthz"],
  [{ httpGet: { port: "web", host: "::1", scheme: "HTTPS" } }, "http-get https://[::1]:web"],
  [{ exec: { command: ["cat", "/tmp/x"] } }, "exec [cat /tmp/x]"],
  [{ tcpSocket: { port: 80 } }, "tcp-socket :80"],
  [{ grpc: { port: 50051, service: "s" } }, "grpc <pod>:50051 s"],
  [{}, "unknown"],
];
for (const [probe, text] of checks) {
  Deno.test(`a probe is described as ${text}`, () => {
    const times = { initialDelaySeconds: 3, timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1 };
    const expected = `${text} delay=3s timeout=1s period=10s #success=1 #failure=3`;
    assert.equal(formatProbe({ ...probe, ...times, failureThreshold: 3 }), expected);
  });
}
