/** The refusals of the API in the API server's wording (k8s.io/apimachinery/pkg/api/errors). */
import type { StatusCause } from "../../kube/object.ts";
import { type FieldError, StatusError } from "./status_error.ts";

/** What a refusal says of a resource; `AnyKind` has this shape. */
export interface Named {
  group: string;
  kind: string;
  plural: string;
}

export function notFound(resource: Named, name: string): StatusError {
  return new StatusError(
    404,
    "NotFound",
    `${qualified(resource)} "${name}" not found`,
    resourceDetails(resource, name),
  );
}

export function alreadyExists(resource: Named, name: string): StatusError {
  return new StatusError(
    409,
    "AlreadyExists",
    `${qualified(resource)} "${name}" already exists`,
    resourceDetails(resource, name),
  );
}

export function modified(resource: Named, name: string): StatusError {
  return conflict(
    resource,
    name,
    "the object has been modified; please apply your changes to the latest version and try again",
  );
}

export function conflict(resource: Named, name: string, why: string): StatusError {
  return new StatusError(
    409,
    "Conflict",
    `Operation cannot be fulfilled on ${qualified(resource)} "${name}": ${why}`,
    resourceDetails(resource, name),
  );
}

export function forbidden(
  resource: Named,
  name: string,
  why: string,
  causes?: StatusCause[],
): StatusError {
  const subject = name ? `${qualified(resource)} "${name}"` : qualified(resource);
  return new StatusError(403, "Forbidden", `${subject} is forbidden: ${why}`, {
    ...resourceDetails(resource, name),
    ...(causes ? { causes } : {}),
  });
}

/** Several field errors are printed in brackets, each text once. */
export function invalid(
  subject: { group: string; kind: string },
  name: string,
  errors: readonly FieldError[],
): StatusError {
  const texts = [...new Set(errors.map((error) => `${error.field}: ${error.message}`))];
  const problems = texts.length === 1 ? texts[0] : `[${texts.join(", ")}]`;
  const kind = subject.group ? `${subject.kind}.${subject.group}` : subject.kind;
  return new StatusError(422, "Invalid", `${kind} "${name}" is invalid: ${problems}`, {
    ...(name ? { name } : {}),
    ...(subject.group ? { group: subject.group } : {}),
    ...(subject.kind ? { kind: subject.kind } : {}),
    causes: errors.map(({ field, reason, message }) => ({ reason, message, field })),
  });
}

export function badRequest(message: string): StatusError {
  return new StatusError(400, "BadRequest", message);
}

export function methodNotAllowed(): StatusError {
  const text = "the server does not allow this method on the requested resource";
  return new StatusError(405, "MethodNotAllowed", text, {});
}

/** The path leads nowhere, though its group exists. */
export function unknownResource(): StatusError {
  return new StatusError(404, "NotFound", "the server could not find the requested resource", {});
}

/** The revision asked for is not remembered any more. */
export function expired(message: string): StatusError {
  return new StatusError(410, "Expired", message);
}

function qualified(resource: Named): string {
  return resource.group ? `${resource.plural}.${resource.group}` : resource.plural;
}

function resourceDetails(resource: Named, name: string): { name?: string; group?: string; kind: string } {
  return {
    ...(name ? { name } : {}),
    ...(resource.group ? { group: resource.group } : {}),
    kind: resource.plural,
  };
}
