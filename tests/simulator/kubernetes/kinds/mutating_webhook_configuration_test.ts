import { mutatingWebhookConfiguration } from "../../../../src/simulator/kubernetes/kinds/mutating_webhook_configuration.ts";
import { testRecordedDefaults, testRules } from "./rule_table.ts";

testRecordedDefaults(mutatingWebhookConfiguration);
testRules(mutatingWebhookConfiguration, {
  good: {
    webhooks: [{
      name: "a.example.com",
      sideEffects: "None",
      clientConfig: { url: "https://example.com" },
      admissionReviewVersions: ["v1"],
    }],
  },
  refused: [[
    { webhooks: [{ name: "a" }] },
    'webhooks[0].name: Invalid value: "a": should be a domain with at least three segments separated by dots',
    "webhooks[0].sideEffects: Required value: must specify one of None, NoneOnDryRun",
    "webhooks[0].clientConfig: Required value: exactly one of url or service is required",
    "webhooks[0].admissionReviewVersions: Required value: must specify one of v1, v1beta1",
  ]],
});
