import type { IIngressClass } from "kubernetes-models/networking.k8s.io/v1/IngressClass";
import type { Describer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { onlyEvents, writeEvents } from "./event_text.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";

export const ingressClassDescriber: Describer = {
  kind: "IngressClass",
  group: "networking.k8s.io",
  related: onlyEvents("IngressClass"),
  describe(object, related, context) {
    const { spec } = object as unknown as IIngressClass;
    const text = new DescribeText();
    writeName(text, object, false);
    writeLabelsAndAnnotations(text, object);
    text.field(0, "Controller", spec?.controller);
    if (spec?.parameters) {
      const { apiGroup, kind, name } = spec.parameters;
      text.line(0, "Parameters:");
      if (apiGroup !== undefined) text.field(1, "APIGroup", apiGroup);
      text.field(1, "Kind", kind);
      text.field(1, "Name", name);
    }
    writeEvents(text, related, context);
    return text.toString();
  },
};
