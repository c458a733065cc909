import { type CustomDefinition, storageVersion } from "../custom/custom_definition.ts";
import { DELETION_PENDING, setCondition } from "../custom/definition_status.ts";
import { definitionErrors, definitionUpdateErrors } from "../custom/definition_validation.ts";
import { loadCel } from "../cel/engine.ts";
import type { Kind } from "../kind.ts";
import { timestamp } from "../object_form.ts";
import type { FieldError } from "../status_error.ts";
import { dropNulls } from "./absent_nulls.ts";
import { column, nameColumn } from "./columns.ts";
import { invalid, required } from "./field_errors.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";
import { subdomainProblems } from "../../../kube/name_rules.ts";

/** Keeps a definition until its objects are gone. */
export const CLEANUP_FINALIZER = "customresourcecleanup.apiextensions.k8s.io";

export const customResourceDefinition: Kind<CustomDefinition> = {
  group: "apiextensions.k8s.io",
  version: "v1",
  kind: "CustomResourceDefinition",
  plural: "customresourcedefinitions",
  singular: "customresourcedefinition",
  shortNames: ["crd", "crds"],
  categories: ["api-extensions"],
  namespaced: false,
  schema: "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinition",
  preload: loadCel,
  columns: [
    nameColumn(),
    column("Created At", "When the object was created.", (it) => it.metadata.creationTimestamp ?? "", {
      type: "date",
    }),
  ],
  setDefaults,
  prepareForCreate: (it) => {
    it.status = {
      conditions: null,
      acceptedNames: { plural: "", kind: "" },
      storedVersions: storageVersion(it) ? [storageVersion(it)!.name] : [],
    };
  },
  prepareForUpdate: (it, _old, context) => {
    const storage = storageVersion(it)?.name;
    const stored = it.status?.storedVersions ?? [];
    if (context.subresource || storage === undefined || stored.includes(storage)) return;
    it.status = { ...it.status, storedVersions: [...stored, storage] };
  },
  prepareForDelete: (it, context) => {
    it.metadata.finalizers = [...new Set([...it.metadata.finalizers ?? [], CLEANUP_FINALIZER])];
    setCondition(it, DELETION_PENDING, timestamp(context.clock.now()));
  },
  validate: (it) => [
    ...validateMetadata(it.metadata, {
      namespaced: false,
      name: (name) => nameProblems(it, name),
      anyFinalizer: true,
    }),
    ...definitionErrors(it),
    ...approvalErrors(it),
  ],
  validateUpdate: (it, old) => [
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...definitionUpdateErrors(it, old),
  ],
  hasStatus: true,
  generation: "spec",
  allowUnconditionalUpdate: false,
};

/** The server's own type keeps the schema as it was written; what else it leaves out or fills in is done here. */
function setDefaults(it: CustomDefinition): void {
  it.spec ??= { group: "", scope: "", names: { plural: "", kind: "" }, versions: [] };
  const { spec } = it;
  dropNulls(spec);
  spec.names ??= { plural: "", kind: "" };
  spec.versions ??= [];
  const { names } = spec;
  if (names.kind) {
    names.singular ||= names.kind.toLowerCase();
    names.listKind ||= `${names.kind}List`;
  }
  spec.conversion ??= { strategy: "None" };
  const service = spec.conversion.webhook?.clientConfig?.service;
  if (service) service.port ??= 443;
  if (spec.preserveUnknownFields === false) delete spec.preserveUnknownFields;
}

function nameProblems({ spec }: CustomDefinition, name: string): string[] {
  const problems = subdomainProblems(name);
  if (name === `${spec.names.plural}.${spec.group}`) return problems;
  return [...problems, 'must be spec.names.plural+"."+spec.group'];
}

const APPROVED = "api-approved.kubernetes.io";

/** Groups of the project itself need a reference to who approved them. */
function approvalErrors({ metadata, spec }: CustomDefinition): FieldError[] {
  const isProtected = /(^|\.)(k8s|kubernetes)\.io$/.test(spec.group);
  const approval = metadata.annotations?.[APPROVED];
  if (!isProtected) return [];
  const field = `metadata.annotations[${APPROVED}]`;
  if (!approval) {
    const why = `protected groups must have approval annotation "${APPROVED}", see ` +
      "https://github.com/kubernetes/enhancements/pull/1111";
    return [required(field, why)];
  }
  if (approval.startsWith("unapproved") || URL.canParse(approval)) return [];
  const why =
    'protected groups must have approval annotation "api-approved.kubernetes.io" with either a URL or a ' +
    'reason starting with "unapproved", see https://github.com/kubernetes/enhancements/pull/1111';
  return [invalid(field, approval, why)];
}
