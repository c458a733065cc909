/** Whether anything may be changed: what says so, and how it is turned on and off while the program runs. */
import type { Command } from "./command.ts";
import type { Model } from "./model.ts";

/** Why a key that changes something does not. */
export const readOnlyReason = "read-only mode (:write leaves it)";

/**
 * The commands of `:readonly` and `:write`. What was asked for at the start (by flag or configuration) holds until the
 * end: a slip of the fingers is not to undo what somebody decided beforehand. A text says so.
 */
export function turnReadOnly(
  model: Pick<Model, "readOnly" | "readOnlyLock">,
  on: boolean,
): readonly Command[] | string {
  if (on === model.readOnly) {
    return [{
      type: "notify",
      text: on ? "Read-only mode is on already." : "Changes are allowed already.",
      role: "dim",
    }];
  }
  if (!on && model.readOnlyLock !== undefined) return `read-only mode stays: ${model.readOnlyLock}`;
  const text = on ? "Read-only mode: nothing can be changed." : "Changes are allowed from now on.";
  return [{ type: "readOnly", on }, { type: "notify", text, role: "warn" }];
}

/** Why `:write` is refused: undefined where read-only mode was not asked for at the start. */
export function readOnlyLock(
  asked: { byFlag: boolean; bySettings: boolean; writeFlag: boolean },
): string | undefined {
  if (asked.writeFlag) return undefined;
  if (asked.byFlag) return "the program was started with --readonly";
  return asked.bySettings
    ? "the configuration says readOnly; start with --write to change things"
    : undefined;
}
