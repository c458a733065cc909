import { rollBackRelease } from "../../cluster/helm/roll_back_release.ts";
import type { Program } from "../program.ts";
import { requireArguments } from "./argument_count.ts";
import { actingOf, logLine } from "./release_acting.ts";
import {
  dryRunFlag,
  dryRunOf,
  historyMaxFlag,
  serverSideFlag,
  serverSideOf,
  timeoutFlag,
  waitFlag,
  waitForJobsFlag,
  waitingOf,
  writeFlags,
} from "./waiting_flags.ts";

/** `helm rollback`. */
export const rollback: Program = {
  name: "rollback",
  summary: "Bring a release back to an earlier revision",
  description:
    "Makes a new revision out of an older one: the one that is named, or, without a number or with 0, the one\n" +
    "before the newest. helm history shows the numbers.",
  usage: ["<RELEASE> [REVISION] [flags]"],
  flags: [
    { name: "cleanup-on-fail", kind: "bool", usage: "Delete what was made, if the rollback fails." },
    dryRunFlag,
    ...writeFlags,
    historyMaxFlag(),
    { name: "no-hooks", kind: "bool", usage: "Leave hooks out." },
    serverSideFlag,
    timeoutFlag,
    waitFlag,
    waitForJobsFlag,
  ],
  async run(call) {
    const { args, flags, io } = call;
    const waiting = waitingOf(flags);
    requireArguments(call, { least: 1, usage: "<RELEASE> [REVISION] [flags]" });
    const revision = args.length > 1 ? revisionOf(args[1]!) : 0;
    const dryRun = dryRunOf(flags, (message) => void io.err(logLine("WARN", message, {})));
    const isServerSide = serverSideOf(flags.string("server-side"));
    const options = {
      write: {
        hasForceConflicts: flags.bool("force-conflicts"),
        hasForceReplace: flags.bool("force-replace"),
        ...(isServerSide === undefined ? {} : { isServerSide }),
      },
      waiting,
      waitsForJobs: flags.bool("wait-for-jobs"),
      timeoutMs: flags.number("timeout")!,
      hasHooks: !flags.bool("no-hooks"),
      isDryRun: dryRun !== "none",
      cleansUp: flags.bool("cleanup-on-fail"),
      historyMax: flags.number("history-max")!,
    };
    await rollBackRelease({ name: args[0]!, revision }, options, await actingOf(call));
    await io.out("Rollback was a success! Happy Helming!\n");
    return 0;
  },
};

function revisionOf(text: string): number {
  if (/^[+-]?\d+$/.test(text)) return Number(text);
  throw new Error(
    `could not convert revision to a number: strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`,
  );
}
