import assert from "node:assert/strict";
import {
  setWebhookDefaults,
  validateWebhooks,
  type Webhook,
} from "../../../../src/simulator/kubernetes/kinds/webhook_rules.ts";
import { texts } from "./kind_world.ts";

const good: Webhook = {
  name: "a.example.com",
  sideEffects: "None",
  clientConfig: { url: "https://example.com" },
  admissionReviewVersions: ["v1"],
};
setWebhookDefaults(good);
const rule = {
  operations: ["CREATE"],
  apiGroups: [""],
  apiVersions: ["v1"],
  resources: ["pods"],
  scope: "*",
} as const;

const refused: [fields: object, ...texts: string[]][] = [
  [{}],
  [{ rules: [rule] }],
  [
    { rules: [{ ...rule, operations: ["MOVE"], resources: [] }] },
    'webhooks[0].rules[0].operations[0]: Unsupported value: "MOVE": ' +
    'supported values: "*", "CONNECT", "CREATE", "DELETE", "UPDATE"',
    "webhooks[0].rules[0].resources: Required value",
  ],
  [
    { rules: [{ ...rule, apiGroups: ["*", "apps"] }] },
    `webhooks[0].rules[0].apiGroups: Invalid value: ["*","apps"]: if '*' is present, must not specify other API groups`,
  ],
  [
    { sideEffects: "Some", timeoutSeconds: 31 },
    'webhooks[0].sideEffects: Unsupported value: "Some": supported values: "None", "NoneOnDryRun"',
    "webhooks[0].timeoutSeconds: Invalid value: 31: the timeout value must be between 1 and 30 seconds",
  ],
  [
    { admissionReviewVersions: ["v9"] },
    'webhooks[0].admissionReviewVersions: Invalid value: ["v9"]: must include at least one of v1, v1beta1',
  ],
];
for (const [fields, ...wrong] of refused) {
  Deno.test(`a webhook with ${JSON.stringify(fields)}`, () => {
    assert.deepEqual(texts(validateWebhooks([{ ...good, ...fields }])), wrong);
  });
}

Deno.test("a service is asked at 443, ten seconds long, and a failure refuses", () => {
  const hook = { ...good, clientConfig: { service: { name: "s", namespace: "n" } } };
  setWebhookDefaults(hook);
  assert.deepEqual(hook.clientConfig.service, { name: "s", namespace: "n", port: 443 });
  assert.deepEqual([hook.timeoutSeconds, hook.failurePolicy, hook.matchPolicy], [10, "Fail", "Equivalent"]);
});
