/** Members of an archive: which are meant, how they are called when they are unpacked, how `-tv` shows them. */
import type { TarEntry } from "../../../host/tar_archive.ts";
import { groupName, userName } from "../account_files.ts";
import type { Call } from "../command.ts";
import { fullTime, modeText } from "../coreutils/file_facts_text.ts";

/** Whether a member is one of `names`, or in a folder of them; adds to `found` which it was. */
export function isWanted(call: Call, name: string, names: readonly string[], found: Set<string>): boolean {
  if (isExcluded(call, name)) return false;
  if (names.length === 0) return true;
  const plain = name.replace(/\/$/, "");
  const fitting = names.filter((one) => {
    const wanted = one.replace(/\/+$/, "");
    if (plain === wanted || plain.startsWith(`${wanted}/`)) return true;
    return call.has("wildcards") && new RegExp(`^${patternSource(wanted)}(?:/.*)?$`, "s").test(plain);
  });
  for (const one of fitting) found.add(one);
  return fitting.length > 0;
}

/** A pattern fits where a name in the path begins, and takes all below. */
export function isExcluded(call: Call, name: string): boolean {
  return call.line.values("exclude").some((pattern) => {
    const source = patternSource(pattern.replace(/(?<=.)\/+$/, ""));
    return new RegExp(`(?:^|/)${source}(?:/.*)?$`, "s").test(name.replace(/\/$/, ""));
  });
}

function patternSource(pattern: string): string {
  return pattern.replace(/\[!?[^\]]*\]|[\s\S]/g, (part) => {
    if (part === "*") return ".*";
    if (part === "?") return ".";
    if (part.length > 1) return part.replace(/^\[!/, "[^").replaceAll("\\", "\\\\");
    return part.replace(/[\\^$.|+(){}[\]]/, "\\$&");
  });
}

/** Without the folders that are to be left out; undefined: nothing is left. */
export function shortened(call: Call, name: string): string | undefined {
  const count = Number(call.value("strip-components") ?? 0);
  if (count === 0) return name;
  const parts = name.replace(/\/$/, "").split("/").slice(count);
  return parts.length === 0 ? undefined : parts.join("/") + (name.endsWith("/") ? "/" : "");
}

/** `-rw-r--r-- root/root         4 2026-11-23 13:57 a` */
export function listingLine(call: Call, entry: TarEntry): string {
  const kind = entry.special === "name"
    ? "file"
    : entry.special ?? (entry.target !== undefined ? "link" : entry.name.endsWith("/") ? "folder" : "file");
  const isHard = entry.special === "name";
  const mode = modeText({ kind, mode: entry.mode });
  const [uid, gid] = [entry.uid, entry.gid ?? entry.uid];
  const isNumeric = call.has("numeric-owner");
  const owner = isNumeric ? `${uid}/${gid}` : `${userName(call.files, uid)}/${groupName(call.files, gid)}`;
  const size = String(entry.bytes.length).padStart(OWNER_AND_SIZE - owner.length - 1);
  const time = fullTime(entry.changedMs).slice(0, "2026-11-23 13:57".length);
  const target = entry.target === undefined ? "" : `${isHard ? " link to " : " -> "}${entry.target}`;
  return `${isHard ? `h${mode.slice(1)}` : mode} ${owner} ${size} ${time} ${entry.name}${target}\n`;
}

const OWNER_AND_SIZE = 19;
