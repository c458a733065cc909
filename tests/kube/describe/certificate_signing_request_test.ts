import assert from "node:assert/strict";
import { certificateSigningRequestDescriber as describer } from "../../../src/kube/describe/certificate_signing_request.ts";
import type { KubeObject } from "../../../src/kube/object.ts";

const request =
  "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIcU1JR1NBZ0VBTURBeEZUQVRCZ05WQkFvTURITjVjM1JsYlRwdWIyUmxjekVYTUJVR0ExVUVBd3dPYzNsegpkR1Z0T201dlpHVTZiakV3V1RBVEJnY3Foa2pPUFFJQkJnZ3Foa2pPUFFNQkJ3TkNBQVFFblNnVUdUdkYrQ1U4CnhmUVRuL25SYktaODc1WmMvdEVaMDdFM3kxSTZ4ZEU2clZqaURRTXdWMjNPQlhpYlFFRHJ5bC9xcklaZlhCZkMKTTVRM1ZCaHpvQUF3Q2dZSUtvWkl6ajBFQXdJRFJ3QXdSQUlnTytBQ0I0YzFGT0lkQ0d6V001Sy81L0RRcklHcwpUTVR6aFVTOWtUQVJsS2dDSUdhQ3Fjb1RYQllsUDZtZnhDSWpXVHBXY0ZSbm5SWk1XYUcvYWNVV0JlcFMKLS0tLS1FTkQgQ0VSVElGSUNBVEUgUkVRVUVTVC0tLS0tCg==";

Deno.test("a certificate request is described with its subject", () => {
  const object = {
    metadata: { name: "node", creationTimestamp: "2026-01-01T00:00:00Z" },
    spec: { request, username: "admin", signerName: "example.com/x", expirationSeconds: 86400 },
    status: { conditions: [{ type: "Approved" }], certificate: "x" },
  } as unknown as KubeObject;
  assert.equal(
    describer.describe(object, {}, { nowMs: 0 }),
    `Name:                node
Labels:              <none>
Annotations:         <none>
CreationTimestamp:   Thu, 01 Jan 2026 00:00:00 +0000
Requesting User:     admin
Signer:              example.com/x
Requested Duration:  24h
Status:              Approved,Issued
Subject:
  Common Name:    system:node:n1
  Serial Number:  
  Organization:   system:nodes
`,
  );
});

Deno.test("a bare request, and one that cannot be read, are described, too", () => {
  const bare = { metadata: { name: "bare" } } as KubeObject;
  assert.match(describer.describe(bare, {}, { nowMs: 0 }), /^Name: +bare\n(.*\n)*Status: +Pending\n/);
  const broken = { metadata: { name: "b" }, spec: { request: "AAAA" } } as unknown as KubeObject;
  assert.doesNotMatch(describer.describe(broken, {}, { nowMs: 0 }), /Subject/);
});
