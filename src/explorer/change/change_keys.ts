/** Keys that change objects in place. */
import type { ObjectKey } from "../object_key.ts";
import { scaleKey } from "./scale.ts";

export const changeKeys: readonly ObjectKey[] = [scaleKey];
