import type { IMutatingWebhookConfiguration } from "kubernetes-models/admissionregistration.k8s.io/v1/MutatingWebhookConfiguration";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { plainKind } from "./plain_kind.ts";
import { setWebhookDefaults, validateWebhooks } from "./webhook_rules.ts";

export const mutatingWebhookConfiguration = plainKind<IMutatingWebhookConfiguration>(
  "admissionregistration.k8s.io/v1",
  "MutatingWebhookConfiguration",
  "mutatingwebhookconfigurations",
  {
    categories: ["api-extensions"],
    columns: [
      nameColumn(),
      column("Webhooks", "How many webhooks it has.", (it) => it.webhooks?.length ?? 0, { type: "integer" }),
      ageColumn(),
    ],
    defaults: (it) => {
      for (const hook of it.webhooks ?? []) {
        setWebhookDefaults(hook);
        hook.reinvocationPolicy ??= "Never";
      }
    },
    rules: (it) => validateWebhooks(it.webhooks ?? []),
    generation: "spec",
  },
);
