import type { IConfigMap } from "kubernetes-models/v1/ConfigMap";
import type { Kind } from "../kind.ts";
import type { FieldError } from "../status_error.ts";
import { nullsToEmpty } from "./absent_nulls.ts";
import { checkBase64 } from "./base64_data.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { base64Bytes, utf8Bytes, validateDataKeys, validateDataSize } from "./data_keys.ts";
import { invalid } from "./field_errors.ts";
import { validateImmutable } from "./immutable_data.ts";
import { validateFinalizerNames, validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";

export const configMap: Kind<IConfigMap> = {
  group: "",
  version: "v1",
  kind: "ConfigMap",
  plural: "configmaps",
  singular: "configmap",
  shortNames: ["cm"],
  categories: [],
  namespaced: true,
  schema: "io.k8s.api.core.v1.ConfigMap",
  columns: [
    nameColumn(),
    column(
      "Data",
      "How many keys it holds.",
      (it) => Object.keys(it.data ?? {}).length + Object.keys(it.binaryData ?? {}).length,
    ),
    ageColumn(),
  ],
  setDefaults: (it) => {
    nullsToEmpty(it.data);
    nullsToEmpty(it.binaryData);
    checkBase64(it.binaryData, configMap);
  },
  validate: (it) => [...validateMetadata(it.metadata, { namespaced: true }), ...validateData(it)],
  validateUpdate: (it, old) => [
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...validateFinalizerNames(it.metadata ?? {}),
    ...validateImmutable(it, old, ["data", "binaryData"]),
    ...validateData(it),
  ],
  allowUnconditionalUpdate: true,
};

function validateData(it: IConfigMap): FieldError[] {
  const data = it.data ?? {};
  const binary = it.binaryData ?? {};
  const bytes = Object.values(data).reduce((sum, text) => sum + utf8Bytes(text), 0) +
    Object.values(binary).reduce((sum, text) => sum + base64Bytes(text), 0);
  return [
    ...validateDataKeys(data, "data"),
    ...Object.keys(data).filter((key) => Object.hasOwn(binary, key)).map((key) =>
      invalid(`data[${key}]`, key, "duplicate of key present in binaryData")
    ),
    ...validateDataKeys(binary, "binaryData"),
    ...validateDataSize(bytes, "[]"),
  ];
}
