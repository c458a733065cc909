/** Every deed there is. To add one: write its record in a list of its room, and name that list here. */
import { changeKeys } from "./change/change_keys.ts";
import type { ApiResource } from "../kube/discovery.ts";
import type { ObjectKey } from "./object_key.ts";
import type { Target } from "./target.ts";
import { sessionKeys } from "./session/session_keys.ts";
import { accessKeys } from "./access/access_keys.ts";
import { aroundKeys } from "./around/around_keys.ts";
import { reasonKeys } from "./reasons/reason_keys.ts";
import { creationKeys } from "./creation/creation_keys.ts";
import { removalKeys } from "./removal/removal_keys.ts";
import { logKeys } from "./logs/log_keys.ts";
import { readingKeys } from "./text/reading_keys.ts";

/** In the order in which help lists them; of two that are bound to the same key, the earlier wins. */
export function objectKeys(): readonly ObjectKey[] {
  // Made at the first use: lists may come from modules that have this one among their imports.
  return all ??= [
    ...logKeys,
    ...readingKeys,
    ...reasonKeys,
    ...aroundKeys,
    ...changeKeys,
    ...removalKeys,
    ...creationKeys,
    ...sessionKeys,
    ...accessKeys,
  ];
}

/** What Enter does with an object, where it is more than to drill down. */
export function enterKeyOf(resource: ApiResource, target?: Target): ObjectKey | undefined {
  return objectKeys().find(({ keys, appliesTo }) =>
    keys.includes("Enter") && (appliesTo?.(resource, target) ?? true)
  );
}

let all: readonly ObjectKey[] | undefined;
