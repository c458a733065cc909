import type { IPriorityLevelConfiguration } from "kubernetes-models/flowcontrol.apiserver.k8s.io/v1/PriorityLevelConfiguration";
import type { IPriorityLevelConfigurationSpec as Spec } from "kubernetes-models/flowcontrol.apiserver.k8s.io/v1/PriorityLevelConfigurationSpec";
import type { FieldError } from "../status_error.ts";
import { ageColumn, column, nameColumn, NONE } from "./columns.ts";
import { forbidden, invalid, notSupported, required } from "./field_errors.ts";
import { plainKind } from "./plain_kind.ts";

const queuing = (it: IPriorityLevelConfiguration) => it.spec?.limited?.limitResponse?.queuing;

/** How much of the server a group of requests may take. Kept and shown, as flow schemas are. */
export const priorityLevelConfiguration = plainKind<IPriorityLevelConfiguration>(
  "flowcontrol.apiserver.k8s.io/v1",
  "PriorityLevelConfiguration",
  "prioritylevelconfigurations",
  {
    columns: [
      nameColumn(),
      column("Type", "Limited or Exempt.", (it) => it.spec?.type ?? ""),
      column(
        "NominalConcurrencyShares",
        "Its share.",
        (it) => it.spec?.limited?.nominalConcurrencyShares ?? NONE,
      ),
      column("Queues", "How many queues.", (it) => queuing(it)?.queues ?? NONE),
      column("HandSize", "Queues that one flow may use.", (it) => queuing(it)?.handSize ?? NONE),
      column("QueueLengthLimit", "Requests in one queue.", (it) => queuing(it)?.queueLengthLimit ?? NONE),
      ageColumn(),
    ],
    defaults: (it) => setDefaults(it.spec),
    prepareForCreate: (it) => {
      it.status = {};
    },
    rules: (it) => validateSpec(it.metadata?.name ?? "", it.spec),
    hasStatus: true,
    generation: "spec",
  },
);

const DEFAULT_SHARES = 30;
const DEFAULT_QUEUES = { queues: 64, handSize: 8, queueLengthLimit: 50 };

function setDefaults(spec: Spec | undefined): void {
  const { exempt, limited } = spec ?? {};
  if (exempt) {
    exempt.nominalConcurrencyShares ??= 0;
    exempt.lendablePercent ??= 0;
  }
  if (!limited) return;
  limited.nominalConcurrencyShares ??= DEFAULT_SHARES;
  limited.lendablePercent ??= 0;
  const queues = limited.limitResponse?.queuing;
  if (!queues) return;
  queues.queues ||= DEFAULT_QUEUES.queues;
  queues.handSize ||= DEFAULT_QUEUES.handSize;
  queues.queueLengthLimit ||= DEFAULT_QUEUES.queueLengthLimit;
}

function validateSpec(name: string, spec: Spec | undefined): FieldError[] {
  const { type = "", exempt, limited } = spec ?? {};
  const errors: FieldError[] = [];
  if ((name === "exempt") !== (type === "Exempt")) {
    errors.push(invalid("spec.type", type, "must be 'Exempt' if and only if `name` is 'exempt'"));
  }
  if (type === "Exempt") {
    if (limited) errors.push(forbidden("spec.limited", "must be nil if the type is not Limited"));
    return errors;
  }
  if (type !== "Limited") return [...errors, notSupported("spec.type", type, ["Exempt", "Limited"])];
  if (exempt) errors.push(forbidden("spec.exempt", "must be nil if the type is Limited"));
  if (!limited) return [...errors, required("spec.limited", "must not be empty when type is Limited")];
  const response = limited.limitResponse?.type ?? "";
  if (response !== "Queue" && response !== "Reject") {
    errors.push(notSupported("spec.limited.limitResponse.type", response, ["Queue", "Reject"]));
  }
  return errors;
}
