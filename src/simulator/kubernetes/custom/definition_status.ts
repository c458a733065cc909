import type { CustomDefinition, DefinitionCondition } from "./custom_definition.ts";

type Said = Pick<DefinitionCondition, "type" | "status" | "reason" | "message">;

/** Puts a condition into the status; its time moves only when its status does. */
export function setCondition(definition: CustomDefinition, said: Said, time: string): void {
  const status = definition.status ??= {};
  const conditions = status.conditions ?? [];
  const before = conditions.find(({ type }) => type === said.type);
  const isSameStatus = before?.status === said.status;
  const next: DefinitionCondition = {
    type: said.type,
    status: said.status,
    lastTransitionTime: isSameStatus ? before!.lastTransitionTime ?? time : time,
    ...(said.reason ? { reason: said.reason } : {}),
    ...(said.message ? { message: said.message } : {}),
  };
  status.conditions = before
    ? conditions.map((condition) => condition === before ? next : condition)
    : [...conditions, next];
}

export const DELETION_PENDING: Said = {
  type: "Terminating",
  status: "True",
  reason: "InstanceDeletionPending",
  message: "CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon",
};

export const DELETION_IN_PROGRESS: Said = {
  type: "Terminating",
  status: "True",
  reason: "InstanceDeletionInProgress",
  message: "CustomResource deletion is in progress",
};

export const DELETION_COMPLETED: Said = {
  type: "Terminating",
  status: "False",
  reason: "InstanceDeletionCompleted",
  message: "removed all instances",
};

export const NEVER_ESTABLISHED: Said = {
  type: "Terminating",
  status: "False",
  reason: "NeverEstablished",
  message: "resource was never established",
};

export const INSTALLING: Said = {
  type: "Established",
  status: "False",
  reason: "Installing",
  message: "the initial names have been accepted",
};

export const NOT_ACCEPTED: Said = {
  type: "Established",
  status: "False",
  reason: "NotAccepted",
  message: "not all names are accepted",
};

export const ESTABLISHED: Said = {
  type: "Established",
  status: "True",
  reason: "InitialNamesAccepted",
  message: "the initial names have been accepted",
};
