import type { ProgramEntry } from "../../program.ts";

/** The subcommands of `kubectl create`, each read when it is called. */
export const creations: readonly ProgramEntry[] = [
  {
    name: "clusterrole",
    summary: "Create a cluster role",
    load: async () => (await import("./cluster_role.ts")).createClusterRole,
  },
  {
    name: "clusterrolebinding",
    summary: "Create a cluster role binding for a particular cluster role",
    load: async () => (await import("./cluster_role_binding.ts")).createClusterRoleBinding,
  },
  {
    name: "configmap",
    aliases: ["cm"],
    summary: "Create a config map from a local file, directory or literal value",
    load: async () => (await import("./config_map.ts")).createConfigMap,
  },
  {
    name: "cronjob",
    aliases: ["cj"],
    summary: "Create a cron job with the specified name",
    load: async () => (await import("./cron_job.ts")).createCronJob,
  },
  {
    name: "deployment",
    aliases: ["deploy"],
    summary: "Create a deployment with the specified name",
    load: async () => (await import("./deployment.ts")).createDeployment,
  },
  {
    name: "ingress",
    aliases: ["ing"],
    summary: "Create an ingress with the specified name",
    load: async () => (await import("./ingress.ts")).createIngress,
  },
  {
    name: "job",
    summary: "Create a job with the specified name",
    load: async () => (await import("./job.ts")).createJob,
  },
  {
    name: "namespace",
    aliases: ["ns"],
    summary: "Create a namespace with the specified name",
    load: async () => (await import("./namespace.ts")).createNamespace,
  },
  {
    name: "poddisruptionbudget",
    aliases: ["pdb"],
    summary: "Create a pod disruption budget with the specified name",
    load: async () => (await import("./disruption_budget.ts")).createDisruptionBudget,
  },
  {
    name: "priorityclass",
    aliases: ["pc"],
    summary: "Create a priority class with the specified name",
    load: async () => (await import("./priority_class.ts")).createPriorityClass,
  },
  {
    name: "quota",
    aliases: ["resourcequota"],
    summary: "Create a quota with the specified name",
    load: async () => (await import("./quota.ts")).createQuota,
  },
  {
    name: "role",
    summary: "Create a role with single rule",
    load: async () => (await import("./role.ts")).createRole,
  },
  {
    name: "rolebinding",
    summary: "Create a role binding for a particular role or cluster role",
    load: async () => (await import("./role_binding.ts")).createRoleBinding,
  },
  {
    name: "secret",
    summary: "Create a secret using a specified subcommand",
    load: async () => (await import("./secret.ts")).createSecret,
  },
  {
    name: "service",
    aliases: ["svc"],
    summary: "Create a service using a specified subcommand",
    load: async () => (await import("./service.ts")).createService,
  },
  {
    name: "serviceaccount",
    aliases: ["sa"],
    summary: "Create a service account with the specified name",
    load: async () => (await import("./service_account.ts")).createServiceAccount,
  },
  {
    name: "token",
    summary: "Request a service account token",
    load: async () => (await import("./token.ts")).createToken,
  },
];
