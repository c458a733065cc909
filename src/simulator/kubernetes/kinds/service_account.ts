import type { IServiceAccount } from "kubernetes-models/v1/ServiceAccount";
import type { Kind } from "../kind.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";

export const serviceAccount: Kind<IServiceAccount> = {
  group: "",
  version: "v1",
  kind: "ServiceAccount",
  plural: "serviceaccounts",
  singular: "serviceaccount",
  shortNames: ["sa"],
  categories: [],
  namespaced: true,
  schema: "io.k8s.api.core.v1.ServiceAccount",
  columns: [
    nameColumn(),
    column("Secrets", "How many secrets its pods may use.", (it) => it.secrets?.length ?? 0),
    ageColumn(),
  ],
  validate: (it) => validateMetadata(it.metadata, { namespaced: true }),
  validateUpdate: (it, old) => validateMetadataUpdate(it.metadata, old.metadata),
  subresources: {
    token: { kind: "TokenRequest", group: "authentication.k8s.io", version: "v1", verbs: ["create"] },
  },
  deleteReturnsObject: true,
  allowUnconditionalUpdate: true,
};
