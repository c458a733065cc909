import type { IServiceAccount } from "kubernetes-models/v1/ServiceAccount";
import type { Describer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { onlyEvents, writeEvents } from "./event_text.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";

/** Since 1.36 kubectl names neither mountable secrets nor tokens: new clusters make none. */
export const serviceAccountDescriber: Describer = {
  kind: "ServiceAccount",
  group: "",
  related: onlyEvents("ServiceAccount"),
  describe(object, related, context) {
    const { imagePullSecrets = [] } = object as unknown as IServiceAccount;
    const text = new DescribeText();
    writeName(text, object);
    writeLabelsAndAnnotations(text, object);
    text.values(0, "Image pull secrets", imagePullSecrets.map(({ name = "" }) => name));
    writeEvents(text, related, context);
    return text.toString();
  },
};
