import type { ICronJob } from "kubernetes-models/batch/v1/CronJob";
import type { ICronJobSpec } from "kubernetes-models/batch/v1/CronJobSpec";
import { ageSince } from "../../../kube/age.ts";
import { CronError, isTimeZone, parseCron } from "../cron_schedule.ts";
import type { Kind } from "../kind.ts";
import type { FieldError } from "../status_error.ts";
import { dropNulls } from "./absent_nulls.ts";
import { ageColumn, column, nameColumn, NONE } from "./columns.ts";
import { invalid, negative, notSupported, required } from "./field_errors.ts";
import { setPolicyDefaults } from "./job.ts";
import { validateJobSpec } from "./job_validation.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";
import { containerColumns, selectorText, withTemplateDefaults } from "./workload.ts";

export const cronJob: Kind<ICronJob> = {
  group: "batch",
  version: "v1",
  kind: "CronJob",
  plural: "cronjobs",
  singular: "cronjob",
  shortNames: ["cj"],
  categories: ["all"],
  namespaced: true,
  schema: "io.k8s.api.batch.v1.CronJob",
  columns: [
    nameColumn(),
    column("Schedule", "When jobs are made, as cron writes it.", (it) => it.spec?.schedule ?? ""),
    column("Timezone", "The time zone of the schedule.", (it) => it.spec?.timeZone ?? NONE),
    column("Suspend", "No jobs are made for now.", (it) => it.spec?.suspend ? "True" : "False", {
      type: "boolean",
    }),
    column("Active", "Jobs that run.", (it) => it.status?.active?.length ?? 0, { type: "integer" }),
    column("Last Schedule", "How long ago a job was last made.", (it, nowMs) => {
      const { lastScheduleTime } = it.status ?? {};
      return lastScheduleTime ? ageSince(lastScheduleTime, nowMs) : NONE;
    }),
    ageColumn(),
    ...containerColumns<ICronJob>((it) => it.spec?.jobTemplate?.spec?.template),
    column("Selector", "Which pods count.", (it) => selectorText(it.spec?.jobTemplate?.spec?.selector), {
      wide: true,
    }),
  ],
  setDefaults,
  prepareForCreate: (it) => {
    it.status = {};
  },
  validate: (it) => [
    ...validateMetadata(it.metadata, { namespaced: true }),
    ...validateSpec(it.spec),
    ...((it.metadata?.name?.length ?? 0) > MAX_NAME_LENGTH
      ? [invalid("metadata.name", it.metadata!.name, `must be no more than ${MAX_NAME_LENGTH} characters`)]
      : []),
  ],
  validateUpdate: (it, old) => [
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...validateSpec(it.spec, old.spec),
  ],
  hasStatus: true,
  generation: "spec",
  defaultPropagation: "Background",
  allowUnconditionalUpdate: true,
};

/** Its jobs' names have a minute appended. */
const MAX_NAME_LENGTH = 52;

function setDefaults(it: ICronJob): void {
  dropNulls(it.spec);
  const spec: Partial<ICronJobSpec> = it.spec ?? {};
  spec.concurrencyPolicy ||= "Allow";
  spec.suspend ??= false;
  spec.successfulJobsHistoryLimit ??= 3;
  spec.failedJobsHistoryLimit ??= 1;
  const { metadata = {}, spec: job } = spec.jobTemplate ?? {};
  if (job) setPolicyDefaults(job);
  const template = withTemplateDefaults(job?.template, "CronJob");
  const whole = { metadata: template.metadata ?? {}, ...template };
  it.spec = Object.assign(spec, {
    jobTemplate: { metadata, spec: { ...job, template: whole } },
  }) as ICronJobSpec;
}

function validateSpec(spec: ICronJobSpec | undefined, old?: ICronJobSpec): FieldError[] {
  const { schedule = "", timeZone, concurrencyPolicy = "", jobTemplate } = spec ?? {};
  const job = jobTemplate?.spec;
  const field = "spec.jobTemplate.spec";
  return [
    ...(schedule ? validateSchedule(schedule, timeZone, old) : [required("spec.schedule")]),
    ...negative("spec.startingDeadlineSeconds", spec?.startingDeadlineSeconds),
    ...(old && old.timeZone === timeZone ? [] : validateTimeZone(timeZone, "spec.timeZone")),
    ...(POLICIES.includes(concurrencyPolicy)
      ? []
      : [notSupported("spec.concurrencyPolicy", concurrencyPolicy, POLICIES)]),
    ...validateJobSpec(job, field),
    ...(job?.selector
      ? [invalid(`${field}.selector`, job.selector, "`selector` will be auto-generated")]
      : []),
    ...(job?.manualSelector ? [notSupported(`${field}.manualSelector`, true, ["nil", "false"])] : []),
    ...negative("spec.successfulJobsHistoryLimit", spec?.successfulJobsHistoryLimit),
    ...negative("spec.failedJobsHistoryLimit", spec?.failedJobsHistoryLimit),
  ];
}

const POLICIES = ["Allow", "Forbid", "Replace"];

function validateSchedule(schedule: string, timeZone: string | undefined, old?: ICronJobSpec): FieldError[] {
  const errors: FieldError[] = [];
  const field = "spec.schedule";
  try {
    parseCron(schedule);
  } catch (error) {
    if (!(error instanceof CronError)) throw error;
    errors.push(invalid(field, schedule, error.message));
  }
  if (!schedule.includes("TZ")) return errors;
  if (!old?.schedule.includes("TZ")) {
    errors.push(invalid(field, schedule, "cannot use TZ or CRON_TZ in schedule, use timeZone field instead"));
  } else if (timeZone !== undefined) {
    errors.push(invalid(field, schedule, "cannot use both timeZone field and TZ or CRON_TZ in schedule"));
  }
  return errors;
}

function validateTimeZone(timeZone: string | undefined, field: string): FieldError[] {
  if (timeZone === undefined) return [];
  if (timeZone === "") return [invalid(field, timeZone, "timeZone must be nil or non-empty string")];
  const unknown = invalid(field, timeZone, `unknown time zone ${timeZone}`);
  const isPart = (part: string) =>
    /^[A-Za-z._0-9+][A-Za-z._0-9+-]{0,13}$/.test(part) && part !== "." && part !== "..";
  if (!timeZone.split("/").every(isPart)) return [unknown];
  if (timeZone.toLowerCase() === "local") {
    const why = "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones";
    return [invalid(field, timeZone, why), ...(timeZone === "Local" ? [] : [unknown])];
  }
  return isTimeZone(timeZone) ? [] : [unknown];
}
