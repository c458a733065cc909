import { dataKeyProblems } from "../../../kube/name_rules.ts";
import { nameHash } from "../../../kube/name_hash.ts";
import type { KubeObject } from "../../../kube/object.ts";
import type { Flag, FlagValues } from "../../flags.ts";
import type { Call } from "../../program.ts";
import { creation, type CreationFrame, inNamespace } from "./creation.ts";
import { checkSources, readSources, type SourceEntry, sourceFlags } from "./file_sources.ts";

/** What every kind of secret has. */
export const secretFrame: CreationFrame = {
  refusal: "failed to create secret ",
  resource: { group: "", version: "v1", name: "secrets", namespaced: true },
};

export const appendHashFlag: Flag = {
  name: "append-hash",
  kind: "bool",
  usage: "Add letters to the name that change with the content.",
};

/** `kubectl create secret generic`. */
export const createGenericSecret = creation({
  ...secretFrame,
  name: "generic",
  summary: "Make a secret of files, folders or values on the command line",
  usage: [
    "NAME [--type=string] [--from-file=[key=]source] [--from-literal=key1=value1] [--dry-run=server|client|none]",
  ],
  flags: [appendHashFlag, ...sourceFlags, { name: "type", kind: "string", usage: "The type of the secret." }],
  examples: [["A password", "kubectl create secret generic shop --from-literal=password=s3cret"]],
  check: ({ flags }) => checkSources(flags),
  build: async ({ flags, io }: Call, name) =>
    await secretObject(name, flags, await readSources(flags, io), flags.string("type")),
});

/** The secret with these entries; a hash ends its name where the flags ask for that. */
export async function secretObject(
  name: string,
  flags: FlagValues,
  entries: SourceEntry[],
  type: string,
): Promise<KubeObject> {
  const data: Record<string, string> = {};
  for (const { key, bytes } of entries) {
    const problems = dataKeyProblems(key);
    if (problems.length) {
      throw new Error(`${JSON.stringify(key)} is not valid key name for a Secret ${problems.join(";")}`);
    }
    if (Object.hasOwn(data, key)) {
      throw new Error(`cannot add key ${key}, another key by that name already exists`);
    }
    data[key] = bytes.toBase64();
  }
  const secret: KubeObject = {
    kind: "Secret",
    apiVersion: "v1",
    metadata: { name, ...inNamespace(flags) },
    ...(Object.keys(data).length ? { data } : {}),
    ...(type ? { type } : {}),
  };
  if (flags.bool("append-hash")) secret.metadata.name = `${name}-${await nameHash(secret)}`;
  return secret;
}
