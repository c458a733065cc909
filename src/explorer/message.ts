import type { ClusterUse } from "../cluster/cluster_use.ts";
import type { Discovery } from "../kube/discovery.ts";
import type { TerminalInput } from "../terminal/keys.ts";
import type { Command } from "./command.ts";
import type { RightsBook } from "./rights.ts";
import type { ContextInfo, ContextList } from "./cluster_port.ts";
import type { PanePayload } from "./pane_payload.ts";

/** Everything that can happen to the explorer. */
export type Message =
  | TerminalInput
  | { type: "tick"; now: number }
  | { type: "resize"; columns: number; rows: number }
  /** News for a pane from one of its effects. */
  | { type: "news"; pane: number; payload: PanePayload }
  /** An effect failed in a way that its pane does not handle. */
  | { type: "failed"; what: string; error: string }
  /** What the survey found out; what is undefined is not known. */
  | {
    type: "surveyed";
    discovery?: Discovery;
    version?: string;
    nodes?: number;
    use?: ClusterUse;
    namespaces?: readonly string[];
    error?: string;
  }
  /** What a deed led to when it was done. */
  | { type: "commands"; commands: readonly Command[] }
  | { type: "rights"; change: (known: RightsBook) => RightsBook }
  /** The kubeconfig has other contexts now. */
  | { type: "contexts"; list: ContextList; done: string }
  /** Another context is in use from now on. */
  | { type: "connected"; context: ContextInfo; line?: string };
