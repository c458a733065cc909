import type { IVolumeAttachment } from "kubernetes-models/storage.k8s.io/v1/VolumeAttachment";
import { subdomainProblems } from "../../../kube/name_rules.ts";
import { isSame } from "../json_value.ts";
import type { FieldError } from "../status_error.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { forbidden, invalid, invalidEach, required } from "./field_errors.ts";
import { plainKind } from "./plain_kind.ts";

export const volumeAttachment = plainKind<IVolumeAttachment>(
  "storage.k8s.io/v1",
  "VolumeAttachment",
  "volumeattachments",
  {
    columns: [
      nameColumn(),
      // The format is the server's.
      { ...column("Attacher", "The driver that does it.", (it) => it.spec?.attacher ?? ""), format: "name" },
      column("PV", "Which volume.", (it) => it.spec?.source?.persistentVolumeName ?? ""),
      column("Node", "To which node.", (it) => it.spec?.nodeName ?? ""),
      column("Attached", "Whether it is done.", (it) => it.status?.attached ?? false, { type: "boolean" }),
      ageColumn(),
    ],
    prepareForCreate: (it) => {
      it.status = { attached: false };
    },
    rules: (it) => [
      ...(it.spec?.attacher
        ? invalidEach("spec.attacher", it.spec.attacher, subdomainProblems(it.spec.attacher))
        : [required("spec.attacher")]),
      ...validateSource(it),
      ...invalidEach("spec.nodeName", it.spec?.nodeName ?? "", subdomainProblems(it.spec?.nodeName ?? "")),
    ],
    changes: (it, old) => isSame(it.spec, old.spec) ? [] : [invalid("spec", it.spec, "field is immutable")],
    hasStatus: true,
    deleteReturnsObject: true,
    allowUnconditionalUpdate: false,
  },
);

function validateSource({ spec }: IVolumeAttachment): FieldError[] {
  const field = "spec.source";
  const { inlineVolumeSpec, persistentVolumeName } = spec?.source ?? {};
  const why = "must specify exactly one of inlineVolumeSpec and persistentVolumeName";
  if (!inlineVolumeSpec && persistentVolumeName === undefined) return [required(field, why)];
  if (inlineVolumeSpec && persistentVolumeName !== undefined) return [forbidden(field, why)];
  if (persistentVolumeName === "") {
    return [required(`${field}.persistentVolumeName`, "must specify non empty persistentVolumeName")];
  }
  return [];
}
