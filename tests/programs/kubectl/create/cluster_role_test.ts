import { createClusterRole } from "../../../../src/programs/kubectl/create/cluster_role.ts";
import { builds, refuses } from "./built.ts";

builds(createClusterRole, [["look --verb=get --non-resource-url=/logs/*", {
  "kind": "ClusterRole",
  "apiVersion": "rbac.authorization.k8s.io/v1",
  "metadata": { "name": "look" },
  "rules": [{ "verbs": ["get"], "nonResourceURLs": ["/logs/*"] }],
}], ["all --aggregation-rule=a=b,c=d", {
  "kind": "ClusterRole",
  "apiVersion": "rbac.authorization.k8s.io/v1",
  "metadata": { "name": "all" },
  "rules": null,
  "aggregationRule": { "clusterRoleSelectors": [{ "matchLabels": { "a": "b", "c": "d" } }] },
}]]);

refuses(createClusterRole, [
  ["look", "error: at least one verb must be specified"],
  ["look --verb=get", "error: one of resource or nonResourceURL must be specified"],
  ["look --verb=list --non-resource-url=/x", "error: invalid verb: 'list' for nonResourceURL"],
  ["look --verb=get --non-resource-url=x", "error: nonResourceURL should start with /"],
]);
