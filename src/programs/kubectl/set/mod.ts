import type { Program } from "../../program.ts";

/** `kubectl set`. */
export const set: Program = {
  name: "set",
  summary: "Set specific features on objects",
  description: "Changes single fields of objects that are there, without writing a manifest.",
  usage: ["SUBCOMMAND"],
  flags: [],
  programs: [
    {
      name: "env",
      summary: "Environment variables of pods and their templates",
      load: async () => (await import("./env.ts")).setEnv,
    },
    {
      name: "image",
      summary: "Update the image of a pod template",
      load: async () => (await import("./image.ts")).setImage,
    },
    {
      name: "resources",
      summary: "Update resource requests/limits on objects with pod templates",
      load: async () => (await import("./resources.ts")).setResources,
    },
    {
      name: "selector",
      summary: "Which pods a service picks",
      load: async () => (await import("./selector.ts")).setSelector,
    },
    {
      name: "serviceaccount",
      aliases: ["sa"],
      summary: "Update the service account of a resource",
      load: async () => (await import("./service_account.ts")).setServiceAccount,
    },
    {
      name: "subject",
      summary: "Who a role binding is for",
      load: async () => (await import("./subject.ts")).setSubject,
    },
  ],
};
