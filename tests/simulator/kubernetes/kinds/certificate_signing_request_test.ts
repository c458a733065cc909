import assert from "node:assert/strict";
import { certificateSigningRequest } from "../../../../src/simulator/kubernetes/kinds/certificate_signing_request.ts";
import { CERTIFICATE_REQUEST } from "../identity/sample_request.ts";
import { contextWith, create, texts, update } from "./kind_world.ts";

const request = (spec: object = {}) => ({
  metadata: { name: "jane" },
  spec: {
    request: CERTIFICATE_REQUEST,
    signerName: "kubernetes.io/kube-apiserver-client",
    usages: ["client auth"],
    ...spec,
  },
});

Deno.test("who asks is known from the request, whatever it says; and it is not approved by asking", () => {
  const user = { name: "jane", groups: ["dev"], uid: "7", extra: { scopes: ["a"] } };
  const asked = {
    ...request({ username: "root", groups: ["system:masters"] }),
    status: { certificate: "x" },
  };
  const { object } = create(certificateSigningRequest, asked, { ...contextWith(), user });
  assert.deepEqual(
    [object.spec.username, object.spec.groups, object.spec.uid, object.spec.extra, object.status],
    ["jane", ["dev"], "7", { scopes: ["a"] }, {}],
  );
});

const WRONG: [spec: object, problem: string][] = [
  [{ usages: [] }, "spec.usages: Required value"],
  [{ usages: ["client auth", "client auth"] }, 'spec.usages[1]: Duplicate value: "client auth"'],
  [{ signerName: "" }, "spec.signerName: Required value"],
  [
    { signerName: "x" },
    "spec.signerName: Invalid value: \"x\": must be a fully qualified domain and path of the form 'example.com/signer-name'",
  ],
  [
    { expirationSeconds: 60 },
    "spec.expirationSeconds: Invalid value: 60: may not specify a duration less than 600 seconds (10 minutes)",
  ],
  [{ request: "eA==" }, 'spec.request: Invalid value: "eA==": PEM block type must be CERTIFICATE REQUEST'],
];

for (const [spec, problem] of WRONG) {
  Deno.test(`refused: ${problem}`, () => {
    assert.deepEqual(texts(create(certificateSigningRequest, request(spec)).errors), [problem]);
  });
}

Deno.test("a plain update changes nothing of what is asked", () => {
  const { object } = update(certificateSigningRequest, request(), (it) => it.spec.usages = ["any"]);
  assert.deepEqual(object.spec.usages, ["client auth"]);
});
