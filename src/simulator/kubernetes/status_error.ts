import type { Status, StatusCause } from "../../kube/object.ts";

/** One field error of an Invalid answer (k8s.io/apimachinery/pkg/util/validation/field). */
export interface FieldError {
  /** `spec.containers[0].image` */
  field: string;
  /** `FieldValueRequired`, `FieldValueInvalid`, `FieldValueNotSupported`, `FieldValueForbidden`, `FieldValueDuplicate` … */
  reason: string;
  /** Without the field: `Required value: must be …`, `Invalid value: "x": …` */
  message: string;
}

/** A refusal by the API, thrown by the registry and turned into an HTTP answer by the handler. */
export class StatusError extends Error {
  readonly status: Status;

  constructor(
    code: number,
    reason: string,
    message: string,
    details?: NonNullable<Status["details"]>,
  ) {
    super(message);
    this.name = "StatusError";
    this.status = {
      kind: "Status",
      apiVersion: "v1",
      metadata: {},
      status: "Failure",
      message,
      ...(reason ? { reason } : {}),
      ...(details ? { details } : {}),
      code,
    };
  }

  get code(): number {
    return this.status.code ?? 500;
  }

  get causes(): StatusCause[] {
    return this.status.details?.causes ?? [];
  }
}
