import { probeRules } from "../../../src/kube/reasons/probe_rules.ts";
import { covered, event, namedBy, pod, type RuleCase } from "./evidence.ts";

const http = { httpGet: { path: "/up", port: 8080 } };
const probed = (field: string, message: string, probe: unknown = http) =>
  pod({
    state: { running: {} },
    container: { [field]: probe, ports: [{ containerPort: 80, name: "http" }] },
    events: [event("Unhealthy", message)],
  });

const CASES: readonly RuleCase[] = [
  [
    probed("startupProbe", "Startup probe failed: HTTP probe failed with statuscode: 503"),
    "probe-startup",
    /GET \/up on port 8080.*not well/,
  ],
  [
    probed("livenessProbe", "Liveness probe failed: dial tcp 10.0.0.1:8080: connect: connection refused"),
    "probe-liveness",
    /Nothing listens on port 8080; the container names http 80/,
  ],
  [
    probed("readinessProbe", "Readiness probe failed: HTTP probe failed with statuscode: 404"),
    "probe-readiness",
    /has no \/up/,
  ],
  [
    probed("readinessProbe", "Readiness probe failed: statuscode: 401"),
    "probe-readiness",
    /probes have none/,
  ],
  [
    probed("readinessProbe", "Readiness probe failed: context deadline exceeded"),
    "probe-readiness",
    /too slowly/,
  ],
  [
    probed("readinessProbe", "Readiness probe failed: no", { exec: { command: ["check", "me"] } }),
    "probe-readiness",
    /exec check me → no/,
  ],
  [
    probed("readinessProbe", "Readiness probe failed:", { tcpSocket: { port: 5 } }),
    "probe-readiness",
    /connection to port 5 → no answer/,
  ],
  [
    probed("readinessProbe", "Readiness probe failed: x", { grpc: { port: 6 } }),
    "probe-readiness",
    /gRPC on port 6/,
  ],
];

Deno.test("a failing probe is named with its question and the answer", () => namedBy(CASES));
Deno.test("every rule of probes has a case", () => covered(probeRules, CASES));
