import { resourcePath } from "../../../cluster/resource_path.ts";
import type { JsonObject } from "../../../kube/object.ts";
import { parseResourceArguments, resolveResource } from "../../../kube/resource_name.ts";
import type { Call } from "../../program.ts";

/** An environment variable of a container. */
export interface Variable {
  name: string;
  value?: string;
  valueFrom?: JsonObject;
}

/** A variable for each entry of the config map or secret that `--from` names. */
export async function variablesFrom(call: Call): Promise<Variable[]> {
  const { flags, io } = call;
  const { client, namespace, discovery } = await call.connect();
  const parsed = parseResourceArguments([flags.string("from")]);
  const [pair] = "pairs" in parsed ? parsed.pairs : [];
  if (!pair) throw new Error("resource(s) were provided, but no name was specified");
  const resource = resolveResource(await discovery(), pair.type);
  const found = await client.get(
    resourcePath(resource, { name: pair.name, ...(resource.namespaced ? { namespace } : {}) }),
    { signal: io.signal },
  );
  const reference = { Secret: "secretKeyRef", ConfigMap: "configMapKeyRef" }[resource.kind];
  if (!reference) throw new Error("unsupported resource specified in --from");
  const keys = flags.list("keys");
  const variables: Variable[] = [];
  for (const key of Object.keys((found["data"] ?? {}) as JsonObject).sort()) {
    if (keys.length && !keys.includes(key)) continue;
    const plain = key.replace(/[^a-zA-Z0-9_]/g, "_").toUpperCase();
    if (plain !== key) await io.err(`Warning: key ${key} transferred to ${plain}\n`);
    variables.push({
      name: `${flags.string("prefix")}${plain}`,
      valueFrom: { [reference]: { name: pair.name, key } },
    });
  }
  return variables;
}
