/** The parameters that a binding gives its policy. Source: apiserver/…/policy/generic/policy_dispatcher.go. */
import { fromLabelSelectorObject, printLabelSelector } from "../../../kube/label_selector.ts";
import type { KubeObject } from "../../../kube/object.ts";
import { facesOf } from "../kind_face.ts";
import { apiVersionOf } from "../object_form.ts";
import type { Registry } from "../registry.ts";
import type { AdmissionPolicy, PolicyBinding } from "./admission_policy.ts";

/** The policy or its binding is not right: what happens then is the failure policy's to say. */
export class ConfigurationProblem extends Error {
  override name = "ConfigurationProblem";
}

/**
 * One for each evaluation: undefined where the policy has no parameters, nothing where none was found and that is
 * allowed.
 *
 * @throws {ConfigurationProblem}
 */
export function policyParams(
  registry: Registry,
  policy: AdmissionPolicy,
  binding: PolicyBinding,
  namespace: string | undefined,
): (KubeObject | undefined)[] {
  const { paramKind } = policy.spec ?? {};
  const { paramRef } = binding.spec ?? {};
  if (!paramKind || !paramRef) return [undefined];
  const kind = registry.kinds.find((one) =>
    one.kind === paramKind.kind && facesOf(one).some((face) => apiVersionOf(face) === paramKind.apiVersion)
  );
  if (!kind) {
    const wanted = `${paramKind.apiVersion}, Kind=${paramKind.kind}`;
    throw new ConfigurationProblem(
      `failed to configure policy: failed to find resource referenced by paramKind: '${wanted}'`,
    );
  }
  const place = kind.namespaced ? paramRef.namespace ?? namespace : undefined;
  if (kind.namespaced && place === undefined) {
    throw new ConfigurationProblem(
      "failed to configure binding: cannot use namespaced paramRef in policy binding that matches cluster-scoped " +
        "resources",
    );
  }
  if (!kind.namespaced && paramRef.namespace) {
    throw new ConfigurationProblem(
      "failed to configure binding: paramRef.namespace must not be provided for a cluster-scoped `paramKind`",
    );
  }
  const found = paramRef.name
    ? [registry.find(kind, place, paramRef.name)].filter((one) => one !== undefined)
    : registry.list(kind, {
      ...(place === undefined ? {} : { namespace: place }),
      labelSelector: printLabelSelector(fromLabelSelectorObject(paramRef.selector ?? {})),
    });
  if (found.length === 0 && (paramRef.parameterNotFoundAction ?? "Deny") === "Deny") {
    throw new ConfigurationProblem(
      "failed to configure binding: no params found for policy binding with `Deny` parameterNotFoundAction",
    );
  }
  return found;
}
