/** Quantities as the API server stores them. */
import { formatQuantity, parseQuantity, QuantityError } from "../../../kube/quantity.ts";
import { StatusError } from "../status_error.ts";

/** Limits and requests of a container. */
export interface ResourceAmounts {
  limits?: Record<string, string | number>;
  requests?: Record<string, string | number>;
}

/**
 * Writes every quantity in its canonical form (`0.5` becomes `500m`), as decoding and encoding do.
 *
 * @throws {StatusError} 400, in the decoder's words, for a text that is no quantity.
 */
export function setResourceDefaults(
  resources: ResourceAmounts,
  owner: { kind: string; version: string },
): void {
  for (const amounts of [resources.limits, resources.requests]) canonicalQuantities(amounts, owner);
}

/** The same for one map of quantities, changed in place. */
export function canonicalQuantities(
  amounts: Record<string, string | number> | undefined,
  owner: { kind: string; version: string },
): void {
  for (const [name, amount] of Object.entries(amounts ?? {})) {
    amounts![name] = canonicalQuantity(amount, owner);
  }
}

/** The same for one quantity. */
export function canonicalQuantity(amount: string | number, owner: { kind: string; version: string }): string {
  try {
    return formatQuantity(parseQuantity(amount));
  } catch (error) {
    if (!(error instanceof QuantityError)) throw error;
    throw new StatusError(
      400,
      "BadRequest",
      `${owner.kind} in version "${owner.version}" cannot be handled as a ${owner.kind}: ${error.message}`,
    );
  }
}
