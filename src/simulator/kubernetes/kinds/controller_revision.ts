import type { IControllerRevision } from "kubernetes-models/apps/v1/ControllerRevision";
import { isSame } from "../json_value.ts";
import type { Kind } from "../kind.ts";
import type { FieldError } from "../status_error.ts";
import { ageColumn, column, nameColumn, NONE } from "./columns.ts";
import { invalid, negative, required } from "./field_errors.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";

/** A state that a StatefulSet or DaemonSet once had, to go back to. */
export const controllerRevision: Kind<IControllerRevision> = {
  group: "apps",
  version: "v1",
  kind: "ControllerRevision",
  plural: "controllerrevisions",
  singular: "controllerrevision",
  shortNames: [],
  categories: [],
  namespaced: true,
  schema: "io.k8s.api.apps.v1.ControllerRevision",
  columns: [
    nameColumn(),
    column("Controller", "Whose state it is.", controllerName),
    column("Revision", "Which state: the highest is the newest.", (it) => it.revision ?? 0),
    ageColumn(),
  ],
  setDefaults: (it) => {
    it.revision ??= 0;
  },
  validate: (it) => [
    ...validateMetadata(it.metadata, { namespaced: true }),
    ...negative("revision", it.revision),
    ...validateData(it.data),
  ],
  validateUpdate: (it, old) => [
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...negative("revision", it.revision),
    ...(isSame(it.data, old.data) ? [] : [invalid("data", it.data ?? null, "field is immutable")]),
  ],
  allowUnconditionalUpdate: true,
};

/** `daemonset.apps/fluentd` */
function controllerName(it: IControllerRevision): string {
  const owner = it.metadata?.ownerReferences?.find(({ controller }) => controller);
  if (!owner) return NONE;
  const group = owner.apiVersion.includes("/") ? `.${owner.apiVersion.split("/")[0]}` : "";
  return `${owner.kind.toLowerCase()}${group}/${owner.name}`;
}

function validateData(data: unknown): FieldError[] {
  if (data === undefined || data === null) return [required("data", "data is mandatory")];
  return typeof data === "object" && !Array.isArray(data)
    ? []
    : [required("data", "data must be a valid JSON object")];
}
