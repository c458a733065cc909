/** `pequod sim`: the bundled cluster for other programs, and the levers of one that runs. */
import type { Program } from "../programs/program.ts";
import { simFault } from "./sim_fault.ts";
import { simSnapshot } from "./sim_snapshot.ts";
import { simStart } from "./sim_start.ts";
import { simTime } from "./sim_time.ts";

export const sim: Program = {
  name: "sim",
  summary: "The bundled cluster for other programs",
  description:
    "Serve the bundled cluster, and hold the levers of one that is being served: its time, its past, and what goes\n" +
    "wrong. All but start speak to the cluster of the kubeconfig, as its administrator.",
  usage: ["COMMAND [flags]"],
  flags: [],
  programs: [simStart, ...simTime, simSnapshot, simFault],
};
