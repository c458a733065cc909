import type { Describer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { onlyEvents, writeEvents } from "./event_text.ts";
import { formatLabels, writeName } from "./metadata_text.ts";

export const volumeAttributesClassDescriber: Describer = {
  kind: "VolumeAttributesClass",
  group: "storage.k8s.io",
  related: onlyEvents("VolumeAttributesClass"),
  describe(object, related, context) {
    const { driverName, parameters } = object as unknown as {
      driverName: string;
      parameters?: Record<string, string>;
    };
    const text = new DescribeText();
    writeName(text, object, false);
    text.field(0, "Annotations", formatLabels(object.metadata.annotations));
    text.field(0, "DriverName", driverName);
    text.field(0, "Parameters", formatLabels(parameters));
    writeEvents(text, related, context);
    return text.toString();
  },
};
