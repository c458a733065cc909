import type { Program } from "../../program.ts";

/** `kubectl set`. */
export const set: Program = {
  name: "set",
  summary: "Change one thing of an object: image, resources, environment, selector",
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
      summary: "Give containers other images",
      load: async () => (await import("./image.ts")).setImage,
    },
    {
      name: "resources",
      summary: "Change what containers request and may use",
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
      summary: "Let pods run as another service account",
      load: async () => (await import("./service_account.ts")).setServiceAccount,
    },
    {
      name: "subject",
      summary: "Who a role binding is for",
      load: async () => (await import("./subject.ts")).setSubject,
    },
  ],
};
