import type { IJob } from "kubernetes-models/batch/v1/Job";
import { humanDuration } from "../age.ts";
import { fromLabelSelectorObject, printLabelSelector } from "../label_selector.ts";
import type { Describer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { onlyEvents, writeEvents } from "./event_text.ts";
import { formatTime, writeController, writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";
import { writePodTemplate } from "./pod_template_text.ts";

export const jobDescriber: Describer = {
  kind: "Job",
  group: "batch",
  related: onlyEvents("Job"),
  describe(object, related, context) {
    const job = object as unknown as IJob;
    const text = new DescribeText();
    writeName(text, object);
    text.field(0, "Selector", printLabelSelector(fromLabelSelectorObject(job.spec?.selector)));
    writeLabelsAndAnnotations(text, object);
    writeController(text, object);
    writeLimits(text, job);
    writeProgress(text, job);
    writePodTemplate(text, job.spec?.template);
    writeEvents(text, related, context);
    return text.toString();
  },
};

function writeLimits(text: DescribeText, { spec }: IJob): void {
  if (spec?.parallelism !== undefined) text.field(0, "Parallelism", spec.parallelism);
  text.field(0, "Completions", spec?.completions ?? "<unset>");
  if (spec?.completionMode !== undefined) text.field(0, "Completion Mode", spec.completionMode);
  if (spec?.suspend !== undefined) text.field(0, "Suspend", spec.suspend);
  if (spec?.backoffLimit !== undefined) text.field(0, "Backoff Limit", spec.backoffLimit);
  if (spec?.ttlSecondsAfterFinished !== undefined) {
    text.field(0, "TTL Seconds After Finished", spec.ttlSecondsAfterFinished);
  }
}

function writeProgress(text: DescribeText, { spec, status }: IJob): void {
  const { startTime, completionTime, active = 0, ready, succeeded = 0, failed = 0 } = status ?? {};
  if (startTime) text.field(0, "Start Time", formatTime(startTime));
  if (completionTime) text.field(0, "Completed At", formatTime(completionTime));
  if (startTime && completionTime) {
    text.field(0, "Duration", humanDuration(Date.parse(completionTime) - Date.parse(startTime)));
  }
  if (spec?.activeDeadlineSeconds !== undefined) {
    text.field(0, "Active Deadline Seconds", `${spec.activeDeadlineSeconds}s`);
  }
  const readyText = ready === undefined ? "" : ` (${ready} Ready)`;
  text.field(0, "Pods Statuses", `${active} Active${readyText} / ${succeeded} Succeeded / ${failed} Failed`);
  if (spec?.completionMode === "Indexed") {
    text.field(0, "Completed Indexes", shortIndexes(status?.completedIndexes ?? ""));
  }
}

const shownIndexCharacters = 50;

/** A long list of indexes ends at the first comma after fifty characters. */
function shortIndexes(indexes: string): string {
  const comma = indexes.indexOf(",", shownIndexCharacters);
  return comma < 0 ? indexes || "<none>" : `${indexes.slice(0, comma + 1)}...`;
}
