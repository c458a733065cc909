/** The command line in front of a small laboratory: what `pequod sim …` asks, answers and changes. */
import { sim } from "../../src/cli/sim.ts";
import { Client } from "../../src/cluster/client.ts";
import { runProgram } from "../../src/programs/program.ts";
import { type SampleLaboratory, sampleLaboratory } from "../simulator/laboratory/sample_laboratory.ts";
import { testEnvironment } from "./test_environment.ts";

export interface SimEnvironment extends SampleLaboratory {
  /** Runs `pequod sim …`. */
  run(...argv: string[]): Promise<{ code: number; out: string; err: string }>;
}

export function simEnvironment(): SimEnvironment {
  const laboratory = sampleLaboratory();
  const { api } = laboratory.world;
  const client = new Client({
    description: api.description,
    request: (path, init) => api.request(path, init),
    connect: (path, protocols, signal) => api.connect(path, protocols, signal),
    close: () => {},
  });
  return {
    ...laboratory,
    async run(...argv) {
      const { environment, output } = testEnvironment();
      const nothing = () => Promise.reject(new Error("not used"));
      environment.connect = () =>
        Promise.resolve({ client, namespace: "default", discovery: nothing, openapi: nothing });
      const code = await runProgram(sim, argv, environment);
      return { code, ...output };
    },
  };
}
