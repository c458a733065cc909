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
      listPrograms: async () => {
        const { composeProgram } = await import("../programs/docker/compose/compose_verbs.ts");
        const { verbPrograms } = await import("../programs/docker/verb_tree.ts");
        return [...verbPrograms(), composeProgram("compose")];
      },
      main: (argv, { io }) => runDocker(argv, { io, openEngine: socketEngine }),
    };
  },
};

/** The same as `docker compose`, under the name that it had of old. */
export const dockerCompose: LazyProgram = {
  name: "docker-compose",
  summary: "Applications of several containers, described in files",
  async load(): Promise<Program> {
    const { runDocker } = await import("../programs/docker/docker_program.ts");
    const { socketEngine } = await import("../engine_client/socket_engine.ts");
    const { composeProgram } = await import("../programs/docker/compose/compose_verbs.ts");
    return {
      ...composeProgram(dockerCompose.name),
      main: (argv, { io }) => runDocker(["compose", ...argv], { io, openEngine: socketEngine }),
    };
  },
};
