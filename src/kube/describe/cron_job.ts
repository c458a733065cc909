import type { ICronJob } from "kubernetes-models/batch/v1/CronJob";
import { fromLabelSelectorObject, printLabelSelector } from "../label_selector.ts";
import type { Describer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { onlyEvents, writeEvents } from "./event_text.ts";
import { formatTime, writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";
import { writePodTemplate } from "./pod_template_text.ts";

export const cronJobDescriber: Describer = {
  kind: "CronJob",
  group: "batch",
  related: onlyEvents("CronJob"),
  describe(object, related, context) {
    const cronJob = object as unknown as ICronJob;
    const { spec, status } = cronJob;
    const text = new DescribeText();
    writeName(text, object);
    writeLabelsAndAnnotations(text, object);
    text.field(0, "Schedule", spec?.schedule);
    text.field(0, "Concurrency Policy", spec?.concurrencyPolicy);
    text.field(0, "Suspend", spec?.suspend === undefined ? "<unset>" : spec.suspend ? "True" : "False");
    text.field(0, "Time Zone", spec?.timeZone ?? "<unset>");
    text.field(0, "Successful Job History Limit", spec?.successfulJobsHistoryLimit ?? "<unset>");
    text.field(0, "Failed Job History Limit", spec?.failedJobsHistoryLimit ?? "<unset>");
    text.field(0, "Starting Deadline Seconds", seconds(spec?.startingDeadlineSeconds) ?? "<unset>");
    writeJobTemplate(text, cronJob);
    text.field(
      0,
      "Last Schedule Time",
      status?.lastScheduleTime ? formatTime(status.lastScheduleTime) : "<unset>",
    );
    text.field(0, "Active Jobs", (status?.active ?? []).map(({ name }) => name).join(", ") || "<none>");
    writeEvents(text, related, context);
    return text.toString();
  },
};

function writeJobTemplate(text: DescribeText, { spec }: ICronJob): void {
  const job = spec?.jobTemplate.spec;
  text.field(
    0,
    "Selector",
    job?.selector ? printLabelSelector(fromLabelSelectorObject(job.selector)) : "<unset>",
  );
  text.field(0, "Parallelism", job?.parallelism ?? "<unset>");
  text.field(0, "Completions", job?.completions ?? "<unset>");
  const deadline = seconds(job?.activeDeadlineSeconds);
  if (deadline !== undefined) text.field(0, "Active Deadline Seconds", deadline);
  writePodTemplate(text, job?.template);
}

function seconds(count: number | undefined): string | undefined {
  return count === undefined ? undefined : `${count}s`;
}
