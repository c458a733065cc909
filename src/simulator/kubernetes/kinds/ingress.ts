import type { IIngress } from "kubernetes-models/networking.k8s.io/v1/Ingress";
import type { Kind } from "../kind.ts";
import { dropNulls } from "./absent_nulls.ts";
import { ageColumn, column, nameColumn, NONE } from "./columns.ts";
import { invalid } from "./field_errors.ts";
import { validateIngressSpec } from "./ingress_validation.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";

/** How the class was named before there was a field for it. */
export const CLASS_ANNOTATION = "kubernetes.io/ingress.class";

/** How many hosts a cell names before it only counts the rest. */
const MAX_SHOWN = 3;

export const ingress: Kind<IIngress> = {
  group: "networking.k8s.io",
  version: "v1",
  kind: "Ingress",
  plural: "ingresses",
  singular: "ingress",
  shortNames: ["ing"],
  categories: [],
  namespaced: true,
  schema: "io.k8s.api.networking.v1.Ingress",
  columns: [
    nameColumn(),
    column("Class", "The class that says who serves it.", (it) => it.spec?.ingressClassName ?? NONE),
    column("Hosts", "Hosts that it answers for; * is any.", hostText),
    column("Address", "Where it can be reached.", addressText),
    column("Ports", "Ports at which it is served.", (it) => it.spec?.tls?.length ? "80, 443" : "80"),
    ageColumn(),
  ],
  setDefaults: (it) => {
    dropNulls(it.spec);
    it.spec ??= {};
  },
  prepareForCreate: (it) => {
    it.status = { loadBalancer: {} };
  },
  validate: (it) => [
    ...validateMetadata(it.metadata, { namespaced: true }),
    ...validateIngressSpec(it),
    ...validateClass(it),
  ],
  validateUpdate: (it, old) => [
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...validateIngressSpec(it),
  ],
  hasStatus: true,
  generation: "spec",
  allowUnconditionalUpdate: true,
};

function hostText(it: IIngress): string {
  const rules = it.spec?.rules ?? [];
  const hosts: string[] = [];
  let hasMore = false;
  for (const { host } of rules) {
    if (hosts.length === MAX_SHOWN) hasMore = true;
    else if (host) hosts.push(host);
  }
  const text = hosts.join(",") || "*";
  return hasMore ? `${text} + ${rules.length - MAX_SHOWN} more...` : text;
}

function addressText(it: IIngress): string {
  const entries = it.status?.loadBalancer?.ingress ?? [];
  const addresses = entries.map(({ ip, hostname }) => ip || hostname || "").filter((text) => text);
  return [...new Set(addresses)].sort().join(",");
}

function validateClass(it: IIngress): ReturnType<typeof validateIngressSpec> {
  const annotated = it.metadata?.annotations?.[CLASS_ANNOTATION];
  const named = it.spec?.ingressClassName;
  if (annotated === undefined || named === undefined || annotated === named) return [];
  const why = "must match `ingressClassName` when both are specified";
  return [invalid(`annotations.${CLASS_ANNOTATION}`, annotated, why)];
}
