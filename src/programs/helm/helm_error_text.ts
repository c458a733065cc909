import { ApiError } from "../../cluster/api_error.ts";
import { KubeconfigError } from "../../cluster/kubeconfig_error.ts";
import { ConnectionError } from "../../cluster/connection_error.ts";

/** What Helm prints for an error; undefined for what is no user's error. */
export function helmErrorText(error: unknown): string | undefined {
  if (error instanceof ApiError) return `Error: ${error.message}`;
  if (error instanceof KubeconfigError) {
    return `Error: kubernetes cluster unreachable: ${kubeconfigProblem(error)}`;
  }
  if (error instanceof ConnectionError) return `Error: kubernetes cluster unreachable: ${error.message}`;
  if (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError) {
    return undefined;
  }
  if (!(error instanceof Error) || (error as { code?: unknown }).code === "EPIPE") return undefined;
  // Also behind a message that ends its own last line.
  return `Error: ${error.message}\n`;
}

/** A context that is not there, in Helm's words. */
function kubeconfigProblem({ message }: KubeconfigError): string {
  const context = /^context was not found for specified context: (\S+)/.exec(message)?.[1];
  return context === undefined ? message : `context ${JSON.stringify(context)} does not exist`;
}
