/** Asks the policies in force about a write. Source: apiserver/pkg/admission/plugin/policy/validating/dispatcher.go. */
import { ownEntry } from "../../../kube/own_entry.ts";
import type { AdmissionPlugin, AdmissionRequest } from "../admission.ts";
import { isCelLoaded } from "../cel/engine.ts";
import type { AnyKind } from "../kind.ts";
import type { AdmissionPolicy, PolicyBinding } from "../policies/admission_policy.ts";
import { matchesRequest } from "../policies/policy_match.ts";
import { ConfigurationProblem, policyParams } from "../policies/policy_params.ts";
import { type Denial, EvaluationProblem, PolicyProgram } from "../policies/policy_program.ts";
import { asValue, requestValues } from "../policies/request_values.ts";
import { forbidden } from "../refusals.ts";
import type { Registry } from "../registry.ts";

const GROUP = "admissionregistration.k8s.io";

export const validatingAdmissionPolicyPlugin: AdmissionPlugin = {
  name: "ValidatingAdmissionPolicy",
  validate(request, { registry }) {
    // No policy keeps anybody from changing policies.
    if (request.kind.group === GROUP) return;
    // In a world that was saved with policies, its first moments pass before they can be read.
    if (!isCelLoaded()) return;
    const policies = policiesOf(registry).current();
    if (policies.length > 0) ask(registry, policies, request);
  },
};

interface Policy {
  policy: AdmissionPolicy;
  bindings: PolicyBinding[];
  program: PolicyProgram;
}

interface Denied extends Denial {
  policy: AdmissionPolicy;
  binding: PolicyBinding | undefined;
}

function ask(registry: Registry, policies: readonly Policy[], request: AdmissionRequest): void {
  const namespace = request.namespace === undefined
    ? undefined
    : registry.find(registry.kind("namespaces"), undefined, request.namespace);
  let values: Record<string, unknown> | undefined;
  const denied: Denied[] = [];
  for (const one of policies) {
    const { policy, bindings } = one;
    if (!matchesRequest(policy.spec?.matchConstraints, request, namespace)) continue;
    for (const binding of bindings) {
      if (!matchesRequest(binding.spec?.matchResources, request, namespace)) continue;
      values ??= requestValues(request, namespace);
      const actions = binding.spec?.validationActions ?? [];
      for (const denial of denialsOf(registry, one, binding, request, values)) {
        if (denial.isCertain || actions.includes("Deny")) denied.push({ ...denial, policy, binding });
        if (!denial.isCertain && actions.includes("Warn")) {
          request.warn(
            `Validation failed for ValidatingAdmissionPolicy '${policy.metadata.name}' with binding ` +
              `'${binding.metadata.name}': ${denial.message}`,
          );
        }
      }
    }
  }
  if (denied[0]) throw refusal(request, denied[0]);
}

/** `isCertain`: whatever the binding's actions are. */
type FoundDenial = Denial & { isCertain?: boolean };

function denialsOf(
  registry: Registry,
  { policy, program }: Policy,
  binding: PolicyBinding,
  request: AdmissionRequest,
  values: Record<string, unknown>,
): FoundDenial[] {
  const isLenient = policy.spec?.failurePolicy === "Ignore";
  try {
    return policyParams(registry, policy, binding, request.namespace).flatMap((params) => {
      const all = { ...values, params: asValue(params) };
      return program.matches(all) ? program.denials(all) : [];
    });
  } catch (error) {
    const isConfiguration = error instanceof ConfigurationProblem;
    if (!isConfiguration && !(error instanceof EvaluationProblem)) throw error;
    return isLenient ? [] : [{ message: error.message, reason: "Invalid", isCertain: isConfiguration }];
  }
}

const CODES: Record<string, number> = { Unauthorized: 401, Forbidden: 403, RequestEntityTooLarge: 413 };
const INVALID = 422;

function refusal(request: AdmissionRequest, { policy, binding, message, reason }: Denied): Error {
  const by = binding ? ` with binding '${binding.metadata.name}'` : "";
  const text = `ValidatingAdmissionPolicy '${policy.metadata.name}'${by} denied request: ${message}`;
  const refused = forbidden(request.kind, request.name, text, [{ message: text }]);
  refused.status.reason = reason;
  refused.status.code = ownEntry(CODES, reason) ?? INVALID;
  return refused;
}

/** The policies of a registry with their bindings, looked up anew when one of them has changed. */
class PoliciesInForce {
  readonly #registry: Registry;
  readonly #policies: AnyKind | undefined;
  readonly #bindings: AnyKind | undefined;
  #revision = -1;
  #current: Policy[] = [];

  constructor(registry: Registry) {
    this.#registry = registry;
    const kindOf = (plural: string) =>
      registry.kinds.find((kind) => kind.group === GROUP && kind.plural === plural);
    this.#policies = kindOf("validatingadmissionpolicies");
    this.#bindings = kindOf("validatingadmissionpolicybindings");
  }

  current(): readonly Policy[] {
    if (!this.#policies || !this.#bindings) return [];
    const revision = this.#registry.newestRevision(this.#policies) +
      this.#registry.newestRevision(this.#bindings);
    if (revision !== this.#revision) {
      this.#revision = revision;
      this.#current = this.#lookUp(this.#policies, this.#bindings);
    }
    return this.#current;
  }

  #lookUp(policies: AnyKind, bindings: AnyKind): Policy[] {
    const all = this.#registry.list(bindings) as PolicyBinding[];
    return (this.#registry.list(policies) as AdmissionPolicy[]).map((policy) => ({
      policy,
      bindings: all.filter(({ spec }) => spec?.policyName === policy.metadata.name),
      program: new PolicyProgram(policy),
    })).filter(({ bindings }) => bindings.length > 0);
  }
}

const inForce = new WeakMap<Registry, PoliciesInForce>();

function policiesOf(registry: Registry): PoliciesInForce {
  let known = inForce.get(registry);
  if (!known) inForce.set(registry, known = new PoliciesInForce(registry));
  return known;
}
