import type { IPodTemplate } from "kubernetes-models/v1/PodTemplate";
import { column, labelText, nameColumn } from "./columns.ts";
import { plainKind } from "./plain_kind.ts";
import { validatePodTemplate } from "./pod_spec_validation.ts";
import { withTemplateDefaults } from "./workload.ts";

const containers = (it: IPodTemplate) => it.template?.spec?.containers ?? [];

export const podTemplate = plainKind<IPodTemplate>("v1", "PodTemplate", "podtemplates", {
  namespaced: true,
  columns: [
    nameColumn(),
    column("Containers", "Their names.", (it) => containers(it).map(({ name }) => name).join(",")),
    column("Images", "What they run.", (it) => containers(it).map(({ image }) => image).join(",")),
    column("Pod Labels", "Labels of its pods.", (it) => labelText(it.template?.metadata?.labels)),
  ],
  defaults: (it) => {
    it.template = withTemplateDefaults(it.template, "PodTemplate");
  },
  rules: (it) => validatePodTemplate(it.template, "template"),
  generation: "spec",
  deleteReturnsObject: true,
});
