import type { ISecret } from "kubernetes-models/v1/Secret";
import type { IServiceAccount } from "kubernetes-models/v1/ServiceAccount";
import type { KubeObject } from "../object.ts";
import type { Describer, RelatedAnswer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { eventQuery, writeEvents } from "./event_text.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";

const secretsKey = "secrets";

export const serviceAccountDescriber: Describer = {
  kind: "ServiceAccount",
  group: "",
  related: (object) => [
    {
      key: secretsKey,
      group: "",
      version: "v1",
      resource: "secrets",
      namespace: object.metadata.namespace ?? "",
    },
    eventQuery(object, "ServiceAccount"),
  ],
  describe(object, related, context) {
    const { imagePullSecrets = [], secrets = [] } = object as unknown as IServiceAccount;
    const text = new DescribeText();
    writeName(text, object);
    writeLabelsAndAnnotations(text, object);
    const existing = related[secretsKey]?.items.map(({ metadata }) => metadata.name);
    const names = (references: { name?: string }[]) =>
      references.map(({ name = "" }) => existing && !existing.includes(name) ? `${name} (not found)` : name);
    text.values(0, "Image pull secrets", names(imagePullSecrets));
    text.values(0, "Mountable secrets", names(secrets));
    text.values(0, "Tokens", tokensOf(object, related[secretsKey]));
    writeEvents(text, related, context);
    return text.toString();
  },
};

/** The token secrets that were made for the account. */
function tokensOf({ metadata }: KubeObject, answer: RelatedAnswer | undefined): string[] {
  const account = "kubernetes.io/service-account";
  return (answer?.items ?? []).filter((secret) => {
    const annotations = secret.metadata.annotations ?? {};
    return (secret as unknown as ISecret).type === "kubernetes.io/service-account-token" &&
      annotations[`${account}.name`] === metadata.name && annotations[`${account}.uid`] === metadata.uid;
  }).map((secret) => secret.metadata.name ?? "");
}
