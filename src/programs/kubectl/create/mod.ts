import type { ProgramEntry } from "../../program.ts";

/** The subcommands of `kubectl create`, each read when it is called. */
export const creations: readonly ProgramEntry[] = [
  {
    name: "clusterrole",
    summary: "A cluster role: rights everywhere",
    load: async () => (await import("./cluster_role.ts")).createClusterRole,
  },
  {
    name: "clusterrolebinding",
    summary: "Give a cluster role to users, groups and accounts",
    load: async () => (await import("./cluster_role_binding.ts")).createClusterRoleBinding,
  },
  {
    name: "configmap",
    aliases: ["cm"],
    summary: "Make a config map of files, folders or values on the command line",
    load: async () => (await import("./config_map.ts")).createConfigMap,
  },
  {
    name: "cronjob",
    aliases: ["cj"],
    summary: "A job that runs by the clock",
    load: async () => (await import("./cron_job.ts")).createCronJob,
  },
  {
    name: "deployment",
    aliases: ["deploy"],
    summary: "A deployment of one or more images",
    load: async () => (await import("./deployment.ts")).createDeployment,
  },
  {
    name: "ingress",
    aliases: ["ing"],
    summary: "An ingress from its rules",
    load: async () => (await import("./ingress.ts")).createIngress,
  },
  {
    name: "job",
    summary: "A job, by image or from a cron job",
    load: async () => (await import("./job.ts")).createJob,
  },
  {
    name: "namespace",
    aliases: ["ns"],
    summary: "A namespace",
    load: async () => (await import("./namespace.ts")).createNamespace,
  },
  {
    name: "poddisruptionbudget",
    aliases: ["pdb"],
    summary: "A bound on how many pods may be away",
    load: async () => (await import("./disruption_budget.ts")).createDisruptionBudget,
  },
  {
    name: "priorityclass",
    aliases: ["pc"],
    summary: "A class of priority for pods",
    load: async () => (await import("./priority_class.ts")).createPriorityClass,
  },
  {
    name: "quota",
    aliases: ["resourcequota"],
    summary: "Make a quota for a namespace",
    load: async () => (await import("./quota.ts")).createQuota,
  },
  {
    name: "role",
    summary: "A role of one rule",
    load: async () => (await import("./role.ts")).createRole,
  },
  {
    name: "rolebinding",
    summary: "Give a role to users, groups and accounts here",
    load: async () => (await import("./role_binding.ts")).createRoleBinding,
  },
  {
    name: "secret",
    summary: "Make a secret: for a registry, of files and values, or for TLS",
    load: async () => (await import("./secret.ts")).createSecret,
  },
  {
    name: "service",
    aliases: ["svc"],
    summary: "A service, by its type",
    load: async () => (await import("./service.ts")).createService,
  },
  {
    name: "serviceaccount",
    aliases: ["sa"],
    summary: "An account for what runs in pods",
    load: async () => (await import("./service_account.ts")).createServiceAccount,
  },
  {
    name: "token",
    summary: "A token of a service account, for a while",
    load: async () => (await import("./token.ts")).createToken,
  },
];
