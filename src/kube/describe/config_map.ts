import type { IConfigMap } from "kubernetes-models/v1/ConfigMap";
import { base64Length } from "./base64_length.ts";
import type { Describer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { onlyEvents, writeEvents } from "./event_text.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";

export const configMapDescriber: Describer = {
  kind: "ConfigMap",
  group: "",
  related: onlyEvents("ConfigMap"),
  describe(object, related, context) {
    const { data = {}, binaryData = {} } = object as unknown as IConfigMap;
    const text = new DescribeText();
    writeName(text, object);
    writeLabelsAndAnnotations(text, object);
    text.line(0, "\nData\n====");
    for (const key of Object.keys(data).sort()) text.line(0, `${key}:\n----\n${data[key]}\n`);
    text.line(0, "\nBinaryData\n====");
    for (const key of Object.keys(binaryData).sort()) {
      text.line(0, `${key}: ${base64Length(String(binaryData[key]))} bytes`);
    }
    text.line(0, "");
    writeEvents(text, related, context);
    return text.toString();
  },
};
