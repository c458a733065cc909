import assert from "node:assert/strict";
import { metricsServer } from "../../../src/simulator/images/metrics_server.ts";
import { runArgv } from "./machine.ts";

Deno.test("the metrics-server answers its health checks by TLS", () => {
  const ran = runArgv([...metricsServer.entrypoint], { image: metricsServer });
  assert.match(ran.err, /Serving securely on \[::\]:10250/);
  const ask = (path: string) =>
    ran.ports.get(10250)!({ method: "GET", path, headers: {}, body: "", from: "10.0.0.1" });
  assert.deepEqual([ask("/readyz").status, ask("/readyz").isSecure, ask("/x").status], [200, true, 404]);
});
