/** What an update wants done. Values only: the model decides, the runner acts. */
import type { Settings } from "../settings/settings.ts";
import type { Role, Theme } from "../terminal/theme.ts";
import type { NewEntry } from "./change/journal.ts";
import type { ClusterPort, ContextEdits, ContextList, TableQuery } from "./cluster_port.ts";
import type { HandedTerminal } from "../terminal/handed_terminal.ts";
import type { Machine } from "../machine/machine.ts";
import type { Right } from "./rights.ts";
import type { Walk } from "./walk.ts";
import type { NewPane } from "./pane.ts";
import type { ColumnChoice } from "./table/column_choice.ts";
import type { PanePayload } from "./pane_payload.ts";

/** What `update` itself carries out before it returns. Panes return these, too. */
export type Navigation =
  /** Shows a new pane above the present one; Esc comes back. */
  | { type: "open"; pane: NewPane }
  /** Closes the present pane, or the one that is meant: another may have been opened above it meanwhile. */
  | { type: "back"; pane?: number }
  /** A sentence above the footer, for some seconds. */
  | { type: "notify"; text: string; role: Role }
  /** Where new views start; undefined: all namespaces. `here`: the present view goes there, too. */
  | { type: "namespace"; namespace: string | undefined; here: boolean }
  /** Runs what could be typed after `:`. */
  | { type: "run"; line: string }
  /** Read-only mode on or off. */
  | { type: "readOnly"; on: boolean }
  /** Another theme; `theme`: what it looks like, where it is none that comes with the program. */
  | { type: "theme"; name: string; theme?: Theme }
  /** The files of settings were read again. */
  | { type: "configure"; settings: Settings }
  /** Remembers a change that was made. */
  | { type: "record"; entry: NewEntry }
  /** How the user wants the columns of a kind from now on. */
  | { type: "columns"; kind: string; choice: ColumnChoice }
  /** Opens a view that was visited before. */
  | { type: "walk"; walk: Walk }
  /** Puts the present view's kubectl line into the clipboard. */
  | { type: "copyKubectl" }
  /** The shown pane gets the whole screen, without the lines around it; a second time: gives it back. */
  | { type: "fullScreen" };

/** What the runner carries out. */
export type Effect =
  /** Rows for a pane, as `rows` payloads, until it is closed. A second one replaces the first. */
  | { type: "watch"; pane: number; query: TableQuery }
  /** Tries a pane's watch again now, or reads its list anew. */
  | { type: "hurry"; pane: number; how: "retry" | "relist" }
  | TaskEffect
  | WorkEffect
  | HandOverEffect
  /**
   * Commands that need modules which the first frame does without: loaded, then carried out. A rejection is shown
   * as a notice.
   */
  | { type: "later"; load: () => Promise<readonly Command[]> }
  /** Asks what the user may do in a namespace ("": outside namespaces); answers change `rights`. */
  | { type: "askRights"; namespace: string; rights: readonly Right[] }
  /** Ends all effects of a pane. */
  | { type: "cancel"; pane: number }
  /** Asks for the version, the nodes, and, unless they are known, the kinds there are; `fresh`: in any case. */
  | { type: "survey"; fresh?: boolean }
  /** Opens another context, and runs a command line there; the present one stays until that has worked. */
  | { type: "connect"; context: string; line?: string }
  /** Changes the kubeconfig; `done` is said then. */
  | { type: "editContexts"; done: string; run: (edits: ContextEdits) => Promise<ContextList> }
  | { type: "copy"; text: string }
  /** Whether the terminal tells of clicks: then its own selection takes Shift. */
  | { type: "mouse"; on: boolean }
  | { type: "quit" };

/**
 * Gives the terminal to a program (an editor, a shell) and takes it back when `run` ends; the commands that it
 * answers with are carried out then. Where there is no terminal (a script), a notice says so. A rejection is shown
 * as a notice.
 */
export interface HandOverEffect {
  type: "handOver";
  name: string;
  run: (port: ClusterPort, machine: Machine, terminal: HandedTerminal) => Promise<readonly Command[] | void>;
}

/**
 * Work that goes on whatever is shown, such as a change that was asked for: it belongs to no pane, and ends with its
 * promise or with the program. A rejection is shown as a notice.
 */
export interface WorkEffect {
  type: "work";
  /** For the notice. */
  name: string;
  run: (
    port: ClusterPort,
    tell: (commands: readonly Command[]) => void,
    signal: AbortSignal,
    machine: Machine,
  ) => Promise<void>;
  /** Work without an end (a port-forward): a script does not wait for it. */
  endless?: boolean;
}

/**
 * Work with the cluster on behalf of a pane: may tell news several times, ends with its promise or when the pane
 * is closed. The commands that it answers with are carried out then. A rejection is shown as a notice. A second task
 * of the same name in the same pane ends the first.
 */
export interface TaskEffect {
  type: "task";
  pane: number;
  /** One word: tells tasks of a pane apart. */
  name: string;
  run: (
    port: ClusterPort,
    tell: (news: PanePayload) => void,
    signal: AbortSignal,
    machine: Machine,
  ) => Promise<readonly Command[] | void>;
  /** An endless task (a followed log): a script does not wait for its end. */
  endless?: boolean;
}

export type Command = Navigation | Effect;
