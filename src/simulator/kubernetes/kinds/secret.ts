import type { ISecret } from "kubernetes-models/v1/Secret";
import type { Kind } from "../kind.ts";
import type { FieldError } from "../status_error.ts";
import { nullsToEmpty } from "./absent_nulls.ts";
import { checkBase64 } from "./base64_data.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { base64Bytes, validateDataKeys, validateDataSize } from "./data_keys.ts";
import { invalid, required } from "./field_errors.ts";
import { validateImmutable } from "./immutable_data.ts";
import { validateFinalizerNames, validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";

export const secret: Kind<ISecret> = {
  group: "",
  version: "v1",
  kind: "Secret",
  plural: "secrets",
  singular: "secret",
  shortNames: [],
  categories: [],
  namespaced: true,
  schema: "io.k8s.api.core.v1.Secret",
  columns: [
    nameColumn(),
    column("Type", "What it is for: its type says which keys it must have.", (it) => it.type ?? ""),
    column("Data", "How many keys it holds.", (it) => Object.keys(it.data ?? {}).length),
    ageColumn(),
  ],
  setDefaults: (it) => {
    it.type ||= "Opaque";
    nullsToEmpty(it.data);
    checkBase64(it.data, secret);
    nullsToEmpty(it.stringData);
    // stringData is for writing only: it ends up in data, where it wins.
    for (const [key, text] of Object.entries(it.stringData ?? {})) {
      it.data = { ...it.data, [key]: toBase64(text) };
    }
    delete it.stringData;
  },
  validate: (it) => [...validateMetadata(it.metadata, { namespaced: true }), ...validateData(it)],
  validateUpdate: (it, old) => [
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...validateFinalizerNames(it.metadata ?? {}),
    ...(it.type === old.type ? [] : [invalid("type", it.type, "field is immutable")]),
    ...validateImmutable(it, old, ["data"]),
    ...validateData(it),
  ],
  selectableFields: { type: (it) => it.type ?? "" },
  allowUnconditionalUpdate: true,
};

/** Keys that a type needs. */
const NEEDED_KEYS: Readonly<Record<string, readonly string[]>> = {
  "kubernetes.io/dockercfg": [".dockercfg"],
  "kubernetes.io/dockerconfigjson": [".dockerconfigjson"],
  "kubernetes.io/ssh-auth": ["ssh-privatekey"],
  "kubernetes.io/tls": ["tls.crt", "tls.key"],
};

const ACCOUNT_ANNOTATION = "kubernetes.io/service-account.name";

function validateData(it: ISecret): FieldError[] {
  const data = it.data ?? {};
  const bytes = Object.values(data).reduce((sum, text) => sum + base64Bytes(text), 0);
  return [
    ...validateDataKeys(data, "data"),
    ...validateDataSize(bytes, "data"),
    ...validateType(it),
  ];
}

function validateType(it: ISecret): FieldError[] {
  const data = it.data ?? {};
  const type = it.type ?? "";
  if (type === "kubernetes.io/service-account-token") {
    return it.metadata?.annotations?.[ACCOUNT_ANNOTATION]
      ? []
      : [required(`metadata.annotations[${ACCOUNT_ANNOTATION}]`)];
  }
  if (type === "kubernetes.io/basic-auth" && !("username" in data) && !("password" in data)) {
    return [required("data[username]"), required("data[password]")];
  }
  return (NEEDED_KEYS[type] ?? []).flatMap((key) => {
    const field = `data[${key}]`;
    if (!Object.hasOwn(data, key)) return [required(field)];
    return key.startsWith(".docker") && !isJson(data[key] ?? "")
      ? [invalid(field, "<secret contents redacted>", "invalid character in JSON")]
      : [];
  });
}

function isJson(base64: string): boolean {
  try {
    JSON.parse(new TextDecoder().decode(Uint8Array.fromBase64(base64)));
    return true;
  } catch {
    return false;
  }
}

function toBase64(text: string): string {
  return new TextEncoder().encode(text).toBase64();
}
