/** Differences from recorded answers that are accepted: where, and why. The first that fits counts. */
const ACCEPTED: [where: RegExp, why: string][] = [
  [/if-none-match/, "an entity tag of the recorded server's is no tag of ours"],
  [/nonresource_metrics/, "only what there is here is counted"],
  [/openid_v1_jwks/, "in process, tokens are signed with a shared secret, which has no public key"],
  [/openapi\/v2\.proto/, "protobuf is compared with the JSON in a test of its own"],
  [/(objects.*ingressclasses\.table|tables.*ingressclasses)/, "a default class is marked, as since 1.36"],
  [
    /(objects.*csistoragecapacities\.table|tables.*csistoragecapacities)/,
    "the kind has other columns since 1.36",
  ],
  [/tables-limit1\/core_v1_componentstatuses/, "component statuses are listed in any order"],
  [/200_list_exact_old_cm/, "the recorded server still knew that version of config maps, but not of pods"],
  [/200_table_proto_accept/, "answers are not written in protobuf: clients that read it read JSON as well"],
  [/422_cr_schema/, "the recorded server tells fields in no order: it walks a map"],
  [/pods_rv_too_old/, "the recorded server still knew all that had happened; here it is compacted"],
  [/watch\/pods_watchlist/, "a bookmark's object is a skeleton: nothing but its version is read"],
  [/verbose\/(logs|port-forward)/, "no kubelet is there to ask, neither here nor there"],
  [/(039|043)_deploy/, "a roll-out has come further here, or less far, at that moment"],
  [/05[124]_pod/, "container statuses are a kubelet's, and those of the recorded cluster were made up"],
];

/** Why a difference there is none of ours; undefined: it is. */
export function accepted(name: string): string | undefined {
  return ACCEPTED.find(([where]) => where.test(name))?.[1];
}

/** Keys that a server of the recorded version did not know, and since when there is what. */
const NEWER: [key: RegExp, since: string][] = [
  [/^\+ (items\[\]\.)?status\.terminatingReplicas number$/, "1.35: DeploymentReplicaSetTerminatingReplicas"],
];

/** Whether a difference is only that a server of today says more. */
export function isNewer(difference: string): boolean {
  return NEWER.some(([key]) => key.test(difference));
}
