/** What becomes of a file that cp, mv or ln replace, if it is to be kept: `b~`, `b.~1~`. */
import type { Call } from "../command.ts";
import type { OptionTable } from "../options.ts";

export const BACKUP_OPTIONS: OptionTable = {
  "b": "keep what is replaced under another name",
  "backup[=CONTROL]": "the same: simple, numbered, existing (numbered where there are such) or none",
  "S suffix=SUFFIX": "what is added to its name instead of ~",
};

/** Under which name a file is kept; undefined: it is not. */
export function backupName(call: Call, name: string): string | undefined {
  const control = call.value("backup") || call.process.env["VERSION_CONTROL"] || "existing";
  if (!call.has("b", "backup", "S") || control === "none" || control === "off") return undefined;
  const numbers = numbersOf(call, name);
  const isNumbered = /^(t|numbered)$/.test(control) ||
    (/^(nil|existing)$/.test(control) && numbers.length > 0);
  return isNumbered ? `${name}.~${Math.max(0, ...numbers) + 1}~` : `${name}${call.value("S") || "~"}`;
}

function numbersOf(call: Call, name: string): number[] {
  const at = name.lastIndexOf("/") + 1;
  const own = name.slice(at);
  return call.files.list(call.path(name.slice(0, at) || ".")).flatMap((other) => {
    if (!other.startsWith(`${own}.~`)) return [];
    const number = /^(\d+)~$/.exec(other.slice(own.length + 2))?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}
