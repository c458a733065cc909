import type { ISecret } from "kubernetes-models/v1/Secret";
import { base64Length } from "./base64_length.ts";
import { type Describer, nothing } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";

export const secretDescriber: Describer = {
  kind: "Secret",
  group: "",
  related: nothing,
  describe(object) {
    const { type, data = {} } = object as unknown as ISecret;
    const text = new DescribeText();
    writeName(text, object);
    writeLabelsAndAnnotations(text, object);
    text.line(0, `\nType:\t${type ?? ""}`);
    text.line(0, "\nData\n====");
    for (const key of Object.keys(data).sort()) {
      const value = String(data[key]);
      // Tokens are what these secrets are looked up for; all other values stay hidden.
      const isToken = key === "token" && type === "kubernetes.io/service-account-token";
      text.field(0, key, isToken ? atob(value) : `${base64Length(value)} bytes`);
    }
    return text.toString();
  },
};
