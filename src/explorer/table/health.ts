/** Whether a row is well, as a meaning and a sign. Reads only the words that the server printed. */
import type { LeanRow } from "../../cluster/lean_row.ts";
import type { Role } from "../../terminal/theme.ts";
import type { Settings } from "../../settings/settings.ts";
import type { ShownColumn } from "./cell.ts";

export interface Health {
  role: Extract<Role, "ok" | "busy" | "warn" | "bad" | "dim" | "text">;
  /** One column wide, so that the state is readable without colours. */
  sign: " " | "…" | "!" | "✗" | "✓";
}

/** The health that a word of a STATUS or REASON column stands for. */
export function wordHealth(word: string): Health {
  if (badWords.test(word)) return bad;
  if (busyWords.test(word)) return busy;
  if (warnWords.test(word)) return warn;
  if (doneWords.test(word)) return done;
  return okWords.test(word) ? ok : plain;
}

/** The health of a row: its status word first; then whether as many are ready as should be. */
export function rowHealth(row: LeanRow, columns: readonly ShownColumn[]): Health {
  if (row.deletionTimestamp) return busy;
  const status = columns.find(({ title }) => statusTitles.has(title));
  const word = status ? String(row.cells[status.index] ?? "") : "";
  const type = columns.find(({ title }) => title === "TYPE");
  const isWarning = type !== undefined && row.cells[type.index] === "Warning";
  const worded = wordHealth(word);
  const said = isWarning && !isFault(worded) ? warn : worded;
  if (said !== ok && said !== plain) return said;
  const ready = columns.find(({ title }) => title === "READY");
  const cell = ready ? String(row.cells[ready.index] ?? "") : "";
  const share = /^(\d+)\/(\d+)$/.exec(cell);
  if (share && Number(share[1]) < Number(share[2])) {
    return share[1] === "0" && status === undefined ? warn : busy;
  }
  if (cell === "False") return warn;
  return said;
}

/** Worth a look: broken, or not on its way to being well. */
export function isFault({ role }: Health): boolean {
  return role === "bad" || role === "warn";
}

/** The role of one cell: the status word, or a share that is not complete. */
export function cellRole(
  column: ShownColumn,
  text: string,
  health: Health,
  thresholds: Settings["thresholds"],
): Role {
  const shareOf = column.look?.shareOf;
  if (shareOf) return shareRole(Number(text), thresholds[shareOf]);
  if (statusTitles.has(column.title)) return wordHealth(text).role;
  if (column.title === "READY") return /^(\d+)\/\1$/.test(text) || text === "True" ? "text" : health.role;
  if (column.title === "TYPE" && text === "Warning") return "warn";
  return text === "–" || text === "<none>" || text === "<unset>" || text === "<unknown>" ? "dim" : "text";
}

function shareRole(percent: number, { warn, critical }: { warn: number; critical: number }): Role {
  if (Number.isNaN(percent)) return "dim";
  return percent >= critical ? "bad" : percent >= warn ? "warn" : "text";
}

const ok: Health = { role: "ok", sign: " " };
const plain: Health = { role: "text", sign: " " };
const busy: Health = { role: "busy", sign: "…" };
const warn: Health = { role: "warn", sign: "!" };
const bad: Health = { role: "bad", sign: "✗" };
const done: Health = { role: "dim", sign: " " };

const statusTitles = new Set(["STATUS", "PHASE", "STATE", "REASON", "SYNC STATUS", "HEALTH STATUS"]);

// What kubectl prints for pods, nodes, claims, volumes, jobs, namespaces, events (printers.go, kubelet reasons).
const badWords =
  /BackOff|Err|^Failed|Fail$|^Error|CrashLoop|Evicted|OOMKill|NotReady|Unhealthy|Lost|Invalid|ContainerCannotRun|DeadlineExceeded|ContainerStatusUnknown|NodeAffinity|UnexpectedAdmission|Degraded|Unschedulable|FailedScheduling|StartError|InvalidImageName|RunContainerError/;
const busyWords =
  /Pending|ContainerCreating|PodInitializing|Terminating|^Init:|NotTriggerScaleUp|Progressing|Released|Waiting|Suspended|Pulling|SchedulingGated|^Creating|Reconciling/;
const warnWords = /SchedulingDisabled|Unknown|OutOfSync|^BackOff$|Warning|Killing/;
const doneWords = /^(Completed|Complete|Succeeded|Terminated|Normal)/;
const okWords = /^(Running|Ready|Active|Bound|Available|Approved|Healthy|Synced|True)/;
