import { ApiError } from "../../cluster/api_error.ts";
import type { Client } from "../../cluster/client.ts";
import { resourcePath } from "../../cluster/resource_path.ts";

/**
 * What is thrown for an object that is not there: where its whole namespace is missing, that is what is said.
 * Other errors pass unchanged. Source: k8s.io/cli-runtime/pkg/resource/visitor.go (Info.Get).
 */
export async function missingNamespace(
  client: Client,
  error: unknown,
  namespace: string | undefined,
  signal: AbortSignal,
): Promise<unknown> {
  const isMissing = (one: unknown): one is ApiError => one instanceof ApiError && one.reason === "NotFound";
  if (!isMissing(error) || namespace === undefined || namespace === "default") return error;
  try {
    await client.get(resourcePath(NAMESPACES, { name: namespace }), { signal });
    return error;
  } catch (why) {
    return isMissing(why) ? why : error;
  }
}

const NAMESPACES = { group: "", version: "v1", name: "namespaces" };
