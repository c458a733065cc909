import { ApiError } from "../../cluster/api_error.ts";
import type { Selected } from "./selection.ts";

interface Selectors {
  labelSelector?: string;
  fieldSelector?: string;
}

/**
 * A refused list in kubectl's words: which collection, and what was selected. Other errors pass unchanged.
 * Source: k8s.io/cli-runtime/pkg/resource/selector.go.
 */
export function worded(error: unknown, { resource, name }: Selected, selectors: Selectors): unknown {
  const isWorded = error instanceof ApiError && name === undefined &&
    (error.reason === "BadRequest" || error.reason === "NotFound");
  if (!isWorded) return error;
  const { labelSelector = "", fieldSelector = "" } = selectors;
  const place = `"${resource.group}/${resource.version}, Resource=${resource.name}"`;
  const message = labelSelector === "" && fieldSelector === ""
    ? `Unable to list ${place}: ${error.message}`
    : `Unable to find ${place} that match label selector ${JSON.stringify(labelSelector)}, ` +
      `field selector ${JSON.stringify(fieldSelector)}: ${error.message}`;
  return new ApiError({ ...error.status, message });
}
