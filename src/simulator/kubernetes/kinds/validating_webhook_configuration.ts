import type { IValidatingWebhookConfiguration } from "kubernetes-models/admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { plainKind } from "./plain_kind.ts";
import { setWebhookDefaults, validateWebhooks } from "./webhook_rules.ts";

export const validatingWebhookConfiguration = plainKind<IValidatingWebhookConfiguration>(
  "admissionregistration.k8s.io/v1",
  "ValidatingWebhookConfiguration",
  "validatingwebhookconfigurations",
  {
    categories: ["api-extensions"],
    columns: [
      nameColumn(),
      column("Webhooks", "How many webhooks it has.", (it) => it.webhooks?.length ?? 0, { type: "integer" }),
      ageColumn(),
    ],
    defaults: (it) => {
      it.webhooks?.forEach(setWebhookDefaults);
    },
    rules: (it) => validateWebhooks(it.webhooks ?? []),
    generation: "spec",
  },
);
