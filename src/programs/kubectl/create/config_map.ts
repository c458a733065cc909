import { dataKeyProblems } from "../../../kube/name_rules.ts";
import { nameHash } from "../../../kube/name_hash.ts";
import type { KubeObject } from "../../../kube/object.ts";
import type { Call } from "../../program.ts";
import { creation, inNamespace } from "./creation.ts";
import { checkSources, readSources, type SourceEntry, sourceFlags } from "./file_sources.ts";

/** `kubectl create configmap`. */
export const createConfigMap = creation({
  name: "configmap",
  aliases: ["cm"],
  summary: "Make a config map of files, folders or values on the command line",
  usage: ["NAME [--from-file=[key=]source] [--from-literal=key1=value1] [--dry-run=server|client|none]"],
  flags: [
    { name: "append-hash", kind: "bool", usage: "Add letters to the name that change with the content." },
    ...sourceFlags,
  ],
  examples: [
    ["Two values", "kubectl create configmap web --from-literal=color=blue --from-literal=size=10"],
    ["Every file of a folder", "kubectl create configmap web --from-file=settings/"],
  ],
  refusal: "failed to create configmap: ",
  resource: { group: "", version: "v1", name: "configmaps", namespaced: true },
  check: ({ flags }) => checkSources(flags),
  build: configMapOf,
});

async function configMapOf({ flags, io }: Call, name: string): Promise<KubeObject> {
  const data: Record<string, string> = {};
  const binaryData: Record<string, string> = {};
  for (const entry of await readSources(flags, io)) {
    checkKey(entry, name, { data, binaryData });
    const text = asText(entry.bytes);
    if (text === undefined) binaryData[entry.key] = entry.bytes.toBase64();
    else data[entry.key] = text;
  }
  const configMap: KubeObject = {
    kind: "ConfigMap",
    apiVersion: "v1",
    metadata: { name, ...inNamespace(flags) },
    ...(Object.keys(data).length ? { data } : {}),
    ...(Object.keys(binaryData).length ? { binaryData } : {}),
  };
  if (flags.bool("append-hash")) configMap.metadata.name = `${name}-${await nameHash(configMap)}`;
  return configMap;
}

function checkKey(
  { key }: SourceEntry,
  name: string,
  { data, binaryData }: Record<"data" | "binaryData", Record<string, string>>,
): void {
  const problems = dataKeyProblems(key);
  if (problems.length) {
    throw new Error(`${JSON.stringify(key)} is not a valid key name for a ConfigMap: ${problems.join(",")}`);
  }
  const place = Object.hasOwn(data, key) ? "Data" : Object.hasOwn(binaryData, key) ? "BinaryData" : undefined;
  if (place === undefined) return;
  throw new Error(
    `cannot add key ${
      JSON.stringify(key)
    }, another key by that name already exists in ${place} for ConfigMap ${JSON.stringify(name)}`,
  );
}

function asText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
