import type { IBinding } from "kubernetes-models/v1/Binding";
import { plainKind } from "./plain_kind.ts";

/** Posted to give a pod its node; nothing is stored (`http/pod_actions.ts`). */
export const binding = plainKind<IBinding>("v1", "Binding", "bindings", {
  namespaced: true,
  verbs: ["create"],
});
