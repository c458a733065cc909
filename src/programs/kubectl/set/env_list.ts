import { resourcePath } from "../../../cluster/resource_path.ts";
import type { JsonObject, KubeObject } from "../../../kube/object.ts";
import type { Call } from "../../program.ts";
import type { Variable } from "./env_source.ts";

/** The variables of a container, a line each: `NAME=value`, or where the value comes from. */
export async function printEnvironment(call: Call, object: KubeObject, container: JsonObject): Promise<void> {
  for (const variable of (container["env"] ?? []) as unknown as Variable[]) {
    await call.io.out(`${await line(call, object, variable)}\n`);
  }
}

async function line(call: Call, object: KubeObject, { name, value, valueFrom }: Variable): Promise<string> {
  if (!valueFrom) return `${name}=${value ?? ""}`;
  if (call.flags.bool("resolve")) {
    const resolved = await resolve(call, object, valueFrom);
    if (resolved !== undefined) return `${name}=${resolved}`;
  }
  return `# ${name} from ${described(valueFrom)}`;
}

function described(source: JsonObject): string {
  const { secretKeyRef, configMapKeyRef, fieldRef, resourceFieldRef } = source as Record<string, JsonObject>;
  if (secretKeyRef) return `secret ${secretKeyRef["name"]}, key ${secretKeyRef["key"]}`;
  if (configMapKeyRef) return `configmap ${configMapKeyRef["name"]}, key ${configMapKeyRef["key"]}`;
  if (fieldRef) return `field path ${fieldRef["fieldPath"]}`;
  if (resourceFieldRef) {
    const container = resourceFieldRef["containerName"] ? `${resourceFieldRef["containerName"]}/` : "";
    return `resource field ${container}${resourceFieldRef["resource"]}`;
  }
  return "invalid valueFrom";
}

/** Undefined for what only a running pod knows. */
async function resolve(call: Call, object: KubeObject, source: JsonObject): Promise<string | undefined> {
  const { secretKeyRef, configMapKeyRef } = source as Record<string, JsonObject>;
  const reference = secretKeyRef ?? configMapKeyRef;
  if (!reference) return undefined;
  const { client, namespace } = await call.connect();
  const path = resourcePath({ group: "", version: "v1", name: secretKeyRef ? "secrets" : "configmaps" }, {
    namespace: object.metadata.namespace ?? namespace,
    name: String(reference["name"]),
  });
  const found = await client.get(path, { signal: call.io.signal });
  const value = (found["data"] as JsonObject | undefined)?.[String(reference["key"])];
  if (typeof value !== "string") return undefined;
  return secretKeyRef ? new TextDecoder().decode(Uint8Array.fromBase64(value)) : value;
}
