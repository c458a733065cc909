import type { INamespace } from "kubernetes-models/v1/Namespace";
import { dnsLabelProblems } from "../../../kube/name_rules.ts";
import type { Kind } from "../kind.ts";
import { dropNulls } from "./absent_nulls.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";

/** Every namespace carries its own name as a label, so that selectors can name it. */
const NAME_LABEL = "kubernetes.io/metadata.name";

export const namespace: Kind<INamespace> = {
  group: "",
  version: "v1",
  kind: "Namespace",
  plural: "namespaces",
  singular: "namespace",
  shortNames: ["ns"],
  categories: [],
  namespaced: false,
  schema: "io.k8s.api.core.v1.Namespace",
  verbs: ["create", "delete", "get", "list", "patch", "update", "watch"],
  columns: [
    nameColumn(),
    column("Status", "Active, or Terminating while its content goes away.", (it) => it.status?.phase ?? ""),
    ageColumn(),
  ],
  setDefaults: (it) => {
    dropNulls(it.spec);
    const metadata = it.metadata ??= {};
    if (metadata.name) metadata.labels = { ...metadata.labels, [NAME_LABEL]: metadata.name };
  },
  prepareForCreate: (it) => {
    const finalizers = it.spec?.finalizers ?? [];
    it.spec = { finalizers: finalizers.includes("kubernetes") ? finalizers : [...finalizers, "kubernetes"] };
    it.status = { phase: "Active" };
  },
  prepareForUpdate: (it, old, context) => {
    // What holds a namespace back is taken off by its own sub-resource alone.
    if (context.subresource !== "finalize") it.spec = { ...it.spec, ...old.spec };
  },
  validate: (it) => validateMetadata(it.metadata, { namespaced: false, name: dnsLabelProblems }),
  validateUpdate: (it, old) => validateMetadataUpdate(it.metadata, old.metadata),
  selectableFields: { "status.phase": (it) => it.status?.phase ?? "" },
  hasStatus: true,
  subresources: { finalize: { kind: "Namespace", verbs: ["update"] } },
  allowUnconditionalUpdate: true,
};
