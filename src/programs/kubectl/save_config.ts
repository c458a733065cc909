import type { KubeObject } from "../../kube/object.ts";
import { typedJson } from "./typed_object.ts";
import type { Flag } from "../flags.ts";

/** `--save-config`, of verbs that make or change objects. */
export const saveConfigFlag: Flag = {
  name: "save-config",
  kind: "bool",
  usage: "Note the object's fields in an annotation, so that apply can be used on it later.",
};

/** The object with itself in the annotation that `kubectl apply` compares with. */
export function noteConfiguration(object: KubeObject): KubeObject {
  const { annotations = {}, ...metadata } = object.metadata;
  const { [LAST_APPLIED]: _, ...others } = annotations;
  const bare = {
    ...object,
    metadata: { ...metadata, ...(Object.keys(others).length ? { annotations: others } : {}) },
  };
  return {
    ...object,
    metadata: { ...metadata, annotations: { ...others, [LAST_APPLIED]: `${typedJson(bare)}\n` } },
  };
}

const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
