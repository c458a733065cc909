import assert from "node:assert/strict";
import { createTlsSecret } from "../../../../src/programs/kubectl/create/tls_secret.ts";
import { recordedCluster } from "../../recorded_cluster.ts";
import { runVerb } from "../run_recorded.ts";
import { refuses } from "./built.ts";
import { certificate, key } from "./pem.ts";

Deno.test("create tls web keeps both files", async () => {
  const argv = "web --cert=/crt --key=/key --dry-run=client -o jsonpath={.type}{.data.tls\\.key}".split(" ");
  const { out } = await runVerb(createTlsSecret, argv, recordedCluster(), {
    files: { "/crt": certificate, "/key": key },
  });
  assert.equal(out, `kubernetes.io/tls${btoa(key)}`);
});

refuses(createTlsSecret, [
  ["web --cert=x", "error: key and cert must be specified"],
  ["web --cert=/nope --key=/nope", "error: Cannot read file /nope, open /nope: no such file or directory"],
]);
