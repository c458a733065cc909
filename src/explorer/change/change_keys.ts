/** Keys that change objects in place. */
import type { ObjectKey } from "../object_key.ts";
import { cordonKeys } from "./cordon.ts";
import { metadataKey } from "./metadata_edit.ts";
import { pauseKey } from "./pause.ts";
import { restartKey } from "./restart.ts";
import { scaleKey } from "./scale.ts";
import { setImageKey } from "./set_image.ts";
import { suspendKey } from "./suspend.ts";
import { triggerKey } from "./trigger.ts";

export const changeKeys: readonly ObjectKey[] = [
  scaleKey,
  suspendKey,
  triggerKey,
  restartKey,
  setImageKey,
  pauseKey,
  ...cordonKeys,
  metadataKey,
];
