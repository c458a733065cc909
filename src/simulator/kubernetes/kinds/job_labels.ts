/** Labels of a job's pods that name the job: two each, since the older ones have no prefix. */
export const UID_LABELS = ["controller-uid", "batch.kubernetes.io/controller-uid"] as const;
export const NAME_LABELS = ["job-name", "batch.kubernetes.io/job-name"] as const;
