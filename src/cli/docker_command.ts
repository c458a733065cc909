import type { LazyProgram, Program } from "../programs/program.ts";

/** `pequod docker`: the engine that DOCKER_HOST, a context or `-H` names. Its verbs are read when it is called. */
export const docker: LazyProgram = {
  name: "docker",
  summary: "Containers and images of a Docker engine, as docker does it",
  async load(): Promise<Program> {
    const { runDocker } = await import("../programs/docker/docker_program.ts");
    const { socketEngine } = await import("../engine_client/socket_engine.ts");
    return {
      name: docker.name,
      summary: docker.summary,
      usage: ["[OPTIONS] COMMAND"],
      flags: [],
      listPrograms: async () => (await import("../programs/docker/verb_tree.ts")).verbPrograms(),
      main: (argv, { io }) => runDocker(argv, { io, openEngine: socketEngine }),
    };
  },
};
