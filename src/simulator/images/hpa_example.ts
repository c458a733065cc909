import { onDebian } from "./debian.ts";
import type { Process, Run } from "../host/process.ts";
import { commonLogDate, serve, textAnswer } from "./web_server.ts";

/** registry.k8s.io/hpa-example: every request computes for a while, so that an autoscaler has something to see. */
export const hpaExample = onDebian({
  repositories: ["registry.k8s.io/hpa-example", "k8s.gcr.io/hpa-example"],
  hasTag: (tag) => tag === "latest",
  sizeBytes: 171_600_000,
  pullMs: 5200,
  cmd: ["apache2-foreground"],
  exposedPorts: [80],
  startMs: 500,
  load: { idleCpuMillis: 1, idleMemoryBytes: 10_485_760, requestCpuMs: 20 },
  programs: { "/usr/local/bin/apache2-foreground": start },
});

function* start(process: Process): Run {
  const answer = (request: { method: string; path: string; from: string }) => {
    process.out(
      `${request.from} - - [${
        commonLogDate(process.machine.now())
      }] "${request.method} ${request.path} HTTP/1.1" 200 203 "-" "-"\n`,
    );
    return textAnswer(process, "OK!", { type: "text/html" });
  };
  return yield* serve(process, 80, answer, { exitCode: 0, afterMs: 60 });
}
