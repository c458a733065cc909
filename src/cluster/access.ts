/** What the server says that one may do. Source: authorization.k8s.io/v1 and authentication.k8s.io/v1. */
import type { AccessRule, Right } from "../kube/right.ts";
import type { Client } from "./client.ts";

/** Rules for a namespace, the cluster-wide ones included. */
export interface AccessRules {
  readonly rules: readonly AccessRule[];
  /** False: an authorizer (a webhook) cannot list its rules; what they do not grant has to be asked one by one. */
  readonly isComplete: boolean;
}

/** Rejects when the server does not answer such reviews. */
export async function reviewRules(
  client: Client,
  namespace: string,
  signal: AbortSignal,
): Promise<AccessRules> {
  const { status } = await client.create<RulesReview>(`${authorization}/selfsubjectrulesreviews`, {
    apiVersion: "authorization.k8s.io/v1",
    kind: "SelfSubjectRulesReview",
    spec: { namespace },
  }, { signal });
  return { rules: status?.resourceRules ?? [], isComplete: !status?.incomplete };
}

/** Whether one right is there. */
export async function reviewRight(client: Client, right: Right, signal: AbortSignal): Promise<boolean> {
  const { verb, group, resource, subresource, namespace, name } = right;
  const { status } = await client.create<AccessReview>(`${authorization}/selfsubjectaccessreviews`, {
    apiVersion: "authorization.k8s.io/v1",
    kind: "SelfSubjectAccessReview",
    spec: {
      resourceAttributes: {
        verb,
        group,
        resource,
        ...(subresource === undefined ? {} : { subresource }),
        ...(namespace ? { namespace } : {}),
        ...(name === undefined ? {} : { name }),
      },
    },
  }, { signal });
  return status?.allowed === true;
}

/** The name by which the server knows one. */
export async function ownUserName(client: Client, signal: AbortSignal): Promise<string> {
  const path = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
  const { status } = await client.create<SubjectReview>(path, {
    apiVersion: "authentication.k8s.io/v1",
    kind: "SelfSubjectReview",
  }, { signal });
  return status?.userInfo?.username ?? "";
}

const authorization = "/apis/authorization.k8s.io/v1";

interface RulesReview {
  status?: { resourceRules?: AccessRule[]; incomplete?: boolean };
}

interface AccessReview {
  status?: { allowed?: boolean };
}

interface SubjectReview {
  status?: { userInfo?: { username?: string } };
}
