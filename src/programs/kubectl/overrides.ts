import { applyJsonPatch } from "../../kube/json_patch.ts";
import { applyMergePatch } from "../../kube/merge_patch.ts";
import { parseGroupVersion } from "../../kube/group_version.ts";
import { definitionName } from "../../kube/merge_facts.ts";
import type { Json, JsonObject, KubeObject } from "../../kube/object.ts";
import { applyStrategicPatch } from "../../kube/strategic_patch.ts";
import type { Flag, FlagValues } from "../flags.ts";

/** `--overrides` of verbs that make an object. */
export function overrideFlags(): Flag[] {
  return [
    {
      name: "override-type",
      kind: "string",
      default: "merge",
      usage: "How --overrides are meant: json, merge or strategic.",
    },
    { name: "overrides", kind: "string", usage: "JSON that changes the object before it is made." },
  ];
}

/** The object with what `--overrides` says. @throws {Error} in kubectl's words */
export function overridden(object: KubeObject, flags: FlagValues): KubeObject {
  const text = flags.string("overrides");
  if (text === "") return object;
  const type = flags.string("override-type");
  if (!["json", "merge", "strategic"].includes(type)) throw new Error(`invalid override type: ${type}`);
  let patch: Json;
  try {
    patch = JSON.parse(text);
  } catch (cause) {
    throw new Error("Invalid JSON Patch", { cause });
  }
  const before = object as JsonObject;
  const { apiVersion = "", kind = "" } = object;
  switch (type) {
    case "json":
      return applyJsonPatch(before, patch) as unknown as KubeObject;
    case "strategic": {
      const definition = definitionName({ ...parseGroupVersion(apiVersion), kind })!;
      return applyStrategicPatch(before, patch as JsonObject, definition) as unknown as KubeObject;
    }
    default:
      return applyMergePatch(before, patch) as unknown as KubeObject;
  }
}
