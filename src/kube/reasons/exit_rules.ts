/** Why a container ended: by its exit code, its signal, or the reason that the kubelet gives. */
import type { IContainerStateTerminated } from "kubernetes-models/v1/ContainerStateTerminated";
import { describeCheck, logCheck, yamlCheck } from "./checks.ts";
import type { Evidence, Finding, Rule } from "./evidence.ts";
import { type ContainerFact, containersOf, quotedLastLine, since } from "./facts.ts";

interface Ended {
  evidence: Evidence;
  container: ContainerFact;
  ended: IContainerStateTerminated;
  /** It waits to be started again. */
  isBackOff: boolean;
}

interface ExitRecord {
  id: string;
  fits: (ended: IContainerStateTerminated, container: ContainerFact) => boolean;
  /** After "Container app", without a full stop. */
  text: (ended: Ended) => string;
}

const records: readonly ExitRecord[] = [
  {
    id: "oom-killed",
    fits: ({ reason }) => reason === "OOMKilled",
    text: ({ container, ended }) => {
      const limit = container.spec.resources?.limits?.memory;
      return `is killed ${lasting(ended)}: it uses more memory than ` +
        (limit ? `its limit of ${limit} allows` : "the node has: it has no limit of its own") +
        ". A limit is no hint: give it more, or make it need less";
    },
  },
  {
    id: "deadline-exceeded",
    fits: ({ reason }) => reason === "DeadlineExceeded",
    text: () => "was ended because the pod's activeDeadlineSeconds is over",
  },
  {
    id: "status-unknown",
    fits: ({ reason }) => reason === "ContainerStatusUnknown",
    text: () => "vanished with its node or its runtime: nobody knows how it ended",
  },
  {
    id: "crash-exit-127",
    fits: ({ exitCode, message = "", reason }) =>
      exitCode === 127 || (exitCode === 128 && reason === "StartError") ||
      /executable file not found|no such file or directory/.test(message),
    text: ({ container, ended }) =>
      `cannot run its command (exit code ${ended.exitCode}): the image has no ` +
      (/exec: "([^"]+)"/.exec(ended.message ?? "")?.[1] ?? container.spec.command?.[0] ??
        "such program, or a script inside calls one that is not there"),
  },
  {
    id: "crash-exit-126",
    fits: ({ exitCode, message = "" }) => exitCode === 126 || /permission denied/.test(message),
    text: () => "has a command that may not be executed (exit code 126): no x bit, or the wrong processor",
  },
  {
    id: "start-error",
    fits: ({ reason }) => reason === "StartError" || reason === "ContainerCannotRun",
    text: ({ ended }) => `could not be started: ${ended.message ?? ended.reason}`,
  },
  {
    id: "crash-exit-0",
    fits: ({ exitCode }) => exitCode === 0,
    text: ({ ended }) =>
      `ends by itself ${lasting(ended)} without an error (exit code 0) and is started again: ` +
      "its command has nothing more to do. A job would let it end; a service needs a process that stays",
  },
  {
    id: "crash-exit-2",
    fits: ({ exitCode }) => exitCode === 2,
    text: ({ ended }) => `exits 2 ${lasting(ended)}: mostly a wrong argument or a mistake in a shell script`,
  },
  {
    id: "crash-exit-1",
    fits: ({ exitCode }) => exitCode === 1,
    text: ({ ended }) => `exits 1 ${lasting(ended)}: the program itself gave up`,
  },
  {
    id: "crash-killed",
    fits: ({ exitCode, signal }) => exitCode === 137 || signal === 9,
    text: ({ ended }) =>
      `was killed ${lasting(ended)} (exit code 137, SIGKILL): it did not stop within its grace period, ` +
      "or the node ran out of memory",
  },
  {
    id: "crash-segfault",
    fits: ({ exitCode, signal }) => exitCode === 139 || signal === 11,
    text: ({ ended }) => `crashed ${lasting(ended)} (exit code 139, SIGSEGV): a fault in its native code`,
  },
  {
    id: "crash-terminated",
    fits: ({ exitCode, signal }) => exitCode === 143 || signal === 15,
    text: ({ ended }) => `was asked to stop ${lasting(ended)} (exit code 143, SIGTERM)`,
  },
  {
    id: "crash-exit-other",
    fits: ({ exitCode }) => exitCode !== 0,
    text: ({ ended }) =>
      ended.exitCode > 128
        ? `was ended by signal ${ended.exitCode - 128} ${lasting(ended)}`
        : `exits ${ended.exitCode} ${lasting(ended)}: what the number means, its program says`,
  },
];

/** One rule a record: the first container that ended so. */
export const exitRules: readonly Rule[] = [
  ...records.map((record): Rule => ({
    id: record.id,
    kinds: ["Pod"],
    find: (evidence) => {
      const ended = endings(evidence).find(({ ended, container }) =>
        // The first record that fits is the cause; later ones are for other endings.
        records.find(({ fits }) => fits(ended, container)) === record
      );
      return ended && finding(record, ended);
    },
  })),
  {
    id: "crash-loop",
    kinds: ["Pod"],
    find: (evidence) => {
      const container = containersOf(evidence.object).find(isBackingOff);
      return container && {
        text: `Container ${container.name} ends again and again; how, is not known yet` +
          `${quotedLastLine(evidence, container.name)}.`,
        facts: [{ path: `${container.path}.restartCount`, value: `${container.status?.restartCount ?? 0}` }],
        events: ["BackOff"],
        container: container.name,
        checks: checks(evidence, container),
      };
    },
  },
];

/** Containers that ended badly, or that end and are started again and again. */
function endings(evidence: Evidence): Ended[] {
  const { status } = evidence.object as { status?: { phase?: string } };
  return containersOf(evidence.object).flatMap((container): Ended[] => {
    const isBackOff = isBackingOff(container);
    const { state, lastState, ready } = container.status ?? {};
    const before = lastState?.terminated;
    const isRecent = before && before.exitCode !== 0 &&
      evidence.nowMs - Date.parse(before.finishedAt ?? "") < recentMs;
    const ended = state?.terminated ?? (isBackOff || !ready || isRecent ? before : undefined);
    if (!ended) return [];
    // A container that has done its work is well: an init container, or one of a pod that is done.
    const isDone = state?.terminated && ended.exitCode === 0 && ended.reason !== "OOMKilled";
    if (isDone && (container.isInit || status?.phase === "Succeeded")) return [];
    return [{ evidence, container, ended, isBackOff }];
  });
}

/** A container that runs again may fall again: an end as fresh as this still counts. */
const recentMs = 3_600_000;

function isBackingOff({ status }: ContainerFact): boolean {
  return status?.state?.waiting?.reason === "CrashLoopBackOff";
}

function finding(record: ExitRecord, found: Ended): Finding {
  const { evidence, container, ended } = found;
  const times = container.status?.restartCount ?? 0;
  const place = `${container.path}.${container.status?.state?.terminated ? "state" : "lastState"}.terminated`;
  const restarts = times === 0 ? "" : ` (${times} restart${times === 1 ? "" : "s"})`;
  return {
    text:
      `${container.isInit ? "Init container" : "Container"} ${container.name} ${
        record.text(found)
      }${restarts}` +
      `${quotedLastLine(evidence, container.name)}.`,
    facts: [
      { path: `${place}.exitCode`, value: `${ended.exitCode}` },
      ...(ended.reason ? [{ path: `${place}.reason`, value: ended.reason }] : []),
      ...(ended.message ? [{ path: `${place}.message`, value: ended.message }] : []),
      { path: `${place}.finishedAt`, value: `${since(ended.finishedAt, evidence.nowMs)} ago` },
      { path: `${container.path}.restartCount`, value: `${times}` },
      ...(record.id === "oom-killed"
        ? [{
          path: `spec.containers[${container.name}].resources.limits.memory`,
          value: `${container.spec.resources?.limits?.memory ?? "not set"}`,
        }]
        : []),
    ],
    events: ["BackOff", "Killing", "Unhealthy", "Failed"],
    container: container.name,
    checks: checks(evidence, container),
  };
}

function checks({ subject }: Evidence, { name, status }: ContainerFact) {
  const isPrevious = !status?.state?.terminated && status?.lastState?.terminated !== undefined;
  return [
    logCheck(subject, name, "what it said before it ended", isPrevious),
    describeCheck(subject, "exit code, restarts, events"),
    yamlCheck(subject, "command, arguments, environment, limits"),
  ];
}

/** `after 2s`. */
function lasting({ startedAt, finishedAt }: IContainerStateTerminated): string {
  const [from, to] = [Date.parse(startedAt ?? ""), Date.parse(finishedAt ?? "")];
  if (Number.isNaN(from) || Number.isNaN(to)) return "after a while";
  const seconds = Math.round((to - from) / 1000);
  return seconds < 1 ? "at once" : `after ${since(startedAt, to)}`;
}
